import { execFileSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from '../../scripts/browser.ts';
import { pageOfEachType } from '../browser/site-pages.ts';
import { loadLighthouse, type Measured } from './pages/lighthouse.ts';
import { serveCompressed } from './pages/serve-compressed.ts';
import { validityOf } from './pages/validity.ts';

/**
 * Whether all pages and what machines read of them are valid, on a copy that was frozen, so that there are versions; and
 * each type of page as Lighthouse's mobile profile sees it (median of `SOURCEBOOK_RUNS`, five unless told). Of types,
 * `SOURCEBOOK_PAGE` names one, or `none`. Contrast, names and roles are axe's, in `tests/browser/site-access.spec.ts`.
 */
const runs = Number(process.env['SOURCEBOOK_RUNS'] ?? 5);
const content = process.env['SOURCEBOOK_CONTENT'] ?? 'content';
const only = process.env['SOURCEBOOK_PAGE'];
const out = join(process.cwd(), 'site');
const PORT = 9367;

const cli = join(import.meta.dirname, '../../scripts/cli.ts');
const run = (...args: readonly string[]) => execFileSync(process.execPath, [cli, ...args], { stdio: 'ignore' });
if (only === undefined || only === 'none') await checkValidity();
if (only === 'none') process.exit();

run('build', '--content', content, '--out', out);
const server = await serveCompressed(out);
const browser = await launchBrowser(`--remote-debugging-port=${PORT}`);
try {
  const lighthouse = await loadLighthouse(PORT);
  const page = await browser.newPage({ baseURL: server.address });
  const types = await pageOfEachType(page);
  await page.close();
  const rows: Record<string, Measured> = {};
  for (const [type, path] of types) {
    if (only !== undefined && only !== type) continue;
    const measured: Measured[] = [];
    for (let run = 0; run < runs; run += 1) measured.push(await lighthouse(new URL(path, server.address).href));
    const row = medians(measured);
    if (row !== undefined) rows[type] = row;
    console.log(type, JSON.stringify(row));
  }
  console.table(rows);
} finally {
  await browser.close();
  server.close();
  rmSync(out, { recursive: true, force: true });
}

async function checkValidity(): Promise<void> {
  const frozen = join(process.cwd(), 'frozen');
  rmSync(frozen, { recursive: true, force: true });
  cpSync(content, frozen, { recursive: true });
  run('freeze', '--content', frozen);
  run('build', '--content', frozen, '--out', out, '--site', 'https://example.org');
  for (const [kind, { checked, errors }] of Object.entries(await validityOf(out))) {
    console.log(`${kind}: ${errors.length} errors in ${checked}`);
    for (const error of errors.slice(0, 20)) console.log(`  ${error}`);
  }
  for (const folder of [frozen, out]) rmSync(folder, { recursive: true, force: true });
}

function medians(runs: readonly Measured[]): Measured | undefined {
  const [first] = runs;
  if (first === undefined) return undefined;
  const median = (name: keyof Measured) => runs.map((run) => run[name]).sort((a, b) => a - b)[runs.length >> 1] ?? 0;
  return {
    performance: median('performance'),
    accessibility: median('accessibility'),
    'best practices': median('best practices'),
    seo: median('seo'),
    FCP: median('FCP'),
    LCP: median('LCP'),
    CLS: median('CLS'),
    TBT: median('TBT'),
    bytes: median('bytes'),
    fonts: median('fonts'),
    scripts: median('scripts'),
  };
}
