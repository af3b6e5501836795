import { type ChildProcess, spawn } from 'node:child_process';
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

/** `types` are checked from the beginning: that and the steps before it keep one processor busy each. */
const stepsBeside = (types: Promise<Told>): readonly Step[] => [
  {
    name: 'format and lint',
    run: () => runs(tool('@biomejs', 'biome', 'bin', 'biome'), 'check', '.'),
  },
  { name: 'content', run: ({ content }) => runs(cli, 'check', '--content', content) },
  { name: 'build', run: ({ content }) => runs(cli, 'build', '--content', content, '--out', site) },
  {
    name: 'types',
    async run() {
      const { well, said } = await types;
      process.stdout.write(said);
      return well;
    },
  },
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
  const types = tells(tool('astro', 'bin', 'astro.mjs'), 'check', '--minimumSeverity', 'warning');
  let counts = none;
  const results: { readonly line: string; readonly well: boolean }[] = [];
  for (const { name, run, counts: count } of stepsBeside(types)) {
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

type Words = readonly (string | Readonly<Record<string, string | undefined>>)[];
type Told = { readonly well: boolean; readonly said: string };

/** Runs a script with this Node, its output shown; true where it exits with 0. */
async function runs(...words: Words): Promise<boolean> {
  return wellEnded(start(words, 'inherit'));
}

/** As `runs`, beside others: what it says is held back until it has ended. */
async function tells(...words: Words): Promise<Told> {
  const child = start(words, 'pipe');
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (said += String(data)));
  return { well: await wellEnded(child), said };
}

function start(words: Words, output: 'inherit' | 'pipe'): ChildProcess {
  const args = words.filter((word) => typeof word === 'string');
  const added = Object.assign({}, ...words.filter((word) => typeof word !== 'string'));
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...added };
  return spawn(process.execPath, args, { cwd: root, stdio: ['ignore', output, output], env });
}

function wellEnded(child: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
}

/** A report that was never written reads as empty: its runner broke down. */
function readReport(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}
