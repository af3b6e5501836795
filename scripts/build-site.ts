import { mkdirSync, writeFileSync } from 'node:fs';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'astro';
import { type HandedOver, handedOver } from '../src/data/handed-over.ts';
import { filesBeside } from '../src/loader/beside-entries.ts';
import { keptPages } from '../src/loader/kept-pages.ts';
import type { Message } from '../src/model/message.ts';
import { buildSearchIndex } from '../src/search/build-search-index.ts';
import { type AstroRun, astroConfig, folderFor, forgetMessages, loaderMessages } from './astro-run.ts';
import { publishFolder, siteMarker } from './publish-folder.ts';

/**
 * Builds the site of a content folder into `out`, which is replaced only when the build has succeeded.
 * `content` and `out` are absolute; `pages` counts HTML files. Throws where Astro does.
 */
export async function buildSite({
  out,
  ...run
}: AstroRun & { readonly out: string }): Promise<{ readonly messages: readonly Message[]; readonly pages: number }> {
  // Below the project, because Astro runs chunks from here that import the project's packages.
  const staging = folderFor('build', `${run.content}\n${out}`);
  await rm(staging, { recursive: true, force: true });
  await forgetMessages(run.content);
  try {
    await build({ ...astroConfig(run), outDir: staging });
    await writePlainFiles(staging, { site: handedOver(), content: run.content });
    await writeFile(join(staging, siteMarker), '');
    const names = await readdir(staging, { recursive: true });
    const pages = names.filter((name) => name.endsWith('.html')).length;
    await publishFolder(staging, out);
    return { messages: await loaderMessages(run.content), pages };
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** Files that need nothing of Astro; a route of its own costs each of them half a millisecond. */
async function writePlainFiles(
  folder: string,
  { site, content }: { site: HandedOver; content: string },
): Promise<void> {
  const write = (path: string, data: string | Uint8Array) => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, data);
  };
  for (const view of site.entries) for (const [path, text] of filesBeside(view, site)) write(path, text);
  for (const [path, bytes] of buildSearchIndex(site.search)) write(path, bytes);
  for await (const [path, text] of keptPages(content, site)) write(path, text);
}
