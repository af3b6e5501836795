import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './fresh-window.ts';

const entry = './entries/intelligence-explosion/';

/** Presses Tab until this is where the keyboard is. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    if (await wanted.evaluateAll((all) => all.some((one) => one === document.activeElement))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${wanted}`);
}

async function follow(page: Page, link: Locator): Promise<void> {
  await tabTo(page, link);
  await page.keyboard.press('Enter');
}

test('with the keyboard alone one finds an entry, follows a link, sees where an excerpt comes from, and cites', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const context = await browser.newContext({
    permissions: ['clipboard-read', 'clipboard-write'],
    baseURL: baseURL ?? '',
  });
  const page = await context.newPage();
  await page.goto('./');
  await page.keyboard.press('/');
  await page.keyboard.type('intelligence explosion');
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('Intelligence explosion');
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('entr');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/entries\/intelligence-explosion\//);
  await follow(page, page.locator('article .entry-list a').first());
  await expect(page).not.toHaveURL(/intelligence-explosion/);
  await page.goBack();
  await expect(page).toHaveURL(/intelligence-explosion/);
  await follow(page, page.locator('.excerpt-source').first());
  await expect(page).toHaveURL(/\/sources\/.+#/);
  await expect(page.locator(':target')).toBeInViewport();
  await page.goBack();
  await expect(page).toHaveURL(/\/entries\/intelligence-explosion\//);
  await follow(page, page.locator('cite-box summary', { hasText: 'BibTeX' }));
  const open = page.locator('cite-box details[open]');
  await expect(open.locator('pre')).toContainText('@incollection');
  await follow(page, open.getByRole('button'));
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^@incollection/);
  await context.close();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('one finds an entry, follows a link, sees where an excerpt comes from, and cites', async ({ page, request }) => {
    test.setTimeout(120_000);
    await page.goto('./');
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /A.Z/ }).click();
    await page.locator('main').getByRole('link', { name: 'Intelligence explosion', exact: true }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Intelligence explosion');
    await page.locator('article .entry-list a').first().click();
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Intelligence explosion');
    await page.goto(entry);
    const words = ((await page.locator('.excerpt blockquote').first().textContent()) ?? '').trim().slice(0, 40);
    await page.locator('.excerpt-source').first().click();
    await expect(page.locator(':target')).toContainText(words);
    await page.goto(entry);
    await page.locator('cite-box summary', { hasText: 'BibTeX' }).click();
    await expect(page.locator('cite-box pre').filter({ hasText: '@' }).first()).toBeVisible();
    const file = await page.locator('cite-box a[href$="cite.bib"]').getAttribute('href');
    expect(await (await request.get(new URL(file ?? '', page.url()).href)).text()).toMatch(/^@/);
  });
});
