import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader } from 'astro/loaders';
import { handOver } from '../data/handed-over.ts';
import { pathAt } from '../site.ts';
import { readContentFolder } from './content-folder.ts';
import { loadSite } from './load-site.ts';

/** The content folder that this run of Astro is about. */
export function contentFolder(): string {
  return resolve(process.env['SOURCEBOOK_CONTENT'] ?? 'content');
}

/** Astro loader that reads the whole content folder, hands it to the pages, and leaves its digest in the store. */
export function siteLoader(): Loader {
  return {
    name: 'sourcebook',
    load: async ({ config, store }) => {
      const place = { base: config.base, origin: config.site };
      const root = contentFolder();
      const folder = await readContentFolder(root);
      const { messages, ...site } = loadSite(folder, (permalink) => pathAt(place, permalink));
      handOver({ ...site, folder: root, place });
      const cache = fileURLToPath(config.cacheDir);
      await mkdir(cache, { recursive: true });
      await writeFile(join(cache, 'messages.json'), JSON.stringify(messages));
      const digest = createHash('sha256').update(JSON.stringify(folder)).digest('hex');
      store.clear();
      store.set({ id: 'site', data: { digest }, digest });
    },
  };
}
