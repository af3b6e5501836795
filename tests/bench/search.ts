import { parseArgs } from 'node:util';
import type { SearchRecord } from '../../src/model/search-record.ts';
import { unpackFile } from '../../src/search/format/unpack-file.ts';
import { buildSearchIndex, type SearchFiles } from '../../src/search/indexing/build-search-index.ts';
import { createEngine } from '../../src/search/querying/engine.ts';
import { contentRecords } from '../search/content-records.ts';
import { generateCorpus } from '../search/generate-corpus.ts';
import { nameClasses, passageClasses, queriesOf } from '../search/query-classes.ts';
import { benchQueries, measureInBrowser, type Spread, spread, withPage } from './search/in-browser.ts';
import { type InstalledPeers, installPeers } from './search/install-peers.ts';
import { askPagefind, buildPagefind } from './search/pagefind.ts';
import { type Finder, flexSearch, fuse, miniSearch, type Peer } from './search/peers.ts';
import { measureRelevance } from './search/relevance.ts';
import { serveBench } from './search/serve-bench.ts';

/**
 * Measures search: relevance of each class of query over a content folder (`npm run bench -- search --content DIR`)
 * and over generated corpora, beside MiniSearch, FlexSearch, Fuse.js and Pagefind; bytes, time and memory in a real
 * browser slowed down four times. `node tests/bench/search.ts --sizes 100,1000 --count 20 --no-peers --no-browser`
 */
const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100,1000,10000' },
    count: { type: 'string', default: '20' },
    content: { type: 'string' },
    peers: { type: 'boolean', default: true },
    browser: { type: 'boolean', default: true },
  },
  allowNegative: true,
  strict: false,
});
const count = Number(values.count);
/** More pages than this Pagefind needs 16 GB for. */
const MOST_PAGES = 20_000;
const installed = values.peers ? installPeers(['flexsearch@0.8', 'pagefind@1.6']) : undefined;
process.on('exit', () => installed?.remove());
const content = values.content ?? process.env['SOURCEBOOK_CONTENT'];
if (content !== undefined) {
  const records = await contentRecords(String(content));
  console.log(`\n${records.length} entries of ${content}`);
  await printRelevance(records, buildSearchIndex(records));
}

for (const size of String(values.sizes).split(',').filter(Boolean).map(Number)) {
  const records = generateCorpus(size);
  const before = process.cpuUsage();
  const start = performance.now();
  const files = buildSearchIndex(records);
  const { user, system } = process.cpuUsage(before);
  const total = [...files.values()].reduce((sum, bytes) => sum + bytes.length, 0);
  const seconds = `${((performance.now() - start) / 1000).toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s of processor`;
  console.log(`\n${size} entries: index built in ${seconds}, ${files.size} files, ${(total / 1e6).toFixed(1)} MB`);
  await printRelevance(records, files);
  if (values.browser) await printBrowser(records, files);
}

type Classes = ReturnType<typeof queriesOf>;
type Measured = Awaited<ReturnType<typeof measureRelevance>>;

/**
 * Success@1 and MRR@10 of each class, what a query takes in this process, and bytes before the first answer. Each
 * search is built, asked, told of and let go before the next: a run that is cut short keeps its rows.
 */
async function printRelevance(records: readonly SearchRecord[], files: SearchFiles): Promise<void> {
  const asked = queriesOf(records, { ...nameClasses, ...passageClasses }, { count });
  // Few entries may give no query of a class that means one of them alone.
  const classes = new Map([...asked].filter(([, queries]) => queries.length > 0));
  const sizes = [...classes].map(([name, queries]) => `${name} (${queries.length})`);
  console.log(`success@1 in %, then MRR@10, of: ${sizes.join(', ')}`);
  printMeasured('sourcebook', await measureRelevance(records, ownFinder(records, files), classes));
  if (installed === undefined) return;
  for (const [name, make] of peersOver(records, installed)) {
    const { find, bytes } = await make();
    printMeasured(name, await measureRelevance(records, find, classes));
    console.log(`${' '.repeat(12)} ${kilobytes(bytes)} before the first answer, its program not counted`);
  }
  if (records.length <= MOST_PAGES) printMeasured('pagefind', await measurePagefind(records, classes, installed));
}

function printMeasured(name: string, measured: Measured): void {
  const row = (cells: readonly string[]) => cells.map((cell) => cell.padStart(5)).join(' ');
  const all = [...measured.values()];
  console.log(`${name.padEnd(12)} ${row(all.map(({ success }) => (success * 100).toFixed(0)))}`);
  console.log(`${' '.repeat(12)} ${row(all.map(({ mrr }) => mrr.toFixed(3)))}`);
  const times = spread(all.flatMap((one) => one.times));
  const where = name === 'pagefind' ? 'in a browser' : 'in Node';
  console.log(`${' '.repeat(12)} a settled query takes ${milliseconds(times)}, ${where}, not slowed down`);
}

type MakePeer = () => Peer | Promise<Peer>;

function peersOver(records: readonly SearchRecord[], peers: InstalledPeers): [string, MakePeer][] {
  return [
    ['minisearch', () => miniSearch(records)],
    ['fuse', () => fuse(records, false)],
    ['fuse token', () => fuse(records, true)],
    ['flexsearch', () => flexSearch(records, peers)],
  ];
}

/** Pagefind needs a browser: its relevance, and bytes and time of a query in a page that is opened anew. */
async function measurePagefind(
  records: readonly SearchRecord[],
  classes: Classes,
  installed: InstalledPeers,
): Promise<Measured> {
  const built = await buildPagefind(records, installed);
  console.log(`pagefind: index built in ${built.seconds.toFixed(1)} s`);
  try {
    const ids = new Map(records.map(({ permalink, id }) => [permalink, id]));
    const site = await serveBench(new Map(), built.folder);
    return await withPage(site, async (page) => {
      let bytes = 0;
      page.on('response', async (response) => {
        if (response.url().includes('/pagefind/')) bytes += (await response.body().catch(() => '')).length;
      });
      const costs: { time: number; bytes: number }[] = [];
      const find: Finder = async (query) => {
        await page.goto(site.address);
        bytes = 0;
        const { ids: found, time } = await askPagefind(page, query);
        costs.push({ time, bytes });
        return found.map((path) => ids.get(path.replace(/^.*?(?=entries\/)/, '')) ?? '');
      };
      const measured = await measureRelevance(records, find, classes);
      const sizes = spread(costs.map((cost) => cost.bytes));
      const times = costs.map(({ time }) => time);
      console.log(
        `pagefind: ${kilobytes(sizes.p50)} for a first query (median, as stored), p95 ${kilobytes(sizes.p95)}`,
      );
      return new Map([...measured].map(([name, one], at) => [name, { ...one, times: at === 0 ? times : [] }]));
    });
  } finally {
    built.remove();
  }
}

function ownFinder(records: readonly SearchRecord[], files: SearchFiles): Finder {
  const ids = new Map(records.map(({ permalink, id }) => [permalink, id]));
  const engine = createEngine(async (path) => {
    const bytes = files.get(path);
    if (bytes === undefined) throw new Error(`no file ${path}`);
    return path.endsWith('.bin') ? unpackFile(bytes) : bytes;
  });
  return async (query) => {
    const { results } = await engine.search({ query, settled: true, limit: 10 });
    return results.map(({ permalink }) => ids.get(permalink) ?? '');
  };
}

async function printBrowser(records: readonly SearchRecord[], files: SearchFiles): Promise<void> {
  const figures = await measureInBrowser(files, benchQueries(records, count));
  const kb = ({ p50, p95 }: Spread) => `p50 ${kilobytes(p50)}, p95 ${kilobytes(p95)}`;
  console.log(`keystroke → names, main thread, 4× slower:  ${milliseconds(figures.keystroke)}`);
  console.log(`settled query with typos → names:           ${milliseconds(figures.fuzzy)}`);
  console.log(`settled query with typos → all results:     ${milliseconds(figures.fuzzyWhole)}`);
  console.log(`passages after the last key, no network:    ${milliseconds(figures.passages)}`);
  const rounds = ({ p50, p95 }: Spread) => `waits one after the other: p50 ${p50}, p95 ${p95}`;
  console.log('with 60 ms to every answer, by the clock:');
  console.log(
    `  typed, from the last key on:              ${milliseconds(figures.typedFar)}; ${rounds(figures.typedRounds)}`,
  );
  console.log(
    `  pasted:                                   ${milliseconds(figures.pastedFar)}; ${rounds(figures.pastedRounds)}`,
  );
  console.log(`bytes to the first name, code included:     ${kb(figures.firstBytes)}`);
  console.log(`bytes of a whole name typed and settled:    ${kb(figures.nameBytes)}`);
  console.log(`bytes of a passage query:                   ${kb(figures.passageBytes)}`);
  console.log(`bytes of a whole name with its passages:    ${kb(figures.allBytes)}`);
  console.log(`code:                                       ${kilobytes(figures.codeBytes)}`);
  console.log(`page and worker over the bare page:         ${(figures.memoryBytes / 1e6).toFixed(1)} MB`);
  for (const [where, { count: tasks, longest }] of [
    ['palette', figures.longTasks],
    ['a bare field', figures.longTasksBare],
  ] as const)
    console.log(`tasks over 50 ms of processor, ${where}: ${tasks}, longest ${longest.toFixed(0)} ms`);
}

function milliseconds({ p50, p95 }: Spread): string {
  return `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1e3).toFixed(1)} kB`;
}
