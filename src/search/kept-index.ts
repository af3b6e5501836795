import type { FacetCounts } from './facets.ts';
import { type IndexStore, LostIndexError } from './index-store.ts';
import type { Leaf } from './map-leaves.ts';
import { fromJsonBytes, getFile, putFile, toJsonBytes } from './shard-files.ts';
import { type AnyMap, type MapSpec, openMap, type ShardMap } from './shard-map.ts';
import type { ShardTree } from './shard-tree.ts';

/** Shape of what is kept; what is of another shape is built anew. */
const KEPT_VERSION = 7;
const ROOT = 'kept/index.json';

/** What is kept between two builds beside the files of the index. */
export type KeptIndex = {
  readonly version: number;
  /** Hash of the list of entries. */
  readonly entries: string;
  readonly facets: FacetCounts;
  /** Hash of the file of facets. */
  readonly facetFile: string;
  readonly common: readonly (readonly [term: string, entries: number])[];
  /** Name of a map → hash of its state, and its tree. */
  readonly maps: Readonly<Record<string, KeptMap>>;
};
export type KeptMap = { readonly state: string; readonly tree: ShardTree };

/** Every entry in the index: its id, number, and what its record was known by; three lists side by side. */
export type KeptEntries = {
  readonly ids: readonly string[];
  readonly numbers: readonly number[];
  readonly digests: readonly string[];
};

export const entriesFiles = { name: 'entries', served: false };

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
