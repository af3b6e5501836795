import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readContentFolder } from '../../../src/loader/content-folder.ts';
import { codeOfCache } from '../cache-for.ts';
import { contentStamps } from '../content-stamps.ts';
import { openSite } from '../open-site.ts';
import { pageParts } from '../parts/page-parts.ts';
import { openRecord } from '../publish/site-record.ts';
import type { BuiltApart } from './build-thread.ts';

/** A page, by its path in the site. */
export type AheadPage = readonly [path: string, html: string];

/** Pages of these entries with their texts of now; none where one of them is new, or cannot be shown. */
export type Ahead = (paths: readonly string[]) => Promise<readonly AheadPage[]>;

/**
 * Opens a site that was built, to show edits of its entries before it is built again: among the neighbours that they had
 * then, for the build that follows makes these pages once more. Writes nothing of the site, nor of what is remembered.
 */
export async function openAhead({ content, out, base = '/', site }: BuiltApart): Promise<Ahead> {
  const folder = await readContentFolder(content, contentStamps(content));
  const place = { base, ...(site === undefined ? {} : { site }) };
  const opened = openSite({ content, out, ...place }, { code: codeOfCache(content), folder });
  const { lists } = openRecord(out).head;
  const isListed = (component: string) => lists[component]?.includes('entries') ?? false;
  const show = async (files: Parameters<typeof opened.ahead>[0]) => {
    const loaded = await opened.ahead(files);
    const pages: AheadPage[] = [];
    if (loaded === undefined) return pages;
    const { parts } = await pageParts(loaded.compiled, base, { names: new Set(), isListed });
    for (const part of parts)
      for await (const [path, data] of await part.make())
        pages.push([path, Buffer.from(typeof data === 'function' ? data() : data).toString('utf8')]);
    return pages;
  };
  // What the first edit needs is loaded and worked out before it comes.
  const [first] = folder.entries;
  if (first !== undefined) await show([{ path: first.path, text: `${first.text}\n` }]);
  return async (paths) => {
    const there = paths.filter((path) => existsSync(join(content, path)));
    return show(there.map((path) => ({ path, text: readFileSync(join(content, path), 'utf8') })));
  };
}
