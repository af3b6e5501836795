import type { SearchRecord } from '../model/search-record.ts';
import type { SearchFiles } from './build-shards.ts';
import { createIndexer } from './create-indexer.ts';

/**
 * All files of the search index: path below the site's base → bytes, compressed where the name ends in `.bin`.
 * The same records give the same files in any order; all but the manifest are named by what they hold.
 */
export function buildSearchIndex(records: readonly SearchRecord[]): SearchFiles {
  return createIndexer()(records);
}
