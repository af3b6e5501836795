import { createRequire } from 'node:module';
import { expect } from '@playwright/test';
import type axe from 'axe-core';
import { test } from './fresh-window.ts';
import { firstResult, withSearchSite } from './search-site/with-search-site.ts';

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}

const { address, problems } = withSearchSite();

test('the search page keeps the query in the address and hides the list', async ({ page }) => {
  await page.goto(`${address()}search/?q=rlhf`);
  await expect(firstResult(page)).toContainText('Reinforcement learning from human feedback');
  await expect(page.getByText('A to Z')).toBeHidden();
  const input = page.getByRole('combobox', { name: 'Search' });
  await input.fill('gdpr');
  await expect(page).toHaveURL(/\?q=gdpr$/);
  await expect(firstResult(page)).toContainText('General Data Protection Regulation');
});

test('without JavaScript the search page is the list', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${address()}search/?q=rlhf`);
  await expect(page.getByText('A to Z')).toBeVisible();
  await context.close();
});

test('a misspelt query says what was searched for, and can be taken literally', async ({ page }) => {
  await page.goto(`${address()}search/?q=inteligence+explosoin`);
  const status = page.getByRole('status');
  await expect(status).toContainText('Showing results for “intelligence explosion”');
  await page.getByRole('button', { name: 'inteligence explosoin' }).click();
  await expect(status).not.toContainText('Showing results');
});

test('an index that cannot be had is said so, and a retry works', async ({ page }) => {
  await page.route('**/search/manifest.json', (route) => route.abort());
  await page.goto(`${address()}search/?q=agi`);
  await expect(page.getByRole('status')).toContainText('could not be loaded');
  problems.length = 0;
  await page.unroute('**/search/manifest.json');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(firstResult(page)).toContainText('Artificial general intelligence');
});

for (const [what, pattern, body] of [
  ['a manifest that is another page', '**/search/manifest.json', '<!doctype html><title>Sign in</title>'],
  ['a manifest that was cut off', '**/search/manifest.json', '{"version":2,"entries":'],
  ['files that were cut off', '**/search/*.bin', '\u0009\u0001\u0000\u0000 cut'],
] as const) {
  test(`${what}: said so, not kept, and a retry works`, async ({ page }) => {
    await page.route(pattern, (route) => route.fulfill({ body }));
    await page.goto(`${address()}search/?q=agi`);
    await expect(page.getByRole('status')).toContainText('could not be loaded');
    await page.unroute(pattern);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(firstResult(page)).toContainText('Artificial general intelligence');
  });
}

test('an index of an older build: the page must be loaded again', async ({ page }) => {
  await page.route('**/search/manifest.json', (route) => route.fulfill({ body: '{"version":1}' }));
  await page.goto(`${address()}search/?q=agi`);
  await expect(page.getByRole('status')).toContainText('renewed');
  await page.unroute('**/search/manifest.json');
  await page.getByRole('button', { name: 'Load the page again' }).click();
  await expect(firstResult(page)).toContainText('Artificial general intelligence');
});

test('mark-up in a query or an address is text', async ({ page }) => {
  const attack = '<img src=x onerror=alert(1)> "\'); {} \\ .*+?^$ \u0007 🙂 ';
  await page.goto(`${address()}search/?q=${encodeURIComponent(attack)}`);
  await expect(page.getByRole('status')).not.toBeEmpty();
  await page.getByRole('combobox', { name: 'Search' }).fill(attack.repeat(200));
  await expect(page.getByRole('status')).not.toBeEmpty();
  expect(await page.locator('main img').count()).toBe(0);
});

test('words in any script are found as they are typed, and passages run in their direction', async ({ page }) => {
  await page.goto(`${address()}search/`);
  const input = page.getByRole('combobox', { name: 'Search' });
  for (const [query, title, direction] of [
    ['機械学習', '人工知能', 'ltr'],
    ['البيانات', 'الذكاء الاصطناعي', 'rtl'],
    ['παραδειγματα', 'Τεχνητή νοημοσύνη', 'ltr'],
    ['ПРИМЕРАХ', 'Машинное обучение', 'ltr'],
  ] as const) {
    await input.fill(query);
    await expect(firstResult(page).locator('.search-title')).toHaveText(title);
    const passage = page.locator('.search-passage').first();
    await expect(passage.locator('mark')).toHaveCount(1);
    expect(await passage.evaluate((element) => getComputedStyle(element).direction)).toBe(direction);
  }
});

test('topic and source narrow results by the address alone', async ({ page }) => {
  const count = async (filters: string) => {
    await page.goto(`${address()}search/?q=intelligence${filters}`);
    await expect(page.getByRole('status')).toContainText(/entr|Nothing/);
    return page.locator('#search-page-list .search-group').count();
  };
  const all = await count('');
  expect(await count('&source=sample-source')).toBe(all);
  const some = await count('&tag=Regulation');
  expect(some).toBeGreaterThan(0);
  expect(some).toBeLessThan(all);
  await expect(page.getByLabel('Narrow by topic')).toHaveValue('Regulation');
  expect(await count('&tag=Regulation&source=elsewhere')).toBe(0);
});

test('filters narrow the results and live in the address', async ({ page }) => {
  await page.goto(`${address()}search/?q=european`);
  await page.getByLabel('Narrow by kind').selectOption('law');
  await expect(page).toHaveURL(/kind=law/);
  await expect(page.getByRole('status')).toHaveText('2 entries');
  await page.reload();
  await expect(page.getByRole('status')).toHaveText('2 entries');
  await expect(page.getByLabel('Narrow by kind')).toHaveValue('law');
});

test('what results can be narrowed to is said in words, and works without a network once it was loaded', async ({
  page,
  context,
}) => {
  await page.goto(`${address()}search/?q=european&date=2016`);
  await expect(page.getByRole('status')).toHaveText('1 entry');
  const year = page.getByLabel('Narrow by year');
  await expect(year).toHaveValue('2016');
  await expect(year.locator('option')).toHaveText(['Any year', '2024 (1)', '2021 (1)', '2016 (1)']);
  await expect(page.getByLabel('Narrow by source').locator('option').nth(1)).toHaveText(/^A sample report \(\d+\)$/);
  await year.selectOption('');
  await expect(page).toHaveURL(/\?q=european$/);
  await context.setOffline(true);
  await year.selectOption('2016');
  await expect(page).toHaveURL(/date=2016/);
  await expect(page.getByRole('status')).toHaveText('1 entry');
  await context.setOffline(false);
});

test('a filter of which no entry is left says that nothing was found', async ({ page }) => {
  await page.goto(`${address()}search/?q=european&date=1066`);
  await expect(page.getByRole('status')).toHaveText('Nothing found.');
  await expect(page.getByLabel('Narrow by year')).toHaveValue('1066');
});

test('a passage leads to its paragraph and marks the words there', async ({ page }) => {
  await page.goto(`${address()}search/?q=lawyers+fined`);
  const passage = page.locator('.search-passage').first();
  await expect(passage.locator('mark').first()).toHaveText('Lawyers');
  await expect(passage).toHaveAttribute('href', /entries\/ai-hallucination\/#p1:~:text=Lawyers/);
  await passage.click();
  await expect(page).toHaveURL(/#p1$/);
});

test('an address that leads nowhere names what is near', async ({ page }) => {
  await page.goto(`${address()}entries/inteligence-explosoin/`);
  problems.length = 0;
  await expect(page.getByRole('link', { name: /Intelligence explosion/ })).toBeVisible();
});

test('what was found once is found without a network', async ({ page, context }) => {
  await page.goto(`${address()}search/?q=rlhf`);
  await expect(firstResult(page)).toContainText('Reinforcement');
  await context.setOffline(true);
  const input = page.getByRole('combobox', { name: 'Search' });
  await input.fill('');
  await input.fill('rlhf');
  await expect(firstResult(page)).toContainText('Reinforcement');
  await context.setOffline(false);
});

test('a site built anew while the page was open is found by its new manifest', async ({ page }) => {
  await page.goto(`${address()}search/?q=claude`);
  await expect(firstResult(page)).toContainText('Claude');
  await page.evaluate(() => caches.delete('sourcebook-search'));
  await page.route('**/search/*.bin', (route) => route.fulfill({ status: 404 }));
  await page.reload();
  await expect(page.getByRole('status')).toContainText('renewed');
  problems.length = 0;
});

for (const where of ['palette', 'page'] as const) {
  test(`nothing that axe knows keeps anyone out of the ${where}`, async ({ browser }) => {
    const context = await browser.newContext({ bypassCSP: true });
    const page = await context.newPage();
    await page.goto(where === 'page' ? `${address()}search/?q=reward+model` : address());
    if (where === 'palette') {
      await page.keyboard.press('/');
      await page.keyboard.type('reward model');
    }
    await expect(page.getByRole('status')).toContainText('entr');
    await page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') });
    const broken = await page.evaluate(async () => {
      const { violations } = await window.axe.run(document, { rules: { region: { enabled: false } } });
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    });
    expect(broken).toEqual([]);
    await context.close();
  });
}
