import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, type Page, test } from '@playwright/test';
import { pageOfEachType } from './site-pages.ts';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Violation = {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
};

/** What axe-core finds wrong, in lines that say rule and place. */
async function violations(page: Page): Promise<readonly string[]> {
  const results = await page.evaluate<{ violations: Violation[] }>(
    "axe.run(document, { resultTypes: ['violations'] })",
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  );
}

const settings = [
  { name: 'light', viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
  { name: 'dark', viewport: { width: 1440, height: 900 }, colorScheme: 'dark' },
  { name: 'phone', viewport: { width: 390, height: 844 }, colorScheme: 'light' },
] as const;

for (const { name, viewport, colorScheme } of settings) {
  test(`axe finds nothing wrong on any type of page: ${name}`, async ({ browser, baseURL }) => {
    test.setTimeout(300_000);
    // The policy of the site keeps out scripts that are not its own; axe is a guest.
    const context = await browser.newContext({ viewport, colorScheme, bypassCSP: true, baseURL: baseURL ?? '' });
    const page = await context.newPage();
    const pages = await pageOfEachType(page);
    expect([...pages.keys()]).toEqual(expect.arrayContaining(['entry', 'source', 'tag']));
    for (const [type, path] of pages) {
      await page.goto(path);
      await page.evaluate(axe);
      expect(await violations(page), type).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, `${type} is wider than the screen`).toBeLessThanOrEqual(0);
    }
    await context.close();
  });
}
