import type { ShardTree } from '../format/shard-tree.ts';
import { changedLeaves } from './changed-leaves.ts';
import type { FilledMap } from './encoded-values.ts';
import type { IndexStore } from './index-store.ts';
import { newLeaf } from './leaf-groups.ts';
import { cutLeaves, type Leaf, type LeavesToWrite, pageFiles, writeLeaves } from './map-leaves.ts';
import { getNamed, pathOf, type ShardFiles } from './shard-files.ts';

/** What a sorted map holds, and how a leaf of it is written. */
export type MapSpec<Value> = ShardFiles & {
  /** Keys are numbers of entries: leaves hold the same run of numbers each, and neighbours are named together. */
  readonly even?: true;
  /** Weight of a leaf at most (of an even one on average), in bytes before compression, in a map of so many keys. */
  readonly limit: (keys: number) => number;
  readonly weigh: (value: Value, key: string) => number;
  readonly encode: (values: readonly Value[], keys: readonly string[]) => Uint8Array;
  /** `bound`: what a leaf's keys sort at or behind. */
  readonly decode: (bytes: Uint8Array, bound: string) => LeafContent<Value>;
};

/** Keys of one leaf in order, and beside each its value. */
export type LeafContent<Value> = { readonly keys: readonly string[]; readonly values: readonly Value[] };

/** What is kept of a map: its leaves in order; which keys they hold, they say themselves. */
export type MapState = {
  readonly leaves: readonly Leaf[];
  readonly pages: readonly string[];
  readonly tree: ShardTree;
};

/** Keys that come or change, with their values; undefined for those that go. */
export type MapChanges<Value> = ReadonlyMap<string, Value | undefined>;

/** A sorted map that lies in files of a store; what it holds is read when it is asked for. */
export type ShardMap<Value> = {
  readonly spec: MapSpec<Value>;
  readonly state: MapState;
  readonly store: IndexStore;
  /** Leaves read so far, by their place. */
  readonly known: Map<number, LeafContent<Value>>;
};

/** A map of whatever values: where it lies, but not what it holds. */
export type AnyMap = { readonly spec: ShardFiles; readonly state: MapState };

export function emptyMap<Value>(spec: MapSpec<Value>, store: IndexStore): ShardMap<Value> {
  return openMap(
    spec,
    { leaves: [], pages: [], tree: { name: spec.name, deep: false, bounds: [], hashes: '' } },
    store,
  );
}

export function openMap<Value>(spec: MapSpec<Value>, state: MapState, store: IndexStore): ShardMap<Value> {
  return { spec, state, store, known: new Map() };
}

/** How many keys a map holds. */
export function sizeOf({ state }: AnyMap): number {
  return state.leaves.reduce((sum, { keys }) => sum + keys, 0);
}

/** Value of a key. Throws `LostIndexError` where its leaf is not in the store. */
export function findValue<Value>(map: ShardMap<Value>, key: string): Value | undefined {
  const { keys, values } = contentOf(map, leafAt(map, key));
  const at = firstAtOrAfter(keys, key);
  return keys[at] === key ? values[at] : undefined;
}

/** Values of all keys that begin so, in order. */
export function valuesUnder<Value>(map: ShardMap<Value>, prefix: string): Value[] {
  const found: Value[] = [];
  for (let leaf = leafAt(map, prefix); leaf < map.state.leaves.length; leaf++) {
    const { keys, values } = contentOf(map, leaf);
    let at = firstAtOrAfter(keys, prefix);
    const from = at;
    while (keys[at]?.startsWith(prefix) === true) at++;
    found.push(...values.slice(from, at));
    if (at < keys.length) break;
  }
  return found;
}

/** All keys in order: every leaf is read. */
export function* keysOf<Value>(map: ShardMap<Value>): Iterable<string> {
  for (const leaf of map.state.leaves.keys()) yield* contentOf(map, leaf).keys;
}

/** The leaf that a key lies in, if it is there. */
function leafAt<Value>({ state: { leaves } }: ShardMap<Value>, key: string): number {
  let low = 0;
  let high = leaves.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((leaves[middle]?.bound ?? '') <= key) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** What a leaf holds. Throws `LostIndexError` where it is not in the store. */
export function contentOf<Value>({ spec, state, store, known }: ShardMap<Value>, at: number): LeafContent<Value> {
  const leaf = state.leaves[at];
  if (leaf === undefined) return { keys: [], values: [] };
  const read = known.get(at) ?? spec.decode(getNamed(spec, leaf, store), leaf.bound);
  known.set(at, read);
  return read;
}

/** The map with the changes made, cut into leaves as if it were built from nothing; few other leaves are read. */
export function updateMap<Value>(map: ShardMap<Value>, changes: MapChanges<Value>): ShardMap<Value> {
  if (changes.size === 0) return map;
  const { spec, store, state } = map;
  const leaves = state.leaves.length === 0 ? firstLeaves(spec, changes) : changedLeaves(map, changes);
  return openMap(spec, writeLeaves(spec, leaves, store), store);
}

function firstLeaves<Value>(spec: MapSpec<Value>, changes: MapChanges<Value>): LeavesToWrite {
  const keys = [...changes.keys()].filter((key) => changes.get(key) !== undefined).sort();
  const values = keys.map((key) => changes.get(key)).filter((value) => value !== undefined);
  return cutLeaves(spec, {
    keys,
    weights: values.map((value, at) => spec.weigh(value, keys[at] ?? '')),
    make: ({ from, to }) => newLeaf(spec.encode(values.slice(from, to), keys.slice(from, to))),
  });
}

/** A map that holds nothing yet is filled, leaf by leaf. */
export function fillMap<Value>(map: ShardMap<Value>, { keys, weights, leaf }: FilledMap): ShardMap<Value> {
  if (keys.length === 0) return map;
  const { spec, store } = map;
  const leaves = cutLeaves(spec, { keys, weights, make: (range) => newLeaf(leaf(range)) });
  return openMap(spec, writeLeaves(spec, leaves, store), store);
}

/** Paths of a map's files, leaves and pages. */
export function filesOfMap({ spec, state }: AnyMap): string[] {
  const pages = pageFiles(spec);
  const leaves = state.leaves.map(({ name }) => pathOf(spec, name));
  return [...leaves, ...state.pages.map((hash) => pathOf(pages, hash))];
}

export function firstAtOrAfter(sorted: readonly string[], key: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
