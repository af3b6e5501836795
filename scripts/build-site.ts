import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'astro';
import { startPages } from '../src/data/changed-pages.ts';
import { handedOver } from '../src/data/handed-over.ts';
import { filesBeside } from '../src/loader/beside-entries.ts';
import { keptPages } from '../src/loader/kept-pages.ts';
import { compareText, type Message } from '../src/model/message.ts';
import { buildSearchIndex } from '../src/search/build-search-index.ts';
import { type AstroRun, astroConfig, folderFor, forgetMessages, loaderMessages } from './astro-run.ts';
import { listFiles } from './files.ts';
import { codeDigest, isSameFile, keepFile, type Parts, readRecord, type SiteRecord, writeRecord } from './kept-site.ts';
import { publishFolder, siteMarker } from './publish-folder.ts';

type Built = { readonly messages: readonly Message[]; readonly pages: number; readonly rendered: number };

/** Name of the search index among the parts of a site; no permalink is like it. */
const SEARCH = '*search';

let builds = 0;

/**
 * Builds the site of a content folder into `out`, which is replaced only when the build has succeeded. What shows the
 * same as in the site that stands there is not made again, and keeps its bytes and times. `content` and `out` are
 * absolute; `pages` counts HTML files, `rendered` those made now. Throws where Astro does.
 */
export async function buildSite({ out, ...run }: AstroRun & { readonly out: string }): Promise<Built> {
  // Below the project, because Astro runs chunks from here that import the project's packages.
  // A folder of its own for each build: Node keeps modules by path, and would run those of the build before.
  builds += 1;
  const staging = folderFor('build', `${run.content}\n${out}\n${process.pid}.${builds}`);
  const recordFile = join(folderFor('cache', run.content), `site-${digestOf(out).slice(0, 16)}.json`);
  await forgetMessages(run.content);
  try {
    const code = await codeDigest();
    const record = await readRecord(recordFile, out, code);
    let made = await buildChanged(run, staging, record);
    // An entry that runs code may have changed the bundles, whose names stand in every page.
    if (made.kept.length > 0 && made.assets.join() !== record.assets.join())
      made = await buildChanged(run, staging, { code, parts: {}, assets: [] });
    const folders = { from: out, to: staging };
    const fresh = await listFiles(staging, '.');
    for (const path of fresh) if (isSameFile(path, folders)) keepFile(path, folders);
    const freshly = new Set(fresh);
    const kept = made.kept.filter((path) => !freshly.has(path));
    for (const path of kept) keepFile(path, folders);
    await writeFile(join(staging, siteMarker), '');
    await rm(recordFile, { force: true });
    await publishFolder(staging, out);
    await writeRecord(recordFile, out, { code, parts: made.parts, assets: made.assets });
    const pages = [...fresh, ...kept].filter(isPage).length;
    return { messages: await loaderMessages(run.content), pages, rendered: fresh.filter(isPage).length };
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

function isPage(path: string): boolean {
  return path.endsWith('.html');
}

type Made = {
  readonly parts: Parts;
  /** Files that are in the old site and were not made again. */
  readonly kept: readonly string[];
  readonly assets: string[];
};

/** Has Astro render what has changed since the record, and writes the other files that have. */
async function buildChanged(run: AstroRun, staging: string, record: SiteRecord): Promise<Made> {
  await rm(staging, { recursive: true, force: true });
  const now = new Map<string, string>();
  const before = new Map(Object.entries(record.parts).map(([name, { digest }]) => [name, digest]));
  startPages({ code: record.code, before, now });
  await build({ ...astroConfig(run), outDir: staging });
  const site = handedOver();
  const keeps = (name: string) => now.has(name) && before.get(name) === now.get(name);
  const made = new Map([...now.keys()].map((name) => [name, [`${name}index.html`]]));
  for (const view of site.entries) {
    const name = view.ref.permalink;
    if (!keeps(name)) made.set(name, [...(made.get(name) ?? []), ...writeAll(staging, filesBeside(view, site))]);
  }
  now.set(SEARCH, digestOf(JSON.stringify(site.search)));
  if (!keeps(SEARCH)) made.set(SEARCH, writeAll(staging, buildSearchIndex(site.search)));
  for await (const file of keptPages(run.content, site)) writeAll(staging, [file]);
  const old = (name: string) => Object.keys(record.parts[name]?.files ?? {});
  const parts = Array.from(now, ([name, digest]) => {
    const files = keeps(name) ? old(name) : (made.get(name) ?? []);
    return [name, { digest, files }] as const;
  });
  const assets = (await readdir(join(staging, '_astro')).catch(() => [])).sort(compareText);
  return { parts: new Map(parts), kept: [...now.keys()].filter(keeps).flatMap(old), assets };
}

/** Writes files that need nothing of Astro: a route of its own costs each of them half a millisecond. */
function writeAll(folder: string, files: Iterable<readonly [string, string | Uint8Array]>): string[] {
  return Array.from(files, ([path, data]) => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, data);
    return path;
  });
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
