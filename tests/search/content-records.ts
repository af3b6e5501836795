import { readContentFolder } from '../../src/loader/content-folder.ts';
import { loadSite } from '../../src/loader/load-site.ts';
import type { SearchRecord } from '../../src/model/search-record.ts';

/** The records of a content folder, as a build hands them to the index. */
export async function contentRecords(content: string): Promise<SearchRecord[]> {
  const { search } = loadSite(await readContentFolder(content), (path) => `/${path}`);
  return search.map(({ read }) => read());
}
