import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'astro/zod';
import type { Page } from 'playwright';
import type { SearchRecord } from '../../../src/model/search-record.ts';
import type { InstalledPeers } from './install-peers.ts';

/** Pagefind's files for a corpus, in a folder of its own; `remove` takes both away. */
export type PagefindFiles = { readonly folder: string; readonly seconds: number; readonly remove: () => void };

type PagefindIndex = {
  readonly addHTMLFile: (file: { url: string; content: string }) => Promise<unknown>;
  readonly writeFiles: (options: { outputPath: string }) => Promise<unknown>;
};
const moduleSchema = z.object({
  createIndex: z.custom<(options: object) => Promise<{ index: PagefindIndex }>>((value) => typeof value === 'function'),
  close: z.custom<() => Promise<void>>((value) => typeof value === 'function'),
});

/** Indexes the corpus as pages. */
export async function buildPagefind(records: readonly SearchRecord[], peers: InstalledPeers): Promise<PagefindFiles> {
  const folder = mkdtempSync(join(tmpdir(), 'pagefind-'));
  const { createIndex, close } = moduleSchema.parse(await peers.load('pagefind/lib/index.js'));
  const start = performance.now();
  const { index } = await createIndex({});
  for (const record of records) await index.addHTMLFile({ url: record.permalink, content: toPage(record) });
  await index.writeFiles({ outputPath: folder });
  const seconds = (performance.now() - start) / 1000;
  await close();
  return { folder, seconds, remove: () => rmSync(folder, { recursive: true }) };
}

function toPage({ title, labels, summary, headings, passages }: SearchRecord): string {
  const sections = headings.map(({ text }) => `<h2>${text}</h2>`).join('');
  const text = passages.map((passage) => `<p id="${passage.fragment}">${passage.text}</p>`).join('');
  return `<html lang="en"><body><h1>${title}</h1><p>${labels.join(', ')}</p><p>${summary}</p>${sections}${text}</body></html>`;
}

export type PagefindCost = { readonly ids: readonly string[]; readonly time: number };

/** Asks Pagefind in a page that has its files beside it; addresses of the first ten results. */
export async function askPagefind(page: Page, query: string): Promise<PagefindCost> {
  return page.evaluate(async (text) => {
    const address = '/pagefind/pagefind.js';
    const pagefind = await import(/* @vite-ignore */ address);
    const start = performance.now();
    const { results } = await pagefind.search(text);
    const shown: { url: string }[] = await Promise.all(
      results.slice(0, 10).map((result: { data: () => unknown }) => result.data()),
    );
    return { ids: shown.map(({ url }) => url.replace(/^\/+(pagefind\/\.\.\/)?/, '')), time: performance.now() - start };
  }, query);
}
