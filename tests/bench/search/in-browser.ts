import { chromium } from 'playwright';
import type { SearchRecord } from '../../../src/model/search-record.ts';
import type { SearchFiles } from '../../../src/search/build-shards.ts';
import { nameClasses, passageClasses, queriesOf } from '../../search/query-classes.ts';
import type { QueryCost } from './in-page.ts';
import { serveBench } from './serve-bench.ts';

const SLOWER = 4;
const typedClasses = ['exact', 'label', 'one typo', 'prefix', 'reordered'];
const fuzzyClasses = ['one typo', 'two typos'];

/** Median and 95th percentile. */
export type Spread = { readonly p50: number; readonly p95: number };
export type BrowserFigures = {
  readonly keystroke: Spread;
  readonly fuzzy: Spread;
  readonly passages: Spread;
  readonly firstBytes: Spread;
  readonly nameBytes: Spread;
  readonly passageBytes: Spread;
  readonly codeBytes: number;
  readonly heapBytes: number;
};

/** Types queries into an engine on the main thread of a real browser, its processor slowed down. */
export async function measureInBrowser(
  records: readonly SearchRecord[],
  files: SearchFiles,
  count: number,
): Promise<BrowserFigures> {
  const site = await serveBench(files);
  const executablePath = process.env['PLAYWRIGHT_CHROMIUM_PATH'];
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    chromiumSandbox: process.getuid?.() !== 0,
  });
  try {
    const page = await browser.newPage();
    await page.goto(site.address);
    const session = await page.context().newCDPSession(page);
    const heap = async () => {
      await session.send('HeapProfiler.collectGarbage');
      const { usedSize } = await session.send('Runtime.getHeapUsage');
      return usedSize;
    };
    const bare = await heap();
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    const measure = (query: string, typed: boolean): Promise<QueryCost> =>
      page.evaluate(([text, isTyped]) => window.bench.measure(text, { typed: isTyped }), [query, typed] as const);
    const names = queriesOf(records, nameClasses, { count });
    const passages = queriesOf(records, passageClasses, { count });
    await measure('warm up', true);
    const typed: QueryCost[] = [];
    for (const name of typedClasses)
      for (const { query } of names.get(name) ?? []) typed.push(await measure(query, true));
    const fuzzy: QueryCost[] = [];
    for (const name of fuzzyClasses)
      for (const { query } of names.get(name) ?? []) fuzzy.push(await measure(query, true));
    const texts: QueryCost[] = [];
    for (const [, queries] of passages) for (const { query } of queries) texts.push(await measure(query, false));
    return {
      keystroke: spread(typed.flatMap(({ keys }) => keys)),
      fuzzy: spread(fuzzy.map(({ settled }) => settled)),
      passages: spread(texts.map(({ settled }) => settled)),
      firstBytes: spread(typed.map(({ firstBytes }) => firstBytes + site.codeBytes)),
      nameBytes: spread(typed.map(({ nameBytes }) => nameBytes + site.codeBytes)),
      passageBytes: spread(texts.map(({ passageBytes }) => passageBytes)),
      codeBytes: site.codeBytes,
      heapBytes: (await heap()) - bare,
    };
  } finally {
    await browser.close();
    await site.close();
  }
}

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}
