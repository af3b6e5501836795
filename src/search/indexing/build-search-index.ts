import { recordIn, type SearchRecord } from '../../model/search-record.ts';
import { createMemoryStore } from './index-store.ts';
import { updateSearchIndex } from './update-search-index.ts';

/** Paths below the site's base → bytes as they are served. */
export type SearchFiles = ReadonlyMap<string, Uint8Array>;

/**
 * All files of the search index: path below the site's base → bytes, compressed where the name ends in `.bin`.
 * `titles`: those of sources by id. The same records give the same files in any order; all but the manifest are named by what they hold.
 */
export function buildSearchIndex(
  records: readonly SearchRecord[],
  titles: ReadonlyMap<string, string> = new Map(),
): SearchFiles {
  const store = createMemoryStore();
  const byId = new Map(records.map((record) => [record.id, record]));
  const digests = new Map(records.map(({ id }) => [id, '']));
  const recordOf = (id: string) => recordIn(byId, id);
  const { written } = updateSearchIndex({ digests, titles, recordOf }, store);
  return new Map(written.map((path) => [path, store.read(path) ?? new Uint8Array()]));
}
