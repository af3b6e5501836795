import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { pathAt } from '../site.ts';
import { readContentFolder } from './content-folder.ts';
import { type LoadedSite, loadSite } from './load-site.ts';

type Item = { readonly id: string; readonly data: Record<string, unknown> };

/** The content folder that this run of Astro is about. */
export function contentFolder(): string {
  return resolve(process.env['SOURCEBOOK_CONTENT'] ?? 'content');
}

let loading: Promise<LoadedSite> | undefined;

/** Astro loader for one collection: `itemsOf` picks the collection's items out of the loaded site. */
export function siteLoader(itemsOf: (site: LoadedSite) => readonly Item[]): Loader {
  return {
    name: 'sourcebook',
    load: async (context) => {
      const site = await loadOnce(context);
      const items = itemsOf(site);
      const wanted = new Set(items.map(({ id }) => id));
      for (const id of context.store.keys()) if (!wanted.has(id)) context.store.delete(id);
      for (const { id, data } of items) context.store.set({ id, data, digest: digestOf(data) });
    },
  };
}

/** All collections are filled from one reading of the folder. */
function loadOnce(context: LoaderContext): Promise<LoadedSite> {
  if (loading === undefined) {
    loading = load(context);
    // The collections of one sync ask within the same turn of events; the next sync reads afresh.
    loading.finally(() => setTimeout(() => (loading = undefined), 0)).catch(() => {});
  }
  return loading;
}

async function load({ config }: LoaderContext): Promise<LoadedSite> {
  const place = { base: config.base, origin: undefined };
  const site = loadSite(await readContentFolder(contentFolder()), (permalink) => pathAt(place, permalink));
  const cache = fileURLToPath(config.cacheDir);
  await mkdir(cache, { recursive: true });
  await writeFile(join(cache, 'messages.json'), JSON.stringify(site.messages));
  return site;
}

function digestOf(data: Record<string, unknown>): string {
  return createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 16);
}
