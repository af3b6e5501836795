import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { SearchRecord } from '../../src/model/search-record.ts';
import { buildSearchIndex, type SearchFiles } from '../../src/search/build-search-index.ts';
import { createEngine } from '../../src/search/engine.ts';
import { unpackFile } from '../../src/search/unpack-file.ts';
import { contentRecords } from '../search/content-records.ts';
import { generateCorpus } from '../search/generate-corpus.ts';
import { measureInBrowser, type Spread, spread, withPage } from './search/in-browser.ts';
import { askPagefind, buildPagefind } from './search/pagefind.ts';
import { type Finder, fuseFinder, miniSearchFinder } from './search/peers.ts';
import { measureRelevance } from './search/relevance.ts';
import { serveBench } from './search/serve-bench.ts';

/**
 * Measures search: relevance of each class of query over a content folder (`npm run bench -- search --content DIR`)
 * and over generated corpora, beside MiniSearch and plain Fuse.js; bytes, time in a real browser slowed down four
 * times. `node tests/bench/search.ts --sizes 100,1000 --count 20 --peers`
 */
const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100,1000,10000' },
    count: { type: 'string', default: '20' },
    content: { type: 'string' },
    peers: { type: 'boolean', default: false },
    pagefind: { type: 'boolean', default: false },
    browser: { type: 'boolean', default: true },
  },
  allowNegative: true,
  strict: false,
});
const count = Number(values.count);
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
  if (values.pagefind) await printPagefind(records);
}

/** Pagefind needs a browser: its relevance, and bytes and time of a query in a page that is opened anew. */
async function printPagefind(records: readonly SearchRecord[]): Promise<void> {
  const built = await buildPagefind(records);
  console.log(`pagefind: index built in ${built.seconds.toFixed(1)} s`);
  try {
    const ids = new Map(records.map(({ permalink, id }) => [permalink, id]));
    const site = await serveBench(new Map(), built.folder);
    await withPage(site, async (page) => {
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
      for (const [name, { success, mrr }] of measured) {
        console.log(`pagefind ${name.padEnd(18)} ${(success * 100).toFixed(0).padStart(3)} % (MRR ${mrr.toFixed(3)})`);
      }
      const sizes = spread(costs.map((cost) => cost.bytes));
      const times = spread(costs.map((cost) => cost.time));
      console.log(
        `pagefind bytes of a query p50 ${(sizes.p50 / 1e3).toFixed(0)} kB, p95 ${(sizes.p95 / 1e3).toFixed(0)} kB (as stored); time p50 ${times.p50.toFixed(0)} ms, p95 ${times.p95.toFixed(0)} ms, not slowed down`,
      );
    });
  } finally {
    built.remove();
  }
}

async function printRelevance(records: readonly SearchRecord[], files: SearchFiles): Promise<void> {
  const finders: [string, Finder][] = [['sourcebook', ownFinder(records, files)]];
  if (values.peers) {
    const mini = miniSearchFinder(records);
    console.log(`MiniSearch index: ${(gzipSync(mini.bytes()).length / 1e3).toFixed(0)} kB compressed`);
    finders.push(['minisearch', mini.find], ['fuse', fuseFinder(records)]);
  }
  const columns = new Map<string, Awaited<ReturnType<typeof measureRelevance>>>();
  for (const [name, find] of finders)
    columns.set(name, await measureRelevance(records, find, { count, classes: 'all' }));
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
  const ms = ({ p50, p95 }: Spread) => `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`;
  const kb = ({ p50, p95 }: Spread) => `p50 ${(p50 / 1e3).toFixed(1)} kB, p95 ${(p95 / 1e3).toFixed(1)} kB`;
  console.log(`keystroke → names, main thread, 4× slower:  ${ms(figures.keystroke)}`);
  console.log(`settled query with typos → names:           ${ms(figures.fuzzy)}`);
  console.log(`settled query with typos → all results:     ${ms(figures.fuzzyWhole)}`);
  console.log(`passages after the last key, no network:    ${ms(figures.passages)}`);
  console.log(`bytes to the first name, code included:     ${kb(figures.firstBytes)}`);
  console.log(`bytes of a whole name typed and settled:    ${kb(figures.nameBytes)}`);
  console.log(`bytes of a passage query:                   ${kb(figures.passageBytes)}`);
  console.log(
    `code: ${(figures.codeBytes / 1e3).toFixed(1)} kB; heap over the bare page: ${(figures.heapBytes / 1e6).toFixed(1)} MB`,
  );
}
