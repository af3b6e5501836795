import { entryKinds } from '../../model/entry.ts';
import { type FacetCounts, offeredFacets } from '../format/facets.ts';
import { INDEX_VERSION, MANIFEST, type SearchManifest } from '../format/manifest.ts';
import { mapSpecs } from './index-maps.ts';
import type { IndexStore } from './index-store.ts';
import {
  type KeptEntries,
  type KeptIndex,
  type KeptMap,
  pathsOfEntries,
  stateFiles,
  writeEntries,
  writeKept,
  writeMap,
} from './kept-index.ts';
import { pathOf, putFile, toJsonBytes } from './shard-files.ts';
import { type AnyMap, filesOfMap } from './shard-map.ts';

const facetFiles = { name: 'facets', served: true };

/** An index as it is now: the maps that changed, all others being as they were kept. */
export type OpenIndex = {
  readonly entries: KeptEntries;
  readonly facets: FacetCounts;
  /** Titles of sources by id. */
  readonly titles: ReadonlyMap<string, string>;
  readonly common: KeptIndex['common'];
  readonly maps: readonly AnyMap[];
};

/** What was kept of an index, and of its entries, before it was changed. */
type Before = { readonly kept: KeptIndex; readonly entries: KeptEntries };

/** Writes what is not in maps: their states, the manifest, and last of all what the next build begins with. */
export function writeIndex(index: OpenIndex, before: Before | undefined, store: IndexStore): KeptIndex {
  const { entries, facets, titles, common, maps } = index;
  const changed = maps.map((map): [string, KeptMap] => [map.spec.name, writeMap(map, store)]);
  const known = before?.entries.list === entries.list ? before.kept.entries : undefined;
  const kept = {
    ...writeEntries(entries, known, store),
    facets,
    facetFile: putFile(facetFiles, toJsonBytes(offeredFacets(facets, titles)), store),
    common,
    maps: { ...before?.kept.maps, ...Object.fromEntries(changed) },
  };
  store.write(MANIFEST, toJsonBytes(manifestOf(kept, entries.digests.length)));
  return writeKept(kept, store);
}

function manifestOf({ maps, common, facetFile }: Omit<KeptIndex, 'version'>, entries: number): SearchManifest {
  const treeOf = ({ name }: { readonly name: string }) =>
    maps[name]?.tree ?? { name, deep: false, bounds: [], hashes: '' };
  return {
    version: INDEX_VERSION,
    entries,
    kinds: entryKinds,
    names: treeOf(mapSpecs.names),
    tops: treeOf(mapSpecs.tops),
    nameWords: treeOf(mapSpecs.nameWords),
    textWords: treeOf(mapSpecs.textWords),
    terms: treeOf(mapSpecs.terms),
    common,
    texts: treeOf(mapSpecs.texts),
    facets: pathOf(facetFiles, facetFile),
  };
}

/** Paths of all files of some maps and of what stands beside them. */
export function pathsOf(kept: KeptIndex, maps: readonly AnyMap[]): Set<string> {
  const paths = maps.flatMap((map) => [
    ...filesOfMap(map),
    pathOf(stateFiles(map.spec.name), kept.maps[map.spec.name]?.state ?? ''),
  ]);
  return new Set([MANIFEST, ...pathsOfEntries(kept), pathOf(facetFiles, kept.facetFile), ...paths]);
}

/** Paths of served files that came and went; where the index `isNew`, all were written and none of before is left. */
export type IndexUpdate = {
  readonly isNew: boolean;
  readonly written: readonly string[];
  readonly gone: readonly string[];
};

export function isServed(path: string): boolean {
  return path.startsWith('search/');
}
