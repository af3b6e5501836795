import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import { test } from './fresh-window.ts';
import { pageOfEachType } from './site-pages.ts';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Violation = {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
};

/** What axe-core finds wrong by all its rules or those named, in lines that say rule and place. */
async function violations(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  const options = { resultTypes: ['violations'], ...(rules === undefined ? {} : { runOnly: rules }) };
  const results = await page.evaluate<{ violations: Violation[] }>(`axe.run(document, ${JSON.stringify(options)})`);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  );
}

/** Leaves a dozen items of each long list: the others are of the same template, and were looked at in full before. */
async function shorten(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const list of document.querySelectorAll('main :is(ul, ol, dl, tbody)'))
      for (const item of [...list.children].slice(12)) item.remove();
  });
}

/** Rules about colours: all that the dark can change of a page whose markup was found well in the light. */
const colours = ['color-contrast', 'link-in-text-block'];
const desk = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

test('axe finds nothing wrong on any type of page: in the light, in the dark, on a phone', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(600_000);
  // The policy of the site keeps out scripts that are not its own; axe is a guest.
  const context = await browser.newContext({ viewport: desk, bypassCSP: true, baseURL: baseURL ?? '' });
  const page = await context.newPage();
  const pages = await pageOfEachType(page);
  expect([...pages.keys()]).toEqual(expect.arrayContaining(['entry', 'source', 'tag']));
  for (const [type, path] of pages) {
    await page.setViewportSize(desk);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(path);
    await page.evaluate(axe);
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect.soft(await violations(page), `${type} in the light`).toEqual([]);
    expect.soft(await overflow(), `${type} is wider than the screen`).toBeLessThanOrEqual(0);
    await page.setViewportSize(phone);
    expect.soft(await overflow(), `${type} is wider than a phone`).toBeLessThanOrEqual(0);
    await shorten(page);
    expect.soft(await violations(page), `${type} on a phone`).toEqual([]);
    await page.setViewportSize(desk);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect.soft(await violations(page, colours), `${type} in the dark`).toEqual([]);
  }
  await context.close();
});
