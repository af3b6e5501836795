import { entryKinds } from '../model/entry.ts';
import type { SearchRecord } from '../model/search-record.ts';
import { buildNames } from './build-names.ts';
import { type SearchFiles, toJsonBytes } from './build-shards.ts';
import { buildVocabulary } from './build-vocabulary.ts';
import { INDEX_VERSION, MANIFEST, type SearchManifest } from './manifest.ts';
import { numberEntries } from './number-entries.ts';

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
  const manifest: SearchManifest = {
    version: INDEX_VERSION,
    entries: records.length,
    kinds: entryKinds,
    names,
    tops,
    nameWords,
  };
  files.set(MANIFEST, toJsonBytes(manifest));
  return files;
}
