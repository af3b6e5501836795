import { parseArgs } from 'node:util';
import type { SearchRecord } from '../../src/model/search-record.ts';
import { buildSearchIndex, type SearchFiles } from '../../src/search/build-search-index.ts';
import { createEngine } from '../../src/search/engine.ts';
import { unpackFile } from '../../src/search/unpack-file.ts';
import { contentRecords } from '../search/content-records.ts';
import { generateCorpus } from '../search/generate-corpus.ts';
import { measureInBrowser, type Spread, spread, withPage } from './search/in-browser.ts';
import { installPeers } from './search/install-peers.ts';
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

/** Success@1 and MRR@10 of each class, what a query takes in this process, and bytes before the first answer. */
async function printRelevance(records: readonly SearchRecord[], files: SearchFiles): Promise<void> {
  const finders: [string, Finder][] = [['sourcebook', ownFinder(records, files)]];
  for (const [name, { find, bytes }] of await peersOver(records)) {
    finders.push([name, find]);
    console.log(`${name}: ${kilobytes(bytes)} before the first answer, its program not counted`);
  }
  const columns = new Map<string, Awaited<ReturnType<typeof measureRelevance>>>();
  for (const [name, find] of finders)
    columns.set(name, await measureRelevance(records, find, { count, classes: 'all' }));
  if (installed !== undefined && records.length <= MOST_PAGES) columns.set('pagefind', await measurePagefind(records));
  const own = columns.get('sourcebook') ?? [];
  for (const [name, { queries }] of own) {
    // Few entries may give no query of a class that means one of them alone.
    if (queries === 0) continue;
    const cells = [...columns].map(([finder, measured]) => {
      const { success = 0, mrr = 0 } = measured.get(name) ?? {};
      return `${finder} ${(success * 100).toFixed(0).padStart(3)} % (MRR ${mrr.toFixed(3)})`;
    });
    console.log(`${name.padEnd(18)} ${String(queries).padStart(3)} queries   ${cells.join('   ')}`);
  }
  for (const [name, measured] of columns) {
    const times = spread([...measured.values()].flatMap((one) => one.times));
    console.log(
      `${name}: a settled query takes ${milliseconds(times)}, ${name === 'pagefind' ? 'in a browser' : 'in Node'}, not slowed down`,
    );
  }
}

async function peersOver(records: readonly SearchRecord[]): Promise<Map<string, Peer>> {
  if (installed === undefined) return new Map();
  return new Map([
    ['minisearch', miniSearch(records)],
    ['flexsearch', await flexSearch(records, installed)],
    ['fuse', fuse(records, false)],
    ['fuse token', fuse(records, true)],
  ]);
}

/** Pagefind needs a browser: its relevance, and bytes and time of a query in a page that is opened anew. */
async function measurePagefind(
  records: readonly SearchRecord[],
): Promise<Awaited<ReturnType<typeof measureRelevance>>> {
  if (installed === undefined) return new Map();
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
      const measured = await measureRelevance(records, find, { count, classes: 'all' });
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
  const figures = await measureInBrowser(records, files, count);
  const kb = ({ p50, p95 }: Spread) => `p50 ${kilobytes(p50)}, p95 ${kilobytes(p95)}`;
  console.log(`keystroke → names, main thread, 4× slower:  ${milliseconds(figures.keystroke)}`);
  console.log(`settled query with typos → names:           ${milliseconds(figures.fuzzy)}`);
  console.log(`settled query with typos → all results:     ${milliseconds(figures.fuzzyWhole)}`);
  console.log(`passages after the last key, no network:    ${milliseconds(figures.passages)}`);
  console.log(`the same with 60 ms round trips (by clock): ${milliseconds(figures.passagesFar)}`);
  console.log(`round trips one after the other:            p50 ${figures.rounds.p50}, p95 ${figures.rounds.p95}`);
  console.log(`bytes to the first name, code included:     ${kb(figures.firstBytes)}`);
  console.log(`bytes of a whole name typed and settled:    ${kb(figures.nameBytes)}`);
  console.log(`bytes of a passage query:                   ${kb(figures.passageBytes)}`);
  console.log(`code:                                       ${kilobytes(figures.codeBytes)}`);
  console.log(`page and worker over the bare page:         ${(figures.memoryBytes / 1e6).toFixed(1)} MB`);
  console.log(
    `tasks of the main thread over 50 ms:        ${figures.longTasks}, longest ${figures.longest.toFixed(0)} ms`,
  );
}

function milliseconds({ p50, p95 }: Spread): string {
  return `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1e3).toFixed(1)} kB`;
}
