import { expect } from '@playwright/test';
import { test } from './fresh-window.ts';

test('the home page has a title, a heading and no error in the console', async ({ page }) => {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  const response = await page.goto('./');
  expect(response?.status()).toBe(200);
  expect(response?.headers()['content-type']).toBe('text/html;charset=utf-8');
  await expect(page).toHaveTitle(/\S/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(problems).toEqual([]);
});

test('an address that nobody gave answers 404', async ({ request }) => {
  const response = await request.get('./no-such-page/');
  expect(response.status()).toBe(404);
});
