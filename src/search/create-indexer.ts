import { entryKinds } from '../model/entry.ts';
import type { SearchRecord } from '../model/search-record.ts';
import { buildNames, type NameTrees } from './build-names.ts';
import { buildTerms, buildTexts, type PassageChanges } from './build-passages.ts';
import { addFile, createStore, keepTree, type SearchFiles, type ShardStore, toJsonBytes } from './build-shards.ts';
import { buildVocabulary } from './build-vocabulary.ts';
import { addRecord, type Collection, createCollection, removeRecord, type Touched } from './collect-terms.ts';
import { textKey } from './entry-text.ts';
import { countFacets } from './facets.ts';
import { INDEX_VERSION, MANIFEST, type SearchManifest } from './manifest.ts';
import { numberEntries } from './number-entries.ts';
import { isSameName, isSameRecord } from './same-record.ts';
import { fileOf, type ShardTree } from './shard-tree.ts';

/** Up to this many words the whole vocabulary is kept. */
const SMALL = 60_000;

/** What is kept between two builds. */
type Kept = {
  readonly records: ReadonlyMap<string, SearchRecord>;
  readonly numbers: ReadonlyMap<string, number>;
  readonly collection: Collection;
  readonly names: NameTrees;
  readonly nameWords: ShardTree;
  readonly store: ShardStore;
};

/**
 * A builder of the index that remembers its last build: records that are as they were cost next to nothing. Its files
 * are always those that a new builder would make of the same records.
 */
export function createIndexer(): (records: readonly SearchRecord[]) => SearchFiles {
  let kept: Kept | undefined;
  return (records) => {
    const numbers = numberEntries(records.map(({ id }) => id));
    const isMoved =
      kept !== undefined && [...kept.numbers].some(([id, number]) => (numbers.get(id) ?? number) !== number);
    const same = kept !== undefined && !isMoved && isAsBefore(records, kept);
    if (!same) kept = build(records, numbers, isMoved ? undefined : kept);
    return kept?.store.files ?? new Map();
  };
}

function isAsBefore(records: readonly SearchRecord[], { records: before }: Kept): boolean {
  return records.length === before.size && records.every((record) => isSame(before.get(record.id), record));
}

function isSame(old: SearchRecord | undefined, record: SearchRecord): boolean {
  return old !== undefined && isSameRecord(old, record);
}

function build(records: readonly SearchRecord[], numbers: ReadonlyMap<string, number>, before: Kept | undefined): Kept {
  const store = createStore(before && { ...before.store, before: undefined });
  const numbered = records.map((record) => [numbers.get(record.id) ?? 0, record] as const).sort(([a], [b]) => a - b);
  const ordered = numbered.map(([, record]) => record);
  const collection = before?.collection ?? createCollection();
  const { changes, isRenamed } = collect(numbered, collection, before);
  const names = before && !isRenamed ? keepNames(before.names, store) : buildNames(ordered, numbers, store);
  const nameWords =
    before && !isRenamed ? keepTree(before.nameWords, store) : buildVocabulary('name-words', names.words, store);
  const { terms, common } = buildTerms(collection, before && changes, store);
  const manifest: SearchManifest = {
    version: INDEX_VERSION,
    entries: records.length,
    kinds: entryKinds,
    names: names.names,
    tops: names.tops,
    nameWords,
    textWords: buildVocabulary('text-words', wordsOf(collection), store),
    terms,
    common,
    texts: buildTexts(numbered, before && changes, store),
    facets: fileOf('facets', addFile(store, 'facets', toJsonBytes(countFacets(ordered)))),
  };
  store.files.set(MANIFEST, toJsonBytes(manifest));
  const byId = new Map(records.map((record) => [record.id, record]));
  return { records: byId, numbers, collection, names, nameWords, store };
}

type Collected = { readonly changes: PassageChanges; readonly isRenamed: boolean };

/** Brings the collection up to the records at hand and says what changed in it. */
function collect(
  numbered: readonly (readonly [number, SearchRecord])[],
  collection: Collection,
  before: Kept | undefined,
): Collected {
  const terms = new Set<string>();
  const texts = new Set<string>();
  let isRenamed = false;
  const note = (touched: Touched, number: number) => {
    texts.add(textKey(number));
    for (const term of touched.terms) terms.add(term);
  };
  const gone = new Map(before?.records);
  for (const [number, record] of numbered) {
    const old = gone.get(record.id);
    gone.delete(record.id);
    if (isSame(old, record)) continue;
    isRenamed ||= old === undefined || !isSameName(old, record);
    if (old !== undefined) note(removeRecord(collection, old, number), number);
    const touched = addRecord(collection, record, number);
    if (before !== undefined) note(touched, number);
  }
  for (const [id, record] of gone) {
    const number = before?.numbers.get(id) ?? 0;
    isRenamed = true;
    note(removeRecord(collection, record, number), number);
  }
  return { changes: { terms: [...terms].sort(), texts: [...texts].sort() }, isRenamed };
}

function keepNames(names: NameTrees, store: ShardStore): NameTrees {
  keepTree(names.names, store);
  keepTree(names.tops, store);
  return names;
}

/** In a large vocabulary, words of a single entry are slips and codes more often than words worth correcting to. */
function wordsOf({ words }: Collection): ReadonlyMap<string, number> {
  const held = [...words.values()].filter(({ entries }) => entries > 0);
  const kept = held.length <= SMALL ? held : held.filter(({ entries }) => entries > 1);
  return new Map(kept.map(({ word, entries }) => [word, entries]));
}
