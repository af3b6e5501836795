import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { HandedOver } from '../../../src/data/handed-over.ts';
import { recordIn } from '../../../src/model/search-record.ts';
import { MANIFEST } from '../../../src/search/format/manifest.ts';
import type { SiteFile, SitePart } from '../parts/site-part.ts';
import { INDEX, openIndexFolder, updateIndex } from './index-folder.ts';
import { fillIndexInThread } from './index-thread.ts';

/** Below so many entries, an index is filled before a thread has begun. */
const MANY = 500;

/**
 * The search index: kept in the cache too, where only the leaves that hold changed records are made anew. A large one
 * that is filled for the first time is filled while the pages are made.
 */
export function searchPart(site: HandedOver, cache: string): SitePart {
  return {
    name: '*search',
    shows: null,
    ahead: true,
    async make() {
      const entries = new Map(site.search.map((entry) => [entry.id, entry]));
      const recordOf = (id: string) => recordIn(entries, id).read();
      const digests = new Map(site.search.map(({ id, digest }) => [id, digest]));
      const titles = new Map(site.sourceTitles);
      const source = { digests, titles, recordOf };
      if (digests.size < MANY || existsSync(join(cache, INDEX))) updateIndex(source, cache);
      else await fillIndexInThread(source, cache);
      return filesOf(cache);
    },
  };
}

function* filesOf(cache: string): Iterable<SiteFile> {
  const store = openIndexFolder(cache);
  for (const path of store.served()) {
    const read = () => store.read(path) ?? new Uint8Array();
    // All but the manifest are named by what they hold.
    yield [path, path === MANIFEST ? read() : read];
  }
}
