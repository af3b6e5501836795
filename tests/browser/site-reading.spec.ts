import { gzipSync } from 'node:zlib';
import { expect, type Response } from '@playwright/test';
import { test } from './fresh-window.ts';
import { entryWith, pageOfEachType } from './site-pages.ts';

test('an entry page stays within its weight', async ({ page }) => {
  const entry = (await pageOfEachType(page)).get('entry') ?? '';
  const weights = { script: 0, font: 0, other: 0 };
  const weighed: Promise<void>[] = [];
  const weigh = async (response: Response) => {
    const type = response.request().resourceType();
    const body = await response.body().catch(() => Buffer.alloc(0));
    if (type === 'font') weights.font += body.length;
    else if (type === 'script') weights.script += gzipSync(body).length;
    else weights.other += gzipSync(body).length;
  };
  page.on('response', (response) => weighed.push(weigh(response)));
  await page.goto(entry, { waitUntil: 'networkidle' });
  // The page has been idle before all that came was handed over.
  await Promise.all(weighed);
  expect(weights.script).toBeGreaterThan(0);
  expect(weights.script).toBeLessThanOrEqual(5 * 1024);
  expect(weights.script + weights.other).toBeLessThanOrEqual(60 * 1024);
  expect(weights.font).toBeLessThanOrEqual(100 * 1024);
});

test('the skip link is first and leads past the furniture', async ({ page }) => {
  await page.goto((await pageOfEachType(page)).get('entry') ?? '');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
});

test('focusing a link to an entry shows what it is about; Escape puts it away', async ({ page }) => {
  const entry = await entryWith(page, 'class="entry-link"');
  test.skip(entry === undefined, 'no entry links to another');
  await page.goto(entry ?? '');
  const link = page.locator('.prose a.entry-link').first();
  await link.focus();
  const preview = page.getByRole('tooltip');
  await expect(preview).toBeVisible();
  await expect(preview.locator('p')).not.toBeEmpty();
  await page.keyboard.press('Escape');
  await expect(preview).toBeHidden();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('one finds an entry by its letter and follows an excerpt to its passage', async ({ page }) => {
    await page.goto('./a-z/');
    await page.locator('.letters a').first().click();
    await page.locator('.alphabet a').first().click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const source = page.locator('.excerpt-source').first();
    test.skip((await source.count()) === 0, 'this entry has no excerpt');
    const words = ((await page.locator('.excerpt blockquote').first().textContent()) ?? '').trim().slice(0, 40);
    await source.click();
    expect(new URL(page.url()).hash).not.toBe('');
    await expect(page.locator(':target')).toContainText(words);
  });
});
