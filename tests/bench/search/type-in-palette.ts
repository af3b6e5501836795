import type { CDPSession, Page } from 'playwright';
import { type LongTasks, watchLongTasks } from './long-tasks.ts';

export type WorkerFigures = {
  /** While the palette is opened and queries are typed into it; and while they are typed into a field of no use. */
  readonly longTasks: LongTasks;
  readonly longTasksBare: LongTasks;
  /** Bytes of page and worker over the page before search was touched. */
  readonly memoryBytes: number;
};

const KEY_MILLISECONDS = 40;
/** Until a query that was typed is answered: the palette's pause, and more. */
const ANSWERED = 600;
/** Until the browser has collected what its count of memory left behind. */
const QUIET = 2000;

/** Types queries of every class into the palette of a page, whose worker does the work, main thread four times slower. */
export async function typeInPalette(page: Page, address: string, queries: readonly string[]): Promise<WorkerFigures> {
  const session = await page.context().newCDPSession(page);
  await page.goto(`${address}palette/`);
  const memory = () => page.evaluate(() => window.palette.memory());
  const bare = await memory();
  await letPlaywrightIn(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const longTasks = await watchLongTasks(session, async () => {
    // In a task of its own: to call a function of the page takes Playwright tens of milliseconds.
    await page.evaluate(() => void setTimeout(() => window.palette.open(), 200));
    await page.waitForTimeout(QUIET);
    await typeAll(page, queries);
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const memoryBytes = (await memory()) - bare;
  return { longTasks, longTasksBare: await typeInBareField(page, session, queries), memoryBytes };
}

async function typeInBareField(page: Page, session: CDPSession, queries: readonly string[]): Promise<LongTasks> {
  await page.reload();
  await page.evaluate(() => {
    const field = document.createElement('input');
    document.body.append(field);
    field.focus();
  });
  await letPlaywrightIn(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const tasks = await watchLongTasks(session, () => typeAll(page, queries));
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  return tasks;
}

/** Playwright's own program, which finds and fills fields, is loaded into a page at its first use: a task of 100 ms. */
async function letPlaywrightIn(page: Page): Promise<void> {
  await page.locator('html').waitFor({ state: 'attached' });
  await page.waitForTimeout(QUIET);
}

/** By keys alone, into the field that has the focus: to fill one, Playwright's program works in the page. */
async function typeAll(page: Page, queries: readonly string[]): Promise<void> {
  for (const query of queries) {
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.press('Delete');
    await page.keyboard.type(query, { delay: KEY_MILLISECONDS });
    await page.waitForTimeout(ANSWERED);
  }
}
