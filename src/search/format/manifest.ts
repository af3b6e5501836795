import type { EntryKind } from '../../model/entry.ts';
import type { ShardTree } from './shard-tree.ts';

/** `search/manifest.json`: the one file of the index whose name does not change. */
export type SearchManifest = {
  /** Shape of the index; a page of another shape must be loaded anew. */
  readonly version: number;
  readonly entries: number;
  /** Kinds of entry, in the order in which names number them. */
  readonly kinds: readonly EntryKind[];
  /** Titles and labels by word. */
  readonly names: ShardTree;
  /** The best names for prefixes that many names share. */
  readonly tops: ShardTree;
  /** Words of names, by sound. */
  readonly nameWords: ShardTree;
  /** Words of all texts, by sound. */
  readonly textWords: ShardTree;
  /** Where each term of the texts stands. */
  readonly terms: ShardTree;
  /** Terms too common to be asked of every result, with how many entries hold them. */
  readonly common: readonly (readonly [term: string, entries: number])[];
  /** The texts, by number of entry. */
  readonly texts: ShardTree;
  /** Path of the file that lists what results can be narrowed to (see `Facets`). */
  readonly facets: string;
};

export const MANIFEST = 'search/manifest.json';
export const INDEX_VERSION = 5;
