import { type CDPSession, chromium, type Page } from 'playwright';
import type { SearchRecord } from '../../../src/model/search-record.ts';
import type { SearchFiles } from '../../../src/search/build-search-index.ts';
import { nameClasses, passageClasses, queriesOf } from '../../search/query-classes.ts';
import type { Cost } from './in-page.ts';
import { type BenchSite, serveBench } from './serve-bench.ts';

const SLOWER = 4;
const typedClasses = ['exact', 'label', 'one typo', 'two typos', 'prefix', 'reordered'];
const fuzzyClasses = ['one typo', 'two typos'];

/** Median and 95th percentile. */
export type Spread = { readonly p50: number; readonly p95: number };
export type BrowserFigures = {
  readonly keystroke: Spread;
  /** To the names of a settled query with typos, and to all of its results. */
  readonly fuzzy: Spread;
  readonly fuzzyWhole: Spread;
  readonly passages: Spread;
  readonly firstBytes: Spread;
  readonly nameBytes: Spread;
  readonly passageBytes: Spread;
  readonly codeBytes: number;
  readonly heapBytes: number;
};

/**
 * Types queries into an engine on the main thread of a real browser, its processor slowed down. Each query is asked
 * twice: once to have its files fetched, then anew with an engine that has loaded nothing. Time is the
 * lesser of what the page's clock and the thread's own (CDP `ThreadTime`) say: the first counts other programs on
 * the machine too, the second the asking.
 */
export async function measureInBrowser(
  records: readonly SearchRecord[],
  files: SearchFiles,
  count: number,
): Promise<BrowserFigures> {
  const site = await serveBench(files);
  return withPage(site, (page) => measurePage(page, { records, count, codeBytes: site.codeBytes }));
}

type Measuring = { readonly records: readonly SearchRecord[]; readonly count: number; readonly codeBytes: number };

async function measurePage(page: Page, { records, count, codeBytes }: Measuring): Promise<BrowserFigures> {
  const session = await page.context().newCDPSession(page);
  const bare = await heapOf(session);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const ask = (query: string, settled: boolean): Promise<Cost> =>
    page.evaluate(([text, isSettled]) => window.bench.ask(text, isSettled), [query, settled] as const);
  const timed = async (query: string, settled: boolean) => {
    const before = await threadTime(session);
    const cost = await ask(query, settled);
    const time = Math.min(cost.time, (await threadTime(session)) - before);
    return { ...cost, time, toNames: Math.min(cost.toNames, time) };
  };
  const start = () => page.evaluate(() => window.bench.start());
  /** Every key, then the settled query. */
  const type = async (query: string) => {
    await start();
    for (let length = 1; length <= query.length; length++) await ask(query.slice(0, length), false);
    await ask(query, true);
    await start();
    const keys: Cost[] = [];
    for (let length = 1; length <= query.length; length++) keys.push(await timed(query.slice(0, length), false));
    return { keys, settled: await timed(query, true) };
  };
  const names = queriesOf(records, nameClasses, { count });
  const typed = [];
  for (const name of typedClasses)
    for (const { query } of names.get(name) ?? []) typed.push({ name, ...(await type(query)) });
  const texts: Cost[] = [];
  for (const { query } of [...queriesOf(records, passageClasses, { count }).values()].flat()) {
    await start();
    await ask(query, true);
    await start();
    texts.push(await timed(query, true));
  }
  const fuzzy = typed.filter(({ name }) => fuzzyClasses.includes(name));
  const first = typed.map(({ keys }) => keys.find(({ found }) => found > 0)?.nameBytes ?? 0);
  return {
    keystroke: spread(typed.flatMap(({ keys }) => keys.map(({ time }) => time))),
    fuzzy: spread(fuzzy.map(({ settled }) => settled.toNames)),
    fuzzyWhole: spread(fuzzy.map(({ settled }) => settled.time)),
    passages: spread(texts.map(({ time }) => time)),
    firstBytes: spread(first.map((bytes) => bytes + codeBytes)),
    nameBytes: spread(typed.map(({ settled }) => settled.nameBytes + codeBytes)),
    passageBytes: spread(texts.map(({ passageBytes }) => passageBytes)),
    codeBytes,
    heapBytes: (await heapOf(session)) - bare,
  };
}

async function threadTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? 0) * 1000;
}

async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

/** A browser at a page with these files beside it, for as long as `use` takes. */
export async function withPage<T>(site: BenchSite, use: (page: Page) => Promise<T>): Promise<T> {
  const executablePath = process.env['PLAYWRIGHT_CHROMIUM_PATH'];
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    chromiumSandbox: process.getuid?.() !== 0,
  });
  try {
    const page = await browser.newPage();
    await page.goto(site.address);
    return await use(page);
  } finally {
    await browser.close();
    await site.close();
  }
}
