import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../../scripts/files.ts';
import { serveFolder } from '../browser/serve-folder.ts';
import { writeHostileContent } from '../fuzz/hostile-content.ts';
import { temporaryFolder } from '../harden/content-copy.ts';
import { run } from './kill-runs.ts';
import { watchPages } from './watch-pages.ts';

export type WatchReport = { readonly files: number; readonly pages: number; readonly problems: readonly string[] };

/** Hostile documents and entries through the program itself, then every page of that site in Chromium. */
export async function testWatched(options: { count: number; seed: number }): Promise<WatchReport> {
  const { folder, remove } = await temporaryFolder('sourcebook-watched-');
  const canary = join(folder, 'canary');
  process.env['SOURCEBOOK_CANARY'] = canary;
  const served = await serveFolder();
  try {
    const files = writeHostileContent(join(folder, 'content'), options);
    for (const command of ['convert', 'build'] as const) await run(command, folder);
    served.show(join(folder, 'out'));
    const pages = (await listFiles(join(folder, 'out'), '.')).filter((file) => file.endsWith('.html'));
    const { problems } = await watchPages(
      `${served.address}/`,
      pages.map((file) => encodeURI(file.replace(/index\.html$/, ''))),
    );
    const ran = existsSync(canary) ? ['code was run while the site was made'] : [];
    return { files, pages: pages.length, problems: [...ran, ...problems] };
  } finally {
    served.close();
    await remove();
  }
}
