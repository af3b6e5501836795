import { expect, type Page } from '@playwright/test';
import { test } from './fresh-window.ts';
import { entryWith } from './site-pages.ts';

async function open(page: Page, name: string): Promise<void> {
  const entry = await entryWith(page, `<${name} `);
  test.skip(entry === undefined, `no entry has a ${name}`);
  await page.goto(entry ?? '');
  await page.locator(name).first().scrollIntoViewIfNeeded();
}

test('a slider of the growth model, moved by keys, changes picture, table and words', async ({ page }) => {
  await open(page, 'growth-model');
  const model = page.locator('growth-model').first();
  const slider = model.getByRole('slider').first();
  // Its name is what it sets; what it is set to is its value.
  await expect(slider).toHaveAccessibleName(/^\D+$/);
  const parts = async () => ({
    value: await slider.getAttribute('aria-valuetext'),
    path: await model.locator('path').first().getAttribute('d'),
    cell: await model.locator('tbody tr').nth(1).locator('td').first().textContent(),
    words: await model.getByRole('status').textContent(),
  });
  await expect(slider).toBeEnabled();
  const before = await parts();
  const height = (await model.locator('fieldset').boundingBox())?.height;
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  const after = await parts();
  for (const [name, was] of Object.entries(before)) expect(Object.entries(after), name).not.toContainEqual([name, was]);
  // Back where it was, the script says what the build said.
  await page.keyboard.press('ArrowLeft');
  expect({ ...(await parts()), value: null }).toEqual({ ...before, value: null });
  expect((await model.locator('fieldset').boundingBox())?.height).toBe(height);
});

test('a pay-off that is typed changes best answers, the resting point and the words', async ({ page }) => {
  await open(page, 'pay-off-game');
  const game = page.locator('pay-off-game').first();
  const status = game.getByRole('status');
  await expect(status).toContainText('prisoner’s dilemma');
  await expect(game.locator('td.rests')).toHaveCount(1);
  await game.getByRole('spinbutton', { name: 'A’s pay-off: A goes on, B stops' }).fill('2');
  await game.getByRole('spinbutton', { name: 'B’s pay-off: A stops, B goes on' }).fill('2');
  await expect(status).toContainText('assurance game');
  await expect(game.locator('td.rests')).toHaveCount(2);
  await game.getByRole('spinbutton', { name: 'A’s pay-off: A stops, B stops' }).fill('');
  await expect(status).not.toContainText('NaN');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('an explainer is its picture, table and words, and shows no control', async ({ page }) => {
    await open(page, 'growth-model');
    await expect(page.locator('growth-model').getByRole('img', { name: 'model of returns' })).toBeVisible();
    await expect(page.locator('growth-model').getByRole('status')).toContainText('has doubled after round');
    await expect(page.locator('growth-model tbody tr')).toHaveCount(7);
    await expect(page.locator('growth-model input:visible')).toHaveCount(0);
    await open(page, 'pay-off-game');
    await expect(page.locator('pay-off-game b.best').first()).toBeVisible();
    await expect(page.locator('pay-off-game input:visible')).toHaveCount(0);
  });
});

test('the script of an explainer is loaded where one stands, and nowhere else', async ({ page }) => {
  const scripts: string[] = [];
  page.on('request', (request) => request.resourceType() === 'script' && scripts.push(request.url()));
  await page.goto('./about/');
  const entry = await entryWith(page, '<growth-model ');
  test.skip(entry === undefined, 'no entry has a growth model');
  expect(scripts.filter((address) => address.includes('growth-model'))).toEqual([]);
  await page.goto(entry ?? '');
  await page.locator('growth-model').scrollIntoViewIfNeeded();
  await expect.poll(() => scripts.some((address) => address.includes('growth-model'))).toBe(true);
  expect(scripts.some((address) => address.includes('pay-off-game'))).toBe(false);
});
