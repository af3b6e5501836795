import { cutEvenly, type EvenCut } from './even-leaves.ts';
import type { IndexStore } from './index-store.ts';
import { type MadeLeaf, putGroups } from './leaf-groups.ts';
import { getNamed, hashOf, type LeafFile, pathOf, putFile, type ShardFiles, toBytes } from './shard-files.ts';
import { pageText, type ShardTree } from './shard-tree.ts';
import { type KeyRange, splitKeys } from './split-keys.ts';

/** What a sorted map holds, and how a leaf of it is written. */
export type MapSpec<Value> = ShardFiles & {
  /** Keys are numbers of entries: leaves hold the same run of numbers each, and neighbours are named together. */
  readonly even?: true;
  /** Weight of a leaf at most (of an even one on average), in bytes before compression, in a map of so many keys. */
  readonly limit: (keys: number) => number;
  readonly weigh: (value: Value, key: string) => number;
  readonly encode: (values: readonly Value[], keys: readonly string[]) => Uint8Array;
  readonly decode: (bytes: Uint8Array, keys: readonly string[]) => readonly Value[];
};

/** What is kept of a map: its sorted keys with their weights, and which leaf begins at which key. */
export type MapState = {
  readonly keys: readonly string[];
  readonly weights: readonly number[];
  readonly starts: readonly number[];
  readonly hashes: readonly string[];
  /** What stands for its hash in the name of a leaf's file, where that is something else. */
  readonly names: readonly string[];
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
  readonly leaves: Map<number, readonly Value[]>;
};

/** A map of whatever values: where it lies, but not what it holds. */
export type AnyMap = { readonly spec: ShardFiles; readonly state: MapState };

/** More leaves than this and the tree gets a level of pages. */
const FLAT = 48;
/** Leaves that one page lists: few pages mean that a reader can have them all before it is asked anything. */
const LISTED = 768;

export function emptyMap<Value>(spec: MapSpec<Value>, store: IndexStore): ShardMap<Value> {
  const tree = { name: spec.name, deep: false, bounds: [], hashes: '' };
  const state = { keys: [], weights: [], starts: [], hashes: [], names: [], pages: [], tree };
  return { spec, state, store, leaves: new Map() };
}

export function openMap<Value>(spec: MapSpec<Value>, state: MapState, store: IndexStore): ShardMap<Value> {
  return { spec, state, store, leaves: new Map() };
}

/** Value of a key. Throws `LostIndexError` where its leaf is not in the store. */
export function findValue<Value>(map: ShardMap<Value>, key: string): Value | undefined {
  const at = firstAtOrAfter(map.state.keys, key);
  return map.state.keys[at] === key ? valueAt(map, at) : undefined;
}

/** Values of all keys that begin so, in order. */
export function valuesUnder<Value>(map: ShardMap<Value>, prefix: string): Value[] {
  const { keys } = map.state;
  const values: Value[] = [];
  for (let at = firstAtOrAfter(keys, prefix); keys[at]?.startsWith(prefix) === true; at++) {
    const value = valueAt(map, at);
    if (value !== undefined) values.push(value);
  }
  return values;
}

function valueAt<Value>(map: ShardMap<Value>, at: number): Value | undefined {
  const { spec, state, store, leaves } = map;
  const leaf = lastAtOrBefore(state.starts, at);
  const from = state.starts[leaf] ?? 0;
  let values = leaves.get(leaf);
  if (values === undefined) {
    const keys = state.keys.slice(from, state.starts[leaf + 1]);
    values = spec.decode(getNamed(spec, leafFile(state, leaf), store), keys);
    leaves.set(leaf, values);
  }
  return values[at - from];
}

/** The map with the changes made, cut into leaves as if it were built from nothing; untouched leaves are not read. */
export function updateMap<Value>(map: ShardMap<Value>, changes: MapChanges<Value>): ShardMap<Value> {
  if (changes.size === 0) return map;
  const { spec, store } = map;
  const changed = [...changes.keys()].sort();
  const { keys, weights } = merged(map, changes, changed);
  const limit = spec.limit(keys.length);
  const cut = spec.even ? cutEvenly(keys, weights, limit) : { width: 0, ranges: splitKeys(keys, weights, limit) };
  const made = (range: KeyRange): MadeLeaf => {
    const own = keys.slice(range.from, range.to);
    const known = sameLeaf(map.state, own, changed);
    if (known !== undefined) return { hash: map.state.hashes[known] ?? '', old: leafFile(map.state, known) };
    const values = own.flatMap((key) => {
      const value = changes.get(key) ?? findValue(map, key);
      return value === undefined ? [] : [value];
    });
    const bytes = spec.encode(values, own);
    return spec.even ? { hash: hashOf(bytes), bytes } : { hash: putFile(spec, bytes, store) };
  };
  const starts = cut.ranges.map(({ from }) => from);
  if (spec.even) return openMap(spec, { keys, weights, starts, ...evenLeaves(map, { keys, cut, made }) }, store);
  const hashes = cut.ranges.map((range) => made(range).hash);
  const { tree, pages } = treeOf(spec, { ranges: cut.ranges, hashes }, store);
  return openMap(spec, { keys, weights, starts, hashes, names: [], pages, tree }, store);
}

type EvenLeaves = {
  readonly keys: readonly string[];
  readonly cut: EvenCut;
  readonly made: (range: KeyRange) => MadeLeaf;
};

/** Leaves of an even map, and the one page that lists the names of their groups. */
function evenLeaves<Value>({ spec, store }: ShardMap<Value>, { keys, cut, made }: EvenLeaves) {
  const leaves = cut.ranges.map((range) => ({ key: keys[range.from] ?? '', make: () => made(range) }));
  const { hashes, names, groups } = putGroups(spec, { leaves, width: cut.width }, store);
  const pages = [putFile(pageFiles(spec), toBytes(groups), store)];
  const tree = { name: spec.name, deep: true, bounds: [], hashes: pages.join(''), width: cut.width };
  return { hashes, names, pages, tree };
}

/** What a leaf's file is named by. */
function leafFile({ hashes, names }: MapState, leaf: number): LeafFile {
  const hash = hashes[leaf] ?? '';
  return { hash, name: names[leaf] ?? hash };
}

/** Paths of a map's files, leaves and pages. */
export function filesOfMap({ spec, state }: AnyMap): string[] {
  const pages = pageFiles(spec);
  const leaves = state.hashes.map((_, leaf) => pathOf(spec, leafFile(state, leaf).name));
  return [...leaves, ...state.pages.map((hash) => pathOf(pages, hash))];
}

type Merged = { readonly keys: string[]; readonly weights: number[] };

function merged<Value>(
  { spec, state }: ShardMap<Value>,
  changes: MapChanges<Value>,
  changed: readonly string[],
): Merged {
  const keys: string[] = [];
  const weights: number[] = [];
  let at = 0;
  const copyTo = (end: number) => {
    for (; at < end; at++) {
      keys.push(state.keys[at] ?? '');
      weights.push(state.weights[at] ?? 0);
    }
  };
  for (const key of changed) {
    copyTo(firstAtOrAfter(state.keys, key));
    if (state.keys[at] === key) at++;
    const value = changes.get(key);
    if (value === undefined) continue;
    keys.push(key);
    weights.push(spec.weigh(value, key));
  }
  copyTo(state.keys.length);
  return { keys, weights };
}

/** The leaf that held just these keys before, where none of them changed. */
function sameLeaf(state: MapState, keys: readonly string[], changed: readonly string[]): number | undefined {
  const first = keys[0] ?? '';
  const last = keys.at(-1) ?? '';
  const next = changed[firstAtOrAfter(changed, first)];
  if (next !== undefined && next <= last) return undefined;
  const at = firstAtOrAfter(state.keys, first);
  const leaf = lastAtOrBefore(state.starts, at);
  const end = state.starts[leaf + 1] ?? state.keys.length;
  const isSame = state.starts[leaf] === at && end - at === keys.length && state.keys[at] === first;
  return isSame ? leaf : undefined;
}

type Leaves = { readonly ranges: readonly KeyRange[]; readonly hashes: readonly string[] };

/** Where leaves begin, in one list or, for many, a list of pages. */
function treeOf(files: ShardFiles, { ranges, hashes }: Leaves, store: IndexStore) {
  const { name } = files;
  const bounds = ranges.map(({ bound }) => bound);
  if (hashes.length <= FLAT || !files.served) {
    return {
      tree: { name, deep: false, bounds: files.served ? bounds : [], hashes: files.served ? hashes.join('') : '' },
      pages: [],
    };
  }
  const parts = splitKeys(
    bounds,
    bounds.map(() => 1),
    LISTED,
  );
  const pages = parts.map(({ from, to }) =>
    putFile(
      pageFiles(files),
      toBytes(pageText({ bounds: bounds.slice(from, to), hashes: hashes.slice(from, to).join('') })),
      store,
    ),
  );
  return {
    tree: { name, deep: true, bounds: parts.map(({ from }) => bounds[from] ?? ''), hashes: pages.join('') },
    pages,
  };
}

function pageFiles({ name, served }: ShardFiles): ShardFiles {
  return { name: `${name}-page`, served };
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

function lastAtOrBefore(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
