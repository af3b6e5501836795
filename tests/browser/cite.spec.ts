import { expect } from '@playwright/test';
import { test } from './fresh-window.ts';
import { pageOfEachType } from './site-pages.ts';

test('a citation copies as it reads, with the day of retrieval, and the style is remembered', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    permissions: ['clipboard-read', 'clipboard-write'],
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  const page = await context.newPage();
  const entry = (await pageOfEachType(page)).get('entry') ?? '';
  await page.goto(entry);
  const box = page.locator('cite-box');
  await expect(box.locator('details[open]')).toHaveCount(1);
  await box.getByText('BibTeX', { exact: true }).click();
  const open = box.locator('details[open]');
  await expect(open).toHaveCount(1);
  await open.getByRole('button').click();
  await expect(box.getByRole('status')).not.toBeEmpty();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.replaceAll('\r\n', '\n')).toBe((await open.locator('pre').textContent()) ?? '');
  expect(copied).toMatch(/^@incollection\{/);
  await page.reload();
  await expect(box.locator('details[open]')).toHaveAttribute('data-style', 'bibtex');
  const title = (await page.locator('h1').textContent()) ?? '';
  await expect(box.locator('[data-style=harvard]')).toContainText(title);
  await expect(box.locator('[data-style=harvard]')).toContainText(
    /Available at: https?:\/\/.+\/entries\/.+\(Accessed: \d+ \w+ \d{4}\)\./,
  );
  await context.close();
});

test('each citation file is there and begins as its kind does', async ({ page, request }) => {
  await page.goto((await pageOfEachType(page)).get('entry') ?? '');
  const begins: Record<string, RegExp> = { 'cite.bib': /^@/, 'cite.ris': /^TY {2}- ENCYC\r\n/, 'cite.json': /^\[/ };
  for (const [file, begin] of Object.entries(begins)) {
    const link = page.locator(`cite-box a[href$="${file}"]`);
    const answer = await request.get(new URL((await link.getAttribute('href')) ?? '', page.url()).href);
    expect(answer.ok()).toBe(true);
    expect(await answer.text()).toMatch(begin);
  }
});

test('without JavaScript every style opens and can be read', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL === undefined ? {} : { baseURL }) });
  const page = await context.newPage();
  await page.goto('./a-z/');
  await page.locator('main a[href*="/entries/"]').first().click();
  const box = page.locator('cite-box');
  await expect(box.locator('details')).toHaveCount(9);
  await box.locator('summary').nth(5).click();
  await expect(box.locator('details').nth(5).locator('.cite-text')).toBeVisible();
  await expect(box.locator('button:visible')).toHaveCount(0);
  await context.close();
});
