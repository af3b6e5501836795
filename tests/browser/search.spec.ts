import { gzipSync } from 'node:zlib';
import { expect, type Page } from '@playwright/test';
import { test } from './fresh-window.ts';
import { firstResult, withSearchSite } from './search-site/with-search-site.ts';

const { address } = withSearchSite();
const active = (page: Page) => page.locator('[role=option][aria-selected=true] .search-title');

test('a page loads at most 2 kB of JavaScript, compressed, before search is touched', async ({ page }) => {
  let bytes = 0;
  page.on('response', async (response) => {
    if (response.url().endsWith('.js')) bytes += gzipSync(await response.body()).length;
  });
  await page.goto(address(), { waitUntil: 'networkidle' });
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(2048);
});

for (const [query, title] of [
  ['intelligence explosion', 'Intelligence explosion'],
  ['inteligence explosoin', 'Intelligence explosion'],
  ['RLHF', 'Reinforcement learning from human feedback'],
  ['agi', 'Artificial general intelligence'],
  ['deepmind', 'Google DeepMind'],
] as const) {
  test(`slash, ${query}, Enter opens ${title}`, async ({ page }) => {
    await page.goto(address());
    await page.keyboard.press('/');
    await page.keyboard.type(query);
    await expect(page.locator('dialog [role=status]')).toContainText('entr');
    await expect(active(page)).toHaveText(title);
    await page.keyboard.press('Enter');
    await expect(page.locator('h1')).toHaveText(title);
  });
}

test('Enter that is faster than the answer opens what was typed, not what an earlier letter found', async ({
  page,
}) => {
  await page.goto(address());
  await page.keyboard.press('/');
  await page.keyboard.type('gd');
  await expect(active(page)).toHaveText('General Data Protection Regulation');
  await page.getByRole('combobox', { name: 'Search' }).evaluate((input) => {
    if (input instanceof HTMLInputElement) input.value = 'intelligence explosion';
    input.dispatchEvent(new Event('input'));
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
  });
  await expect(page.locator('h1')).toHaveText('Intelligence explosion');
});

test('a new query begins at its first result, whatever was chosen before', async ({ page }) => {
  await page.goto(address());
  await page.keyboard.press('/');
  await page.keyboard.type('weather');
  await expect(page.locator('dialog [role=status]')).toContainText('entr');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('dialog [role=option]').nth(2)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.type(' rep');
  await expect(page.locator('dialog [role=option]').nth(0)).toHaveAttribute('aria-selected', 'true');
  await expect(page.locator('[role=option][aria-selected=true]')).toHaveCount(1);
});

test('what the palette has no room for is on the search page, a step at a time, by keyboard', async ({ page }) => {
  await page.goto(address());
  await page.keyboard.press('/');
  await page.keyboard.type('weather report');
  await expect(page.locator('dialog [role=status]')).toHaveText('45 entries');
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('dialog [role=option][aria-selected=true]')).toHaveText('All 45 results');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/search\/\?q=weather(%20|\+)report$/);
  const options = page.locator('#search-page-list .search-group');
  await expect(options).toHaveCount(20);
  // Names are there before the texts have said how many entries there are.
  await expect(page.getByRole('status')).toHaveText('45 entries');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(options).toHaveCount(40);
  await expect(options.nth(20).getByRole('option')).toHaveAttribute('aria-selected', 'true');
  await expect(page).toHaveURL(/show=40$/);
  await page.reload();
  await expect(options).toHaveCount(40);
  await page.getByRole('option', { name: 'More results' }).click();
  await expect(options).toHaveCount(45);
  await page.keyboard.type('s');
  await expect(page).not.toHaveURL(/show=/);
  await expect(options).toHaveCount(20);
});

test('a misspelling that an editor knows of says what was searched for', async ({ page }) => {
  await page.goto(`${address()}search/?q=wether+raport`);
  const status = page.getByRole('status');
  await expect(status).toContainText('Showing results for “Weather report 1”');
  await expect(firstResult(page)).toContainText('Weather report 1');
  await page.getByRole('button', { name: 'wether raport' }).click();
  await expect(status).not.toContainText('Showing results');
});

test('Ctrl-K opens, arrows move, Escape closes, what was opened is offered again', async ({ page }) => {
  await page.goto(address());
  await page.keyboard.press('Control+k');
  const input = page.getByRole('combobox', { name: 'Search' });
  await input.fill('intelligence');
  await expect(page.locator('dialog [role=status]')).toContainText('entr');
  const first = await input.getAttribute('aria-activedescendant');
  await page.keyboard.press('ArrowDown');
  expect(await input.getAttribute('aria-activedescendant')).not.toBe(first);
  await page.keyboard.press('ArrowUp');
  await expect(input).toHaveAttribute('aria-activedescendant', first ?? '');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('Control+k');
  await input.fill('claude');
  await active(page).click();
  await page.goto(address());
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('option', { name: 'Claude' })).toBeVisible();
});

test('results mark the words that matched', async ({ page }) => {
  await page.goto(address());
  await page.keyboard.press('/');
  await page.keyboard.type('deepmi');
  await expect(page.locator('dialog mark').first()).toHaveText('DeepMi');
});
