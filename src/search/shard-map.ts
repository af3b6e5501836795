import type { IndexStore } from './index-store.ts';
import { getFile, pathOf, putFile, type ShardFiles, toBytes } from './shard-files.ts';
import { pageText, type ShardTree } from './shard-tree.ts';
import { type KeyRange, splitKeys } from './split-keys.ts';

/** What a sorted map holds, and how a leaf of it is written. */
export type MapSpec<Value> = ShardFiles & {
  /** Weight of a leaf at most, in bytes before compression, in a map of so many keys. */
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
  const state = { keys: [], weights: [], starts: [], hashes: [], pages: [], tree };
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
    values = spec.decode(getFile(spec, state.hashes[leaf] ?? '', store), keys);
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
  const ranges = splitKeys(keys, weights, spec.limit(keys.length));
  const hashes = ranges.map((range) => {
    const own = keys.slice(range.from, range.to);
    const known = sameLeaf(map.state, own, changed);
    if (known !== undefined) return known;
    const values = own.flatMap((key) => {
      const value = changes.get(key) ?? findValue(map, key);
      return value === undefined ? [] : [value];
    });
    return putFile(spec, spec.encode(values, own), store);
  });
  const { tree, pages } = treeOf(spec, { ranges, hashes }, store);
  const starts = ranges.map(({ from }) => from);
  return openMap(spec, { keys, weights, starts, hashes, pages, tree }, store);
}

/** Paths of a map's files, leaves and pages. */
export function filesOfMap({ spec, state }: AnyMap): string[] {
  const pages = pageFiles(spec);
  return [...state.hashes.map((hash) => pathOf(spec, hash)), ...state.pages.map((hash) => pathOf(pages, hash))];
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

/** Hash of the leaf that held just these keys before, where none of them changed. */
function sameLeaf(state: MapState, keys: readonly string[], changed: readonly string[]): string | undefined {
  const first = keys[0] ?? '';
  const last = keys.at(-1) ?? '';
  const next = changed[firstAtOrAfter(changed, first)];
  if (next !== undefined && next <= last) return undefined;
  const at = firstAtOrAfter(state.keys, first);
  const leaf = lastAtOrBefore(state.starts, at);
  const end = state.starts[leaf + 1] ?? state.keys.length;
  const isSame = state.starts[leaf] === at && end - at === keys.length && state.keys[at] === first;
  return isSame ? state.hashes[leaf] : undefined;
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
