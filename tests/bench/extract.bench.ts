import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { mdxToMarkdown } from 'mdast-util-mdx';
import { toMarkdown } from 'mdast-util-to-markdown';
import { decodeHtml } from '../../scripts/pipeline/read/html/decode-html.ts';
import { featureNames } from '../../scripts/pipeline/read/html/features.ts';
import { type PageHints, readPage } from '../../scripts/pipeline/read/html.ts';
import { plainText } from './content/plain-text.ts';

/**
 * Main text, facts and structure of HTML against the shared sets: reads every page, writes prediction files, runs their scorers.
 * `SOURCEBOOK_SHARED` names the folder of the sets, `SOURCEBOOK_SAMPLE=n` takes every n-th page only.
 * `SOURCEBOOK_MODEL=none` reads without what was learned: Readability's vote decides on each block, the stated rules as ever.
 */
const shared = process.env['SOURCEBOOK_SHARED'] ?? join(import.meta.dirname, '../../../shared');
const evaluation = join(shared, 'eval');
const sample = Number(process.env['SOURCEBOOK_SAMPLE'] ?? 1);
const predictions = process.env['SOURCEBOOK_PREDICTIONS'] ?? mkdtempSync(join(tmpdir(), 'extract-'));

const voteAt = featureNames.indexOf('vote');
const hints: PageHints =
  process.env['SOURCEBOOK_MODEL'] === 'none' ? { score: (row) => (row[voteAt] === 1 ? 3 : -3) } : {};

type Gold = Record<string, { readonly html: string }>;

async function extraction(set: string, [metric = '', ...flags]: readonly string[]): Promise<void> {
  const folder = join(evaluation, 'data', set);
  const gold = sampled(JSON.parse(gunzipSync(readFileSync(join(folder, 'gold.json.gz'))).toString()) as Gold);
  const texts: Record<string, unknown> = {};
  const start = performance.now();
  for (const [id, { html }] of Object.entries(gold)) {
    const { facts, tree } = readPage(decodeHtml(gunzipSync(readFileSync(join(folder, html)))), `${id}.html`, hints);
    texts[id] = {
      text: plainText(tree),
      title: facts.title,
      authors: facts.authors,
      date: facts.date,
      site: facts.publisher,
    };
  }
  const rate = Object.keys(gold).length / ((performance.now() - start) / 1000);
  const goldFile = write(`${set}.gold.json`, gold);
  const file = write(`${set}.json`, texts);
  console.log(`${set} (${rate.toFixed(1)} documents/s)`);
  score('python3', ['score_extract.py', metric, goldFile, file, ...flags]);
  if (set !== 'extract-aeb') score('python3', ['score_meta.py', goldFile, file]);
}

async function structure(): Promise<void> {
  const folder = join(evaluation, 'data', 'multiformat');
  const gold = sampled(JSON.parse(gunzipSync(readFileSync(join(folder, 'gold.json.gz'))).toString()) as Gold);
  const markdown: Record<string, string> = {};
  const facts: Record<string, unknown> = {};
  for (const file of readdirSync(join(folder, 'html')).sort()) {
    const id = file.replace(/\.html(?:\.gz)?$/, '');
    if (!(id in gold)) continue;
    const bytes = readFileSync(join(folder, 'html', file));
    const reading = readPage(decodeHtml(file.endsWith('.gz') ? gunzipSync(bytes) : bytes), file, hints);
    markdown[id] = toMarkdown(reading.tree, { extensions: [gfmToMarkdown(), mdxToMarkdown()] });
    facts[id] = { ...reading.facts, author: reading.facts.authors };
  }
  const goldFile = write('multiformat.gold.json', gold);
  console.log('multiformat html');
  score(process.execPath, ['score_docfacts.mjs', goldFile, write('multiformat.json', markdown), '--worst', '6']);
  score('python3', ['score_meta.py', goldFile, write('multiformat.facts.json', facts)]);
}

function sampled(gold: Gold): Gold {
  return Object.fromEntries(Object.entries(gold).filter((_, at) => at % sample === 0));
}

function write(name: string, value: unknown): string {
  const file = join(predictions, name);
  writeFileSync(file, JSON.stringify(value));
  return file;
}

function score(command: string, [script = '', ...args]: readonly string[]): void {
  const { stdout, stderr } = spawnSync(command, [join(evaluation, 'score', script), ...args], { encoding: 'utf8' });
  console.log(`  ${(stdout + stderr).trim().replaceAll('\n', '\n  ')}`);
}

if (!existsSync(evaluation)) console.log(`skipped: there is no ${evaluation}`);
else {
  mkdirSync(predictions, { recursive: true });
  await extraction('extract-aeb', ['shingle']);
  await extraction('extract-wcxb', ['words', '--per-type']);
  await extraction('extract-traf', ['chunks']);
  await structure();
}
