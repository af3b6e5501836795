import { textKey } from '../format/entry-text.ts';
import { leafOf, numberOf, runsOf, widthOf } from '../format/even-leaves.ts';
import { type KeyRange, splitAlike } from '../format/split-keys.ts';
import { type MadeLeaf, newLeaf } from './leaf-groups.ts';
import { cutLeaves, type KeysToWrite, type LeafToWrite, type LeavesToWrite, leavesIn } from './map-leaves.ts';
import { contentOf, findValue, type MapChanges, type ShardMap, sizeOf } from './shard-map.ts';

/** A map and its changes: the keys that changed, in order, and by how much each makes it heavier and longer. */
type Changing<Value> = {
  readonly map: ShardMap<Value>;
  readonly changes: MapChanges<Value>;
  readonly changed: readonly string[];
  readonly heavier: readonly number[];
  readonly longer: readonly number[];
};

/** Some neighbouring leaves of a map as it was, and the changes of keys among theirs; `to` and `end` are exclusive. */
type Stretch = { readonly from: number; readonly to: number; readonly first: number; readonly end: number };
type Leaves = readonly LeafToWrite[];

/**
 * The leaves of a map with changes made, the same as if all its keys were cut anew. Only those are read that hold
 * changed keys, and those beside them that were cut out of the same keys (see `splitKeys`).
 */
export function changedLeaves<Value>(map: ShardMap<Value>, changes: MapChanges<Value>): LeavesToWrite {
  const { spec, state } = map;
  const changing = toChanging(map, changes);
  const all: Stretch = { from: 0, to: state.leaves.length, first: 0, end: changing.changed.length };
  const { weight, keys } = sizeAfter(changing, all);
  const limit = spec.limit(keys);
  if (spec.even) {
    const width = widthOf(keys, weight, limit);
    if (width === state.tree.width) return { leaves: [...changedRuns(changing, all, width)].flat(), width };
  } else if (weight > limit && limit === spec.limit(sizeOf(map))) {
    return { leaves: [...changedNode(changing, all, { depth: 0, limit })].flat(), width: undefined };
  }
  return cutLeaves(spec, merged(changing, all));
}

function toChanging<Value>(map: ShardMap<Value>, changes: MapChanges<Value>): Changing<Value> {
  const changed = [...changes.keys()].sort();
  const weigh = (value: Value | undefined, key: string) => (value === undefined ? 0 : map.spec.weigh(value, key));
  const [heavier, longer]: [number[], number[]] = [[], []];
  for (const key of changed) {
    const [before, after] = [findValue(map, key), changes.get(key)];
    heavier.push(weigh(after, key) - weigh(before, key));
    longer.push(Number(after !== undefined) - Number(before !== undefined));
  }
  return { map, changes, changed, heavier, longer };
}

function sizeAfter<Value>({ map, heavier, longer }: Changing<Value>, { from, to, first, end }: Stretch) {
  let [weight, keys] = [0, 0];
  for (let at = from; at < to; at++) {
    weight += map.state.leaves[at]?.weight ?? 0;
    keys += map.state.leaves[at]?.keys ?? 0;
  }
  for (let at = first; at < end; at++) {
    weight += heavier[at] ?? 0;
    keys += longer[at] ?? 0;
  }
  return { weight, keys };
}

/** Keys that share `depth` letters and are cut by themselves. */
type Node = { readonly depth: number; readonly limit: number };

/**
 * Cuts such keys again. Those of them that share a letter more and are cut by themselves, before and after, stand
 * between stretches of others, each of which is cut without regard to the rest.
 */
function* changedNode<Value>(changing: Changing<Value>, whole: Stretch, node: Node): Iterable<Leaves> {
  let { from, first } = whole;
  for (let at = from; at < whole.to; ) {
    const { depth, bound } = changing.map.state.leaves[at] ?? { ...node, bound: '' };
    if (depth === node.depth) {
      at++;
      continue;
    }
    const inner = innerStretch(changing, { ...whole, from: at, first }, bound.slice(0, node.depth + 1));
    at = inner.to;
    const isSame = inner.first === inner.end;
    if (!isSame && !isCut(changing, inner, node)) continue;
    yield changedStretch(changing, { from, to: inner.from, first, end: inner.first }, node);
    if (isSame) yield changing.map.state.leaves.slice(inner.from, inner.to);
    else yield* changedNode(changing, inner, { ...node, depth: node.depth + 1 });
    [from, first] = [inner.to, inner.end];
  }
  yield changedStretch(changing, { ...whole, from, first }, node);
}

/** Of a stretch the leaves from its first on, and of its changes those, whose keys begin so. */
function innerStretch<Value>({ map, changed }: Changing<Value>, whole: Stretch, prefix: string): Stretch {
  const { leaves } = map.state;
  let { from: to, first } = whole;
  while (to < whole.to && leaves[to]?.bound.startsWith(prefix)) to++;
  while (first < whole.end && (changed[first] ?? '') < prefix) first++;
  let end = first;
  while (end < whole.end && changed[end]?.startsWith(prefix)) end++;
  return { from: whole.from, to, first, end };
}

/** Are its keys, with the changes made, too heavy for one leaf? See `splitKeys`. */
function isCut<Value>(changing: Changing<Value>, stretch: Stretch, { limit }: Node): boolean {
  const { weight, keys } = sizeAfter(changing, stretch);
  return weight > limit && keys > 1;
}

function changedStretch<Value>(changing: Changing<Value>, stretch: Stretch, { depth, limit }: Node): Leaves {
  const { from, to, first, end } = stretch;
  if (first === end) return changing.map.state.leaves.slice(from, to);
  const cutting = merged(changing, stretch);
  return leavesIn(splitAlike({ ...cutting, limit }, depth), cutting);
}

/** Leaves of an even map: each holds its run of numbers, whatever the others do. */
function* changedRuns<Value>(changing: Changing<Value>, whole: Stretch, width: number): Iterable<Leaves> {
  const { map, changed } = changing;
  const { leaves } = map.state;
  let { from } = whole;
  for (let first = 0; first < whole.end; ) {
    const run = leafOf(numberOf(changed[first] ?? ''), width);
    const [bound, next] = [textKey(run * width), textKey((run + 1) * width)];
    let to = from;
    while (to < whole.to && (leaves[to]?.bound ?? '') < bound) to++;
    yield leaves.slice(from, to);
    let end = first;
    while (end < whole.end && (changed[end] ?? '') < next) end++;
    from = leaves[to]?.bound === bound ? to + 1 : to;
    const cutting = merged(changing, { from: to, to: from, first, end });
    yield leavesIn(runsOf(cutting.keys, width), cutting);
    first = end;
  }
  yield leaves.slice(from, whole.to);
}

/** All keys of a stretch with the changes made. */
function merged<Value>({ map, changes, changed }: Changing<Value>, stretch: Stretch): KeysToWrite {
  const { spec, state } = map;
  const [keys, values, weights, sources]: [string[], Value[], number[], number[]] = [[], [], [], []];
  const put = (key: string, value: Value | undefined, source: number) => {
    if (value === undefined) return;
    keys.push(key);
    values.push(value);
    weights.push(spec.weigh(value, key));
    sources.push(source);
  };
  let next = stretch.first;
  const change = (key: string) => put(key, changes.get(key), -1);
  for (let leaf = stretch.from; leaf < stretch.to; leaf++) {
    const content = contentOf(map, leaf);
    for (const [at, key] of content.keys.entries()) {
      while (next < stretch.end && (changed[next] ?? '') < key) change(changed[next++] ?? '');
      if (changed[next] !== key) put(key, content.values[at], leaf);
    }
  }
  while (next < stretch.end) change(changed[next++] ?? '');
  const make = ({ from, to }: KeyRange): MadeLeaf => {
    const leaf = sources[from] ?? -1;
    const old = state.leaves[leaf];
    const isOld = old?.keys === to - from && sources.slice(from, to).every((source) => source === leaf);
    return isOld ? { hash: old.hash, old } : newLeaf(spec.encode(values.slice(from, to), keys.slice(from, to)));
  };
  return { keys, weights, make };
}
