import type { FilledMap } from './encoded-values.ts';
import type { IndexStore } from './index-store.ts';
import { type MadeLeaf, newLeaf } from './leaf-groups.ts';
import { leafFile, pageFiles, writeLeaves } from './map-leaves.ts';
import { getNamed, pathOf, type ShardFiles } from './shard-files.ts';
import type { ShardTree } from './shard-tree.ts';
import type { KeyRange } from './split-keys.ts';

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
  const make = (range: KeyRange): MadeLeaf => {
    const own = keys.slice(range.from, range.to);
    const known = sameLeaf(map.state, own, changed);
    if (known !== undefined) return { hash: map.state.hashes[known] ?? '', old: leafFile(map.state, known) };
    const values = own.flatMap((key) => {
      const value = changes.get(key) ?? findValue(map, key);
      return value === undefined ? [] : [value];
    });
    return newLeaf(spec.encode(values, own));
  };
  return openMap(spec, writeLeaves(spec, { keys, weights, make }, store), store);
}

/** A map that holds nothing yet is filled, leaf by leaf. */
export function fillMap<Value>(map: ShardMap<Value>, { keys, weights, leaf }: FilledMap): ShardMap<Value> {
  if (keys.length === 0) return map;
  const { spec, store } = map;
  const make = (range: KeyRange) => newLeaf(leaf(range));
  return openMap(spec, writeLeaves(spec, { keys, weights, make }, store), store);
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
