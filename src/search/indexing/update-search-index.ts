import { updateFacets } from '../format/facets.ts';
import { MANIFEST } from '../format/manifest.ts';
import { type ChangedEntries, changedEntries, recordChanges, type SearchSource } from './changed-entries.ts';
import { inOrder, startFilling } from './fill-index.ts';
import { type IndexMaps, type MapOf, type NameSide, openNames, openTexts } from './index-maps.ts';
import { namesWithout, type RecordChange, updateNameSide, updateTexts } from './index-records.ts';
import { type IndexStore, LostIndexError } from './index-store.ts';
import { type KeptEntries, type KeptIndex, readEntries, readKept, readMap } from './kept-index.ts';
import { namesOf } from './name.ts';
import { type AnyMap, findValue } from './shard-map.ts';
import { type IndexUpdate, isServed, pathsOf, writeIndex } from './write-index.ts';

export type { SearchSource } from './changed-entries.ts';

/** Below this many changed entries an index is always changed, never built anew. */
const FEW = 64;

/**
 * Brings the index in a store up to the entries at hand. Only leaves with changed records in them are read and
 * written; the files are always those that a build from nothing makes. A store that is empty, or in which something
 * is missing or damaged, is filled anew.
 */
export function updateSearchIndex(source: SearchSource, store: IndexStore): IndexUpdate {
  const kept = readKept(store);
  if (kept !== undefined) {
    try {
      const entries = readEntries(kept, store);
      const changes = changedEntries(source, entries);
      if (changes.changed.size === 0) return { isNew: false, written: [], gone: [] };
      if (changes.changed.size <= Math.max(FEW, source.digests.size / 4))
        return changeIndex(source, { kept, entries, changes }, store);
    } catch (error) {
      if (!(error instanceof LostIndexError)) throw error;
    }
  }
  store.clear();
  return fillIndex(source, store);
}

/** Fills an index anew, a record at a time. */
function fillIndex({ digests, titles, recordOf }: SearchSource, store: IndexStore): IndexUpdate {
  const filling = startFilling(store);
  for (const [id, number] of inOrder(digests)) filling.add(recordOf(id), number);
  return filling.end({ digests, titles });
}

type Changing = { readonly kept: KeptIndex; readonly entries: KeptEntries; readonly changes: ChangedEntries };

function changeIndex(source: SearchSource, changing: Changing, store: IndexStore): IndexUpdate {
  const { kept } = changing;
  const open: MapOf = (spec) => readMap(spec, kept, store);
  const texts = openTexts(open);
  const changes = recordChanges(changing.changes, source, texts.texts);
  const common = kept.common.map(([term]) => term);
  const { maps: newTexts, edited } = updateTexts(texts, changes, common);
  const names = changedNames(changes, () => openNames(open));
  const before: AnyMap[] = Object.values({ ...texts, ...names?.before });
  const after: AnyMap[] = Object.values({ ...newTexts, ...names?.after });
  const maps = after.filter((map) => !before.includes(map));
  const removed = changes.flatMap((change) => change.before ?? []);
  const facets = updateFacets(kept.facets, { removed, added: changes.flatMap(({ after }) => after ?? []) });
  const next = {
    entries: changing.changes.entries,
    facets,
    titles: source.titles,
    common: commonTerms(newTexts, kept.common, edited),
    maps,
  };
  const old = pathsOf(
    kept,
    before.filter((map) => !after.includes(map)),
  );
  const now = pathsOf(writeIndex(next, changing, store), maps);
  const gone = [...old].filter((path) => !now.has(path));
  for (const path of gone) store.remove(path);
  const written = [...now].filter((path) => path === MANIFEST || !old.has(path));
  return { isNew: false, written: written.filter(isServed), gone: gone.filter(isServed) };
}

/** Undefined where every name is as it was, and so no map of names need be opened. */
function changedNames(
  changes: readonly RecordChange[],
  open: () => NameSide,
): { readonly before: NameSide; readonly after: NameSide } | undefined {
  const old = changes.flatMap(({ number, before }) => (before === undefined ? [] : namesOf(before, number)));
  const now = changes.flatMap(({ number, after }) => (after === undefined ? [] : namesOf(after, number)));
  const [removed, added] = [namesWithout(old, now), namesWithout(now, old)];
  if (removed.length === 0 && added.length === 0) return undefined;
  const before = open();
  return { before, after: updateNameSide(before, removed, added) };
}

/** Terms too common to be served whole, the same as before (see `updateTerms`), with how many entries hold them. */
function commonTerms(
  { terms }: Pick<IndexMaps, 'terms'>,
  before: KeptIndex['common'],
  edited: ReadonlySet<string>,
): KeptIndex['common'] {
  return before.map(([term, entries]) => [term, edited.has(term) ? (findValue(terms, term)?.entries ?? 0) : entries]);
}
