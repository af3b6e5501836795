import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { browserAdvice, ensureBrowser } from '../browser.ts';
import type { ExitCode, Settings } from '../command-line.ts';
import { root } from '../root.ts';
import { serve } from '../serve.ts';
import { colours, say } from '../terminal.ts';
import { addCounts, type Counts, countsLine, countsOfPlaywright, countsOfTap } from '../test-counts.ts';

/** What the steps write; made anew by every run. */
const folder = join(root, '.sourcebook', 'test');
const site = join(folder, 'site');
const nodeReport = join(folder, 'node.tap');
const browserReport = join(folder, 'browser.json');

const none: Counts = { passed: 0, failed: 0, skipped: 0 };

type Step = {
  readonly name: string;
  /** True where all is well. */
  readonly run: (settings: Settings) => Promise<boolean>;
  readonly counts?: () => Promise<Counts>;
};

const steps: readonly Step[] = [
  {
    name: 'format and lint',
    run: () => runs(tool('@biomejs', 'biome', 'bin', 'biome'), 'check', '.'),
  },
  { name: 'types', run: () => runs(tool('astro', 'bin', 'astro.mjs'), 'check', '--minimumSeverity', 'warning') },
  { name: 'content', run: ({ content }) => runs(cli, 'check', '--content', content) },
  { name: 'build', run: ({ content }) => runs(cli, 'build', '--content', content, '--out', site) },
  {
    name: 'unit and fixture tests',
    run: () => runs(...nodeTest),
    counts: async () => countsOfTap(await readReport(nodeReport)),
  },
  {
    name: 'browser tests',
    run: runBrowserTests,
    counts: async () => countsOfPlaywright(await readReport(browserReport)),
  },
];

const cli = join(root, 'scripts', 'cli.ts');

const nodeTest = [
  // Node leaves one processor free, which of two is half.
  ...['--test', `--test-concurrency=${availableParallelism()}`],
  ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
  ...['--test-reporter=tap', `--test-reporter-destination=${nodeReport}`, 'tests/**/*.test.ts'],
];

/** Runs every check, also after one has failed; closes with the counts of the tests alone on a line. */
export async function test(settings: Settings): Promise<ExitCode> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  let counts = none;
  const results: { readonly line: string; readonly well: boolean }[] = [];
  for (const { name, run, counts: count } of steps) {
    say(colours.bold(`\n▶ ${name}`));
    const started = performance.now();
    const well = await run(settings);
    const own = (await count?.()) ?? none;
    counts = addCounts(counts, own);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const line = `${well ? '✓' : '✗'} ${name} (${seconds} s)${count ? `: ${countsLine(own)}` : ''}`;
    results.push({ line, well });
    say(well ? colours.green(line) : colours.red(line));
  }
  const well = results.every((result) => result.well) && counts.failed === 0;
  say(`\n${results.map(({ line }) => line).join('\n')}\n\n${countsLine(counts)}`);
  return well ? 0 : 1;
}

async function runBrowserTests(): Promise<boolean> {
  const browser = ensureBrowser();
  if (browser === undefined) {
    say(browserAdvice);
    return false;
  }
  const { address, close } = await serve({ folder: site, port: 0 });
  try {
    return await runs(tool('playwright', 'cli.js'), 'test', {
      // Playwright tells its workers to colour what they say, and Node warns of the contradiction.
      NO_COLOR: undefined,
      PLAYWRIGHT_CHROMIUM_PATH: browser,
      PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport,
      SOURCEBOOK_TEST_URL: address,
    });
  } finally {
    await close();
  }
}

function tool(...path: readonly string[]): string {
  return join(root, 'node_modules', ...path);
}

/** Runs a script with this Node, its output shown; true where it exits with 0. */
function runs(...words: readonly (string | Readonly<Record<string, string | undefined>>)[]): Promise<boolean> {
  const args = words.filter((word) => typeof word === 'string');
  const added = Object.assign({}, ...words.filter((word) => typeof word !== 'string'));
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...added };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env });
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
}

/** A report that was never written reads as empty: its runner broke down. */
function readReport(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}
