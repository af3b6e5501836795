import { entryKinds } from '../model/entry.ts';
import type { SearchRecord } from '../model/search-record.ts';
import { buildNames } from './build-names.ts';
import { buildPassages } from './build-passages.ts';
import { addFile, type SearchFiles, toJsonBytes } from './build-shards.ts';
import { buildVocabulary } from './build-vocabulary.ts';
import { countFacets } from './facets.ts';
import { INDEX_VERSION, MANIFEST, type SearchManifest } from './manifest.ts';
import { numberEntries } from './number-entries.ts';
import { fileOf } from './shard-tree.ts';

/** Up to this many words the whole vocabulary is kept. */
const SMALL = 60_000;

/**
 * All files of the search index: path below the site's base → bytes, compressed where the name ends in `.bin`.
 * The same records give the same files in any order; all but the manifest are named by what they hold.
 */
export function buildSearchIndex(records: readonly SearchRecord[]): SearchFiles {
  const files: SearchFiles = new Map();
  const numbers = numberEntries(records.map(({ id }) => id));
  const ordered = [...records].sort((a, b) => (numbers.get(a.id) ?? 0) - (numbers.get(b.id) ?? 0));
  const { names, tops, words } = buildNames(ordered, numbers, files);
  const nameWords = buildVocabulary('name-words', words, files);
  const passages = buildPassages(ordered, numbers, files);
  const manifest: SearchManifest = {
    version: INDEX_VERSION,
    entries: records.length,
    kinds: entryKinds,
    names,
    tops,
    nameWords,
    textWords: buildVocabulary('text-words', usual(passages.words), files),
    terms: passages.terms,
    common: passages.common,
    texts: passages.texts,
    facets: fileOf('facets', addFile(files, 'facets', toJsonBytes(countFacets(ordered)))),
  };
  files.set(MANIFEST, toJsonBytes(manifest));
  return files;
}

/** In a large vocabulary, words of a single entry are slips and codes more often than words worth correcting to. */
function usual(words: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return words.size <= SMALL ? words : new Map([...words].filter(([, count]) => count > 1));
}
