import { expect } from '@playwright/test';
import { test } from './fresh-window.ts';

/** What a reader types → the first result, on the bundled site. */
const queries: readonly (readonly [string, string])[] = [
  ['intelligence explosion', 'Intelligence explosion'],
  ['inteligence explosoin', 'Intelligence explosion'],
  ['RLHF', 'Reinforcement learning from human feedback'],
  ['agi', 'Artificial general intelligence'],
  ['deepmind', 'Google DeepMind'],
];

for (const [query, wanted] of queries) {
  test(`typing "${query}" on the search page puts ${wanted} first, and the address keeps the query`, async ({
    page,
  }) => {
    await page.goto('./search/');
    await page.locator('main').getByRole('combobox', { name: 'Search', exact: true }).pressSequentially(query);
    await expect(page.locator('main').getByRole('listbox').getByRole('option').first()).toContainText(wanted);
    await expect(page).toHaveURL(new RegExp(`\\?q=${encodeURIComponent(query).replace(/%20/g, '(%20|\\+)')}`));
  });
}

test('from any page: "/" opens search, arrows choose, Enter goes there, Escape closes', async ({ page }) => {
  await page.goto('./about/');
  await page.keyboard.press('/');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('inteligence explosoin');
  await expect(dialog.getByRole('option').first()).toContainText('Intelligence explosion');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/entries\/intelligence-explosion\//);
});

test('a browser can add the search to its address bar', async ({ page }) => {
  await page.goto('./');
  const description = await page.locator('link[rel=search]').getAttribute('href');
  const response = await page.request.get(new URL(description ?? '', page.url()).href);
  expect(response.headers()['content-type']).toContain('xml');
  const [, template = ''] = /template="([^"]*\{searchTerms\})"/.exec(await response.text()) ?? [];
  const asked = new URL(template.replace('{searchTerms}', 'deepmind'), page.url());
  await page.goto(new URL(asked.pathname + asked.search, page.url()).href);
  await expect(page.locator('#search-page-list [role=option]').first()).toContainText('Google DeepMind');
});

test('an address with a query shows its results', async ({ page }) => {
  await page.goto('./search/?q=RLHF');
  await expect(page.locator('main').getByRole('listbox').getByRole('option').first()).toContainText(
    'Reinforcement learning',
  );
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the search page is the A–Z list', async ({ page }) => {
    await page.goto('./search/');
    await page.locator('main').getByRole('link', { name: 'Intelligence explosion', exact: true }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Intelligence explosion');
  });

  test('an excerpt leads to its passage in the source, which leads back', async ({ page }) => {
    await page.goto('./entries/intelligence-explosion/');
    const words = (await page.locator('.excerpt blockquote p').first().textContent()) ?? '';
    await page.locator('.excerpt-source').first().click();
    const fragment = new URL(page.url()).hash.slice(1);
    await expect(page.locator(`[id="${fragment}"]`)).toContainText(words.trim().slice(0, 60));
    await expect(page.locator('main').getByRole('link', { name: 'Intelligence explosion' }).first()).toBeVisible();
  });
});
