import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { IndexStore } from '../../../src/search/indexing/index-store.ts';
import { type SearchSource, updateSearchIndex } from '../../../src/search/indexing/update-search-index.ts';
import { noBytes, writeBelow } from '../publish/publish-changes.ts';
import { createScratchFile } from './scratch-file.ts';

const SERVED = 'search';
/** Name of the folder in that of the cache. */
export const INDEX = 'index';

/** Folder of what is put aside while it is filled. */
const SCRATCH = 'scratch';

/** A file that is there while the index is being changed. */
const CHANGING = 'index-changing';

export type IndexFolder = IndexStore & {
  /**
   * Says that the index is going to be changed, and returns what says that it was; where a build was killed between the
   * two, the index is begun anew.
   */
  readonly begin: () => () => void;
  /** Paths of the files that the site has of it. */
  readonly served: () => readonly string[];
};

/** Brings the search index in a folder of the cache up to the entries at hand. */
export function updateIndex(source: SearchSource, folder: string): void {
  const store = openIndexFolder(folder);
  const end = store.begin();
  updateSearchIndex(source, store);
  end();
}

/** A search index in a folder of the cache. */
export function openIndexFolder(folder: string): IndexFolder {
  const root = join(folder, INDEX);
  const file = (path: string) => join(root, path);
  return {
    begin() {
      const mark = join(folder, CHANGING);
      if (existsSync(mark)) rmSync(root, { recursive: true, force: true });
      writeBelow(folder, CHANGING, noBytes);
      return () => {
        rmSync(file(SCRATCH), { recursive: true, force: true });
        rmSync(mark);
      };
    },
    read(path) {
      try {
        return readFileSync(file(path));
      } catch {
        return undefined;
      }
    },
    has: (path) => existsSync(file(path)),
    write: (path, bytes) => writeBelow(root, path, bytes),
    remove: (path) => rmSync(file(path), { force: true }),
    clear: () => rmSync(root, { recursive: true, force: true }),
    scratch: (name) => createScratchFile(file(`${SCRATCH}/${name}`)),
    served: () =>
      readdirSync(file(SERVED))
        .sort()
        .map((name) => `${SERVED}/${name}`),
  };
}
