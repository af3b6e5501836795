import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type axe from 'axe-core';
import { buildSite } from '../../scripts/build/build-site.ts';
import { type Serving, serve } from '../../scripts/serve.ts';
import { test } from './fresh-window.ts';

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const entry = join(import.meta.dirname, '../loader/every-component.mdx');
const other = '---\nid: other-entry\ntitle: Other entry\nkind: concept\nsummary: It is linked to.\n---\n\nText.\n';

let folder = '';
let site: Serving | undefined;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  folder = await mkdtemp(join(tmpdir(), 'components-'));
  const entries = join(folder, 'content', 'entries');
  await mkdir(entries, { recursive: true });
  await cp(entry, join(entries, 'every-component.mdx'));
  await writeFile(join(entries, 'other-entry.mdx'), other);
  const out = join(folder, 'dist');
  const { messages } = await buildSite({ content: join(folder, 'content'), out, base: '/' });
  expect(messages).toEqual([]);
  site = await serve({ folder: out, port: 0 });
});
test.afterAll(async () => {
  await site?.close();
  await rm(folder, { recursive: true, force: true });
});

const address = () => `${site?.address ?? ''}entries/every-component/`;

/** What axe finds wrong by all its rules or those named. */
async function violations(page: Page, rules: string[] = []): Promise<readonly string[]> {
  const { violations: found } = await page.evaluate(
    (runOnly) => window.axe.run(document, runOnly.length === 0 ? {} : { runOnly }),
    rules,
  );
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

test('axe finds nothing wrong with any component, and none is wider than the screen', async ({ browser }) => {
  test.setTimeout(240_000);
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  await page.goto(address());
  await page.evaluate(await readFile(axePath, 'utf8'));
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await violations(page), `${width} in the light`).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page.emulateMedia({ colorScheme: 'dark' });
    // The markup is the same; the dark changes its colours.
    const rules = ['color-contrast', 'link-in-text-block'];
    expect(await violations(page, rules), `${width} in the dark`).toEqual([]);
  }
  await context.close();
});

test('the policy of the page has nothing to report: no script or style stands in the body', async ({ page }) => {
  const reports: string[] = [];
  page.on('console', (message) => message.type() === 'error' && reports.push(message.text()));
  await page.goto(address(), { waitUntil: 'networkidle' });
  expect(reports).toEqual([]);
  await expect(page.locator('.prose :is(script, style, [style])')).toHaveCount(0);
});

test('positions stand beside each other on a wide screen and below each other on a phone', async ({ page }) => {
  const tops = () =>
    page.locator('.position').evaluateAll((all) => new Set(all.map((one) => one.getBoundingClientRect().top)).size);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(address());
  expect(await tops()).toBe(1);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await tops()).toBe(3);
});

test('screen readers get headings by their words, boxes with labels, charts by title with their table', async ({
  page,
}) => {
  await page.goto(address());
  await expect(page.getByRole('heading', { name: 'A first heading', exact: true, level: 2 })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'A heading that skips', exact: true, level: 3 })).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'The threshold is written down.' })).toBeChecked();
  const chart = page.getByRole('figure').filter({ has: page.getByRole('img', { name: 'Runs above the limit' }) });
  await expect(chart.getByRole('cell', { name: '3,100' })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'An open letter' })).toContainText('22 March 2023');
});

test('numbers of a chart do not run into each other on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(address());
  for (const drawing of await page.locator('.chart-drawing, .timeline-axis').all()) {
    const boxes = await drawing
      .locator('text')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
    const overlapping = boxes.flatMap((a, i) =>
      boxes.slice(i + 1).filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom),
    );
    expect(overlapping).toEqual([]);
  }
});
