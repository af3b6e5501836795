import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright';
import { launchBrowser } from '../../scripts/browser.ts';
import { cacheFor } from '../../scripts/build/cache-for.ts';
import { makeCorpus } from './build/make-corpus.ts';

/**
 * How long after an edit an open page of `sourcebook dev` shows it, in milliseconds: a paragraph more, a new summary (of
 * which other pages show something), and a paragraph more while all else of a new summary is still being built.
 * `npm run bench -- dev`; by hand `node tests/bench/dev.ts --size 10000 --edits 5`.
 */
const { values } = parseArgs({
  options: { size: { type: 'string', default: '10000' }, edits: { type: 'string', default: '5' } },
});
const root = resolve(import.meta.dirname, '../..');
const edits = Array.from({ length: Number(values.edits) }, (_, at) => at);
/** Milliseconds after which nothing of an edit is being built any more, and in which a build after one has begun. */
const DONE = 15_000;
const BEGUN = 1500;

const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'sourcebook-bench-'));
const content = join(folder, 'content');
makeCorpus(content, Number(values.size));
const developing = spawn(process.execPath, [join(root, 'scripts/cli.ts'), 'dev', '--content', content, '--port', '0'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const browser = await launchBrowser();
try {
  const page = await browser.newPage();
  await page.goto(`${await addressOf(developing.stdout)}entries/e-1/`);
  await pause(DONE);
  await measure(page);
} finally {
  await browser.close();
  developing.kill('SIGINT');
  await once(developing, 'close');
  rmSync(cacheFor(content), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}

async function measure(page: Page): Promise<void> {
  const entry = join(content, 'entries/e-1.mdx');
  const add = (text: string) => appendFileSync(entry, `\n${text}\n`);
  const summarise = (text: string) =>
    writeFileSync(entry, readFileSync(entry, 'utf8').replace(/^summary: .*$/m, `summary: ${text}`));
  const until = async (text: string) => {
    const began = performance.now();
    await page.getByText(text).first().waitFor({ timeout: 120_000 });
    return Math.round(performance.now() - began);
  };
  const rows: Record<string, readonly number[]> = { paragraph: [], summary: [], meanwhile: [] };
  const note = async (kind: string, text: string) => (rows[kind] = [...(rows[kind] ?? []), await until(text)]);
  for (const at of edits) {
    add(`One paragraph more, numbered ${at}.`);
    await note('paragraph', `One paragraph more, numbered ${at}.`);
    await pause(DONE / 3);
  }
  for (const at of edits) {
    summarise(`It says something new, numbered ${at}.`);
    await note('summary', `It says something new, numbered ${at}.`);
    await pause(BEGUN);
    add(`One paragraph meanwhile, numbered ${at}.`);
    await note('meanwhile', `One paragraph meanwhile, numbered ${at}.`);
    await pause(DONE);
  }
  for (const [kind, times] of Object.entries(rows))
    console.log(`${kind.padEnd(10)} ${[...times].sort((a, b) => a - b).join(', ')} ms`);
}

/** The address that `dev` says it serves at; what it says later is let go by. */
function addressOf(said: Readable): Promise<string> {
  let text = '';
  return new Promise((found, missed) => {
    said.on('data', (chunk) => {
      text += String(chunk);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: colours come as control characters.
      const [address] = /http:\/\/[^\s\x1b]+/.exec(text) ?? [];
      if (address !== undefined) found(address);
    });
    said.on('end', () => missed(new Error(`dev ended: ${text}`)));
  });
}
