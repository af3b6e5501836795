import { expect, test } from '@playwright/test';
import { pageOfEachType } from './site-pages.ts';

test('on a wide screen a citation has its reference beside it, for the eye only', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto((await pageOfEachType(page)).get('entry') ?? '');
  const marks = page.locator('.prose .cite a');
  const count = await marks.count();
  test.skip(count === 0, 'this entry cites nothing');
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
  await page.goto((await pageOfEachType(page)).get('entry') ?? '');
  const links = page.locator('.contents a');
  test.skip((await links.count()) === 0, 'this entry is too short for contents');
  const last = links.last();
  await last.click();
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
