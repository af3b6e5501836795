import type { Page } from 'playwright';
import type { SearchRecord } from '../../../src/model/search-record.ts';
import { nameClasses, passageClasses, queriesOf } from '../../search/query-classes.ts';

export type WorkerFigures = {
  /** Main-thread tasks of more than 50 ms while queries are typed, and the longest. */
  readonly longTasks: number;
  readonly longest: number;
  /** Bytes of page and worker over the page before search was touched. */
  readonly memoryBytes: number;
};

const KEY_MILLISECONDS = 40;

/** Types queries of every class into the palette of a page, whose worker does the work, main thread four times slower. */
export async function typeInPalette(
  page: Page,
  address: string,
  records: readonly SearchRecord[],
): Promise<WorkerFigures> {
  await page.goto(`${address}palette/`);
  const memory = () => page.evaluate(() => window.palette.memory());
  const bare = await memory();
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.evaluate(() => {
    window.palette.longTasks.length = 0;
    window.palette.open();
  });
  const classes = queriesOf(records, { ...nameClasses, ...passageClasses }, { count: 2 });
  for (const { query } of [...classes.values()].flat()) {
    await page.getByRole('combobox').fill('');
    await page.keyboard.type(query, { delay: KEY_MILLISECONDS });
    await page.locator('dialog [role=status]').filter({ hasText: /./ }).waitFor();
    await page.waitForTimeout(300);
  }
  const longTasks = await page.evaluate(() => window.palette.longTasks);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  return { longTasks: longTasks.length, longest: Math.max(0, ...longTasks), memoryBytes: (await memory()) - bare };
}
