import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { IndexStore } from '../src/search/index-store.ts';

/**
 * Keeps a search index in a folder of its own, which may be deleted at any time: its served files below `search/`, what
 * the next build needs below `kept/`. A file's bytes never change but those of `search/manifest.json` and
 * `kept/index.json`, so the others may be linked to.
 */
export function openIndexFolder(folder: string): IndexStore {
  const made = new Set<string>();
  return {
    read: (path) => {
      const file = join(folder, path);
      return existsSync(file) ? readFileSync(file) : undefined;
    },
    has: (path) => existsSync(join(folder, path)),
    write(path, bytes) {
      const file = join(folder, path);
      if (!made.has(dirname(file))) mkdirSync(dirname(file), { recursive: true });
      made.add(dirname(file));
      // Whole or not at all, and never through a second name of the old file.
      writeFileSync(`${file}.new`, bytes);
      renameSync(`${file}.new`, file);
    },
    remove: (path) => rmSync(join(folder, path), { force: true }),
    clear() {
      rmSync(folder, { recursive: true, force: true });
      made.clear();
    },
  };
}
