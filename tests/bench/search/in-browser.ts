import type { CDPSession, Page } from 'playwright';
import { launchBrowser } from '../../../scripts/browser.ts';
import type { SearchRecord } from '../../../src/model/search-record.ts';
import type { SearchFiles } from '../../../src/search/indexing/build-search-index.ts';
import { nameClasses, passageClasses, queriesOf } from '../../search/query-classes.ts';
import type { Cost } from './in-page.ts';
import { type BenchSite, serveBench } from './serve-bench.ts';
import { typeInPalette, type WorkerFigures } from './type-in-palette.ts';

const SLOWER = 4;
/** Milliseconds to an answer of the network. */
const FAR = 60;
/** Queries asked over that network. */
const MOST_FAR = 40;
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
  /**
   * With 60 ms to every answer of the network and nothing loaded but the manifest: typed, from the last key on, the
   * palette's pause included, and pasted; and how many waits follow one another.
   */
  readonly typedFar: Spread;
  readonly typedRounds: Spread;
  readonly pastedFar: Spread;
  readonly pastedRounds: Spread;
  /** All that was loaded by then; for whole names and passages the files of names, and those of texts. */
  readonly firstBytes: Spread;
  readonly nameBytes: Spread;
  readonly passageBytes: Spread;
  /** Files of both, for a name that is typed and settled. */
  readonly allBytes: Spread;
  readonly codeBytes: number;
} & WorkerFigures;

/**
 * Types queries into an engine on the main thread of a real browser, its processor slowed down. Each query is asked
 * twice: once to have its files fetched, then anew with an engine that has loaded nothing. Time is the
 * lesser of what the page's clock and the thread's own (CDP `ThreadTime`) say: the first counts other programs on
 * the machine too, the second the asking.
 */
export async function measureInBrowser(files: SearchFiles, queries: BenchQueries): Promise<BrowserFigures> {
  const site = await serveBench(files);
  return withPage(site, async (page) => {
    const figures = await measurePage(page, queries, site.codeBytes);
    return { ...figures, ...(await typeInPalette(page, site.address, queries.palette)) };
  });
}

/** What is asked: names by class and passages to be measured, and a few of every class to be typed into the palette. */
export type BenchQueries = {
  readonly names: ReadonlyMap<string, readonly string[]>;
  readonly passages: readonly string[];
  readonly palette: readonly string[];
};

/** Queries of a palette, of each class. */
const IN_PALETTE = 2;

export function benchQueries(records: readonly SearchRecord[], count: number): BenchQueries {
  const found = queriesOf(records, { ...nameClasses, ...passageClasses }, { count: Math.max(count, IN_PALETTE) });
  const all = new Map([...found].map(([name, list]) => [name, list.map(({ query }) => query)]));
  const most = (name: string) => all.get(name)?.slice(0, count) ?? [];
  return {
    names: new Map(typedClasses.map((name) => [name, most(name)])),
    passages: spreadOut(Object.keys(passageClasses).map(most)),
    palette: [...all.values()].flatMap((list) => list.slice(0, IN_PALETTE)),
  };
}

async function measurePage(
  page: Page,
  asked: BenchQueries,
  codeBytes: number,
): Promise<Omit<BrowserFigures, keyof WorkerFigures>> {
  const session = await page.context().newCDPSession(page);
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
  const typed = [];
  for (const [name, queries] of asked.names) for (const query of queries) typed.push({ name, ...(await type(query)) });
  const texts: Cost[] = [];
  for (const query of asked.passages) {
    await start();
    await ask(query, true);
    await start();
    texts.push(await timed(query, true));
  }
  const far = await askFromFar(page, session, asked.passages.slice(0, MOST_FAR));
  const all = (cost: Cost | undefined) => (cost?.nameBytes ?? 0) + (cost?.passageBytes ?? 0) + codeBytes;
  const fuzzy = typed.filter(({ name }) => fuzzyClasses.includes(name));
  const first = typed.map(({ keys }) => all(keys.find(({ found }) => found > 0)));
  return {
    keystroke: spread(typed.flatMap(({ keys }) => keys.map(({ time }) => time))),
    fuzzy: spread(fuzzy.map(({ settled }) => settled.toNames)),
    fuzzyWhole: spread(fuzzy.map(({ settled }) => settled.time)),
    passages: spread(texts.map(({ time }) => time)),
    typedFar: spread(far.map(({ typed }) => typed.time)),
    typedRounds: spread(far.map(({ typed }) => typed.rounds)),
    pastedFar: spread(far.map(({ pasted }) => pasted.time)),
    pastedRounds: spread(far.map(({ pasted }) => pasted.rounds)),
    firstBytes: spread(first),
    nameBytes: spread(typed.map(({ settled }) => settled.nameBytes + codeBytes)),
    passageBytes: spread(texts.map(({ passageBytes }) => passageBytes)),
    allBytes: spread(typed.map(({ settled }) => all(settled))),
    codeBytes,
  };
}

/** One query of each class after the other. */
function spreadOut(classes: readonly (readonly string[])[]): string[] {
  const most = Math.max(0, ...classes.map(({ length }) => length));
  return Array.from({ length: most }, (_, at) => classes.flatMap((list) => list[at] ?? [])).flat();
}

type FarCost = { readonly typed: Cost; readonly pasted: Cost };

/** The palette was opened a moment before; all else is fetched over a slow network. */
async function askFromFar(page: Page, session: CDPSession, queries: readonly string[]): Promise<FarCost[]> {
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  const conditions = { offline: false, latency: FAR, downloadThroughput: -1, uploadThroughput: -1 };
  await session.send('Network.emulateNetworkConditions', conditions);
  const costs: FarCost[] = [];
  const open = async () => {
    await page.evaluate(async () => {
      window.bench.start(true);
      await window.bench.ask('', true);
    });
    await page.waitForTimeout(FAR * 4);
  };
  for (const query of queries) {
    await open();
    const pasted = await page.evaluate((text) => window.bench.ask(text, true), query);
    await open();
    const typed = await page.evaluate((text) => window.bench.type(text), query);
    costs.push({ pasted, typed });
  }
  await session.send('Network.emulateNetworkConditions', { ...conditions, latency: 0 });
  return costs;
}

async function threadTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? 0) * 1000;
}

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

/** A browser at a page with these files beside it, for as long as `use` takes. */
export async function withPage<T>(site: BenchSite, use: (page: Page) => Promise<T>): Promise<T> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(site.address);
    return await use(page);
  } finally {
    await browser.close();
    await site.close();
  }
}
