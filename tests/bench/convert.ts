import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'astro/zod';
import { mdxToJs } from 'satteri';
import { ReadingPool } from '../../scripts/pipeline/reading-pool.ts';
import { type Report, reportOf } from '../../scripts/pipeline/report.ts';
import { mixed } from './convert/mixed.ts';

/**
 * Conversion against the shared sets, all through what `sourcebook read --json` prints: reads every document, runs the
 * sets' own scorers, has peers read the same; then reads a thousand mixed ones beside peers. `npm run bench -- convert`; SOURCEBOOK_SAMPLE=n takes
 * every n-th document only, SOURCEBOOK_MIXED=n so many mixed ones and no scores.
 */
const shared = process.env['SOURCEBOOK_SHARED'] ?? resolve(import.meta.dirname, '../../../shared');
const data = join(shared, 'eval/data');
const out = mkdtempSync(join(tmpdir(), 'sourcebook-convert-'));
const sample = Number(process.env['SOURCEBOOK_SAMPLE'] ?? 1);
const pool = new ReadingPool();
const failures: string[] = [];

type Gold = Readonly<Record<string, { readonly html?: string; readonly file?: string }>>;
const goldSchema = z.record(
  z.string(),
  z.looseObject({ html: z.string().exactOptional(), file: z.string().exactOptional() }),
);

function goldOf(set: string): Gold {
  const gold = goldSchema.parse(JSON.parse(gunzipSync(readFileSync(join(data, set, 'gold.json.gz'))).toString('utf8')));
  return Object.fromEntries(Object.entries(gold).filter((_, at) => at % sample === 0));
}

/** Every document of a set, read; two at a time. */
async function readAll(files: readonly (readonly [id: string, path: string])[]): Promise<ReadonlyMap<string, Report>> {
  const reports = new Map<string, Report>();
  const waiting = [...files];
  const started = performance.now();
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [id, path] = next;
      const bytes = readFileSync(path);
      const name = path.replace(/\.gz$/, '');
      const reading = await pool.read({ path: name, bytes: path.endsWith('.gz') ? gunzipSync(bytes) : bytes });
      const report = reportOf(name, reading);
      reports.set(id, report);
      if (report.text.trim() === '') failures.push(`${name}: no text`);
      try {
        mdxToJs(report.markdown, { features: { smartPunctuation: false } });
      } catch (error) {
        failures.push(`${name}: ${error}`);
      }
    }
  };
  await Promise.all([work(), work()]);
  const seconds = (performance.now() - started) / 1000;
  console.log(`  ${reports.size} documents, ${(reports.size / seconds).toFixed(1)} a second with terms`);
  return reports;
}

function write(name: string, value: unknown): string {
  const file = join(out, name);
  writeFileSync(file, JSON.stringify(value));
  return file;
}

function score(script: string, ...args: readonly string[]): void {
  const program = script.endsWith('.py') ? 'python3' : process.execPath;
  const text = execFileSync(program, [join(shared, 'eval/score', script), ...args], { encoding: 'utf8' });
  console.log(`  ${text.trim().split('\n').join('\n  ')}`);
}

const pick = (reports: ReadonlyMap<string, Report>, of: (report: Report) => unknown) =>
  Object.fromEntries([...reports].map(([id, report]) => [id, of(report)]));
const facts = ({ facts: { title, authors, date, publisher } }: Report) => ({ title, authors, date, site: publisher });

async function webPages(set: string, [metric = '', ...flags]: readonly string[]): Promise<void> {
  console.log(`\n${set}`);
  const gold = goldOf(set);
  const reports = await readAll(Object.entries(gold).map(([id, { html = '' }]) => [id, join(data, set, html)]));
  const goldFile = write('gold.json', gold);
  score(
    'score_extract.py',
    metric,
    goldFile,
    write(
      'text.json',
      pick(reports, ({ text }) => ({ text })),
    ),
    ...flags,
  );
  if (set !== 'extract-aeb') score('score_meta.py', goldFile, write('facts.json', pick(reports, facts)));
}

async function documents(set: string, files: (gold: Gold) => readonly (readonly [string, string])[]): Promise<void> {
  const gold = goldOf(set);
  const reports = await readAll(files(gold));
  const goldFile = write('gold.json', gold);
  score(
    'score_docfacts.mjs',
    goldFile,
    write(
      'markdown.json',
      pick(reports, ({ markdown }) => markdown),
    ),
  );
  if (set === 'multiformat') score('score_meta.py', goldFile, write('facts.json', pick(reports, facts)));
}

async function run(): Promise<void> {
  await webPages('extract-aeb', ['shingle']);
  await webPages('extract-wcxb', ['words', '--per-type']);
  await webPages('extract-traf', ['chunks']);
  console.log('\noffice-pandoc');
  await documents('office-pandoc', (gold) =>
    Object.entries(gold).map(([id, { file = id }]) => [id, join(data, 'office-pandoc', file)]),
  );
  for (const ending of ['html', 'docx', 'odt', 'epub', 'pdf', 'md']) {
    console.log(`\nmultiformat ${ending}`);
    await documents('multiformat', (gold) =>
      Object.keys(gold).map((id) => [id, fileIn(join(data, 'multiformat', ending), id)]),
    );
  }
  console.log('\noffice-stress');
  const stress = join(data, 'office-stress');
  await readAll(readdirSync(stress).map((name) => [name, join(stress, name)]));
  console.log(
    failures.length === 0 ? '\nEvery document has text and compiles.' : `\nFailures:\n  ${failures.join('\n  ')}`,
  );
  await pool.close();
}

function fileIn(folder: string, id: string): string {
  const name = readdirSync(folder).find((file) => file.replace(/\.(\w+)(\.gz)?$/, '') === id);
  return join(folder, name ?? id);
}

const only = process.env['SOURCEBOOK_MIXED'];
if (existsSync(data)) {
  if (only === undefined) {
    await run();
    console.log('\nPeers on the same documents');
    const peers = join(import.meta.dirname, 'convert/peers.ts');
    // What defuddle says of pages it finds broken is not of the table.
    spawnSync(process.execPath, [peers, join(shared, 'eval')], { stdio: ['ignore', 'inherit', 'ignore'] });
  }
  mixed(data, Number(only ?? 1000 / sample));
} else console.log('skipped: there is no evaluation data beside the checkout');
