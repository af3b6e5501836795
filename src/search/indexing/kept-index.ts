import type { FacetCounts } from '../format/facets.ts';
import type { ShardTree } from '../format/shard-tree.ts';
import { type IndexStore, LostIndexError } from './index-store.ts';
import type { Leaf } from './map-leaves.ts';
import { fromJsonBytes, getFile, pathOf, putFile, toJsonBytes } from './shard-files.ts';
import { type AnyMap, type MapSpec, openMap, type ShardMap } from './shard-map.ts';

/** Shape of what is kept; what is of another shape is built anew. */
const KEPT_VERSION = 9;
const ROOT = 'kept/index.json';

/** What is kept between two builds beside the files of the index. */
export type KeptIndex = {
  readonly version: number;
  /** Hash of the list of entries, and of what their records were known by. */
  readonly entries: string;
  readonly digests: string;
  readonly facets: FacetCounts;
  /** Hash of the file of facets. */
  readonly facetFile: string;
  readonly common: readonly (readonly [term: string, entries: number])[];
  /** Name of a map → hash of its state, and its tree. */
  readonly maps: Readonly<Record<string, KeptMap>>;
};
export type KeptMap = { readonly state: string; readonly tree: ShardTree };

/** Every entry in the index, and beside each what its record was known by, which alone changes with most edits. */
export type KeptEntries = { readonly list: EntryList; readonly digests: readonly string[] };
/** Ids of entries and their numbers, side by side. */
type EntryList = { readonly ids: readonly string[]; readonly numbers: readonly number[] };

const listFiles = { name: 'entries', served: false };
const digestFiles = { name: 'digests', served: false };

export function readKept(store: IndexStore): KeptIndex | undefined {
  const bytes = store.read(ROOT);
  if (bytes === undefined) return undefined;
  try {
    const kept = fromJsonBytes<KeptIndex>(bytes);
    return kept.version === KEPT_VERSION ? kept : undefined;
  } catch {
    return undefined;
  }
}

export function writeKept(index: Omit<KeptIndex, 'version'>, store: IndexStore): KeptIndex {
  const kept = { ...index, version: KEPT_VERSION };
  store.write(ROOT, toJsonBytes(kept));
  return kept;
}

export function readEntries({ entries, digests }: KeptIndex, store: IndexStore): KeptEntries {
  return {
    list: fromJsonBytes<EntryList>(getFile(listFiles, entries, store)),
    digests: fromJsonBytes<string[]>(getFile(digestFiles, digests, store)),
  };
}

/** `known`: hash of the list of entries, where that is as it was. */
export function writeEntries({ list, digests }: KeptEntries, known: string | undefined, store: IndexStore) {
  return {
    entries: known ?? putFile(listFiles, toJsonBytes(list), store),
    digests: putFile(digestFiles, toJsonBytes(digests), store),
  };
}

export function pathsOfEntries({ entries, digests }: KeptIndex): string[] {
  return [pathOf(listFiles, entries), pathOf(digestFiles, digests)];
}

/** A map as it was kept. Throws `LostIndexError` where it was not. */
export function readMap<Value>(spec: MapSpec<Value>, kept: KeptIndex, store: IndexStore): ShardMap<Value> {
  const known = kept.maps[spec.name];
  if (known === undefined) throw new LostIndexError(spec.name);
  const state = fromJsonBytes<KeptState>(getFile(stateFiles(spec.name), known.state, store));
  return openMap(spec, { leaves: state.leaves.map(toLeaf), pages: state.pages, tree: known.tree }, store);
}

export function writeMap({ spec, state: { tree, leaves, pages } }: AnyMap, store: IndexStore): KeptMap {
  const state: KeptState = { leaves: leaves.map(toRow), pages };
  return { state: putFile(stateFiles(spec.name), toJsonBytes(state), store), tree };
}

type KeptState = { readonly leaves: readonly LeafRow[]; readonly pages: readonly string[] };
/** A leaf as it is kept; its name only where that is not its hash. */
type LeafRow = readonly [bound: string, depth: number, weight: number, keys: number, hash: string, name?: string];

function toRow({ bound, depth, weight, keys, hash, name }: Leaf): LeafRow {
  return name === hash ? [bound, depth, weight, keys, hash] : [bound, depth, weight, keys, hash, name];
}

function toLeaf([bound, depth, weight, keys, hash, name = hash]: LeafRow): Leaf {
  return { bound, depth, weight, keys, hash, name };
}

export function stateFiles(name: string) {
  return { name: `${name}-state`, served: false };
}
