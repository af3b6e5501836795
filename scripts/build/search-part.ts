import type { HandedOver } from '../../src/data/handed-over.ts';
import { MANIFEST } from '../../src/search/manifest.ts';
import { updateSearchIndex } from '../../src/search/update-search-index.ts';
import { openIndexFolder } from './index-folder.ts';
import type { SitePart } from './site-part.ts';

/** The search index: kept in the cache too, where only the leaves that hold changed records are made anew. */
export function searchPart(site: HandedOver, cache: string): SitePart {
  return {
    name: '*search',
    shows: null,
    async *make() {
      const store = openIndexFolder(cache);
      const entries = new Map(site.search.map((entry) => [entry.id, entry]));
      const recordOf = (id: string) => {
        const entry = entries.get(id);
        if (entry === undefined) throw new Error(`no search record of ${id}`);
        return entry.read();
      };
      const digests = new Map(site.search.map(({ id, digest }) => [id, digest]));
      const titles = new Map(site.sources.map(({ ref }) => [ref.id, ref.title]));
      store.change(() => updateSearchIndex({ digests, titles, recordOf }, store));
      for (const path of store.served()) {
        const read = () => store.read(path) ?? new Uint8Array();
        // All but the manifest are named by what they hold.
        yield [path, path === MANIFEST ? read() : read];
      }
    },
  };
}
