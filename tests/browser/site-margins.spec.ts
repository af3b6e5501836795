import { expect } from '@playwright/test';
import { test } from './fresh-window.ts';
import { entryWith, pageOfEachType } from './site-pages.ts';

test('on a wide screen a citation has its reference beside it, for the eye only', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const entry = await entryWith(page, '<sup class="cite">');
  test.skip(entry === undefined, 'no entry cites without quoting');
  await page.goto(entry ?? '');
  const marks = page.locator('.prose .cite a');
  const count = await marks.count();
  const notes = page.locator('.side-note');
  await expect(notes).toHaveCount(count);
  await expect(notes.first()).toHaveAttribute('aria-hidden', 'true');
  const mark = await marks.first().boundingBox();
  const note = await notes.first().boundingBox();
  expect(Math.abs((note?.y ?? 0) - (mark?.y ?? 0))).toBeLessThan(40);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(notes).toHaveCount(0);
});

test('the table of contents marks the section that is read', async ({ page }) => {
  const entry = await entryWith(page, 'class="contents"');
  test.skip(entry === undefined, 'every entry is too short for contents');
  await page.goto(entry ?? '');
  await page.locator('.contents a').last().click();
  await page.mouse.wheel(0, 10);
  await expect(page.locator('.contents [aria-current]')).toHaveCount(1);
});

test('when printed, an entry is its text: no navigation, no buttons', async ({ page }) => {
  await page.goto((await pageOfEachType(page)).get('entry') ?? '');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  for (const furniture of ['.site-header', '.site-footer', '.breadcrumbs']) {
    await expect(page.locator(furniture)).toBeHidden();
  }
});
