import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from '../../scripts/browser.ts';
import { buildSite } from '../../scripts/build/build-site.ts';
import { listFiles } from '../../scripts/files.ts';
import { root } from '../../scripts/root.ts';
import { crawl } from '../harden/crawl.ts';
import { type Host, startNginx, startServe } from './hosts.ts';
import { loadHost } from './load-host.ts';

const SECONDS = 10;
const RENAMED = ['anthropic', 'anthropic-pbc'] as const;

/** The bundled site under `/` and `/kb/`, by nginx and `npx serve`: every link, search, a former address, 200 readers. */
export async function testHosting(): Promise<string> {
  for (const program of ['nginx', 'wrk'])
    if (spawnSync(program, ['-v']).error !== undefined) return `skipped: ${program} is not here`;
  // Astro looks for what it has bundled below the working directory.
  process.chdir(root);
  const work = await mkdtemp(join(tmpdir(), 'hosting-'));
  const problems: string[] = [];
  try {
    const content = join(work, 'content');
    await cp(join(root, 'content'), content, { recursive: true });
    const rename = ['entry', 'rename', RENAMED[0], '--to', RENAMED[1], '--reason', 'A test.', '--content', content];
    const renamed = spawnSync(process.execPath, [join(root, 'scripts/cli.ts'), ...rename], { encoding: 'utf8' });
    if (renamed.status !== 0) throw new Error(renamed.stderr);
    for (const base of ['/', '/kb/']) {
      const folder = join(work, base === '/' ? 'plain' : 'below');
      const out = join(folder, base);
      await buildSite({ content, out, base });
      // Hosts keep this one for what is not there; `serve` gives it no address of its own.
      const files = (await listFiles(out, '.')).filter((file) => file !== '404.html');
      for (const start of [startNginx, startServe]) {
        const host = await start(folder, join(work, 'run'));
        problems.push(...(await testHost(host, { base, work, files })));
        host.stop();
      }
    }
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return 'no problem';
}

type Hosted = { readonly base: string; readonly work: string; readonly files: readonly string[] };

async function testHost(host: Host, { base, work, files }: Hosted): Promise<readonly string[]> {
  const address = new URL(base, host.address).href;
  const pages = files.filter((file) => file.endsWith('index.html')).map((file) => file.replace(/index\.html$/, ''));
  const crawled = await crawl(address, files);
  const inBrowser = await browse(address);
  const load = await loadHost(pages, { address, work, seconds: SECONDS });
  console.log(
    `${host.name} ${base}: ${crawled.addresses} addresses, ${crawled.links} links, ${crawled.problems.length} problems; ` +
      `200 readers ${SECONDS} s: ${load.requests} pages, ${load.a_second} a second, 99 % within ${load.p99}, ${load.errors} errors`,
  );
  const errors = load.errors > 0 || load.requests === 0 ? [`${load.errors} errors in ${load.requests} requests`] : [];
  return [...crawled.problems, ...inBrowser, ...errors].map((problem) => `${host.name} ${base}: ${problem}`);
}

/** Search finds, a former address leads on with its fragment, and what is not there says so. */
async function browse(address: string): Promise<readonly string[]> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on('pageerror', ({ message }) => problems.push(message));
    await page.goto(`${address}search/?q=RLHF`);
    const first = await page
      .locator('main')
      .getByRole('listbox', { name: 'Results' })
      .getByRole('option')
      .first()
      .textContent({ timeout: 20_000 });
    if (!first?.includes('Reinforcement learning')) problems.push(`search finds ${first}`);
    await page.goto(`${address}entries/${RENAMED[0]}/#references`);
    await page.waitForURL(`${address}entries/${RENAMED[1]}/#references`, { timeout: 20_000 });
    const lost = await page.goto(`${address}no-such-page/`);
    if (lost?.status() !== 404) problems.push(`what is not there gives ${lost?.status()}`);
    return problems;
  } finally {
    await browser.close();
  }
}
