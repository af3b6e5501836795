import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { buildSite } from '../../scripts/build/build-site.ts';
import { type Serving, serve } from '../../scripts/serve.ts';

let folder = '';
let site: Serving | undefined;

/** A small site under a path of its own. */
test.beforeAll(async () => {
  test.setTimeout(180_000);
  folder = await mkdtemp(join(tmpdir(), 'offline-'));
  const content = join(folder, 'content');
  for (const part of ['entries/anthropic.mdx', 'entries/claude.mdx', 'entries/meta.mdx'])
    await cp(join(import.meta.dirname, '../../content', part), join(content, part));
  await buildSite({ content, out: join(folder, 'dist'), base: '/kb/' });
  site = await serve({ folder: join(folder, 'dist'), base: '/kb/', port: 0 });
});
test.afterAll(async () => {
  await site?.close();
  await rm(folder, { recursive: true, force: true });
});

const at = (path: string) => `${site?.address ?? ''}${path}`;

/** Reads a page, and waits until it is kept with its style sheet. */
async function read(page: Page, path: string): Promise<void> {
  await page.goto(at(path));
  await page.keyboard.press('ArrowDown');
  const isKept = async (address: string) => {
    const style = document.querySelector<HTMLLinkElement>('link[rel=stylesheet]')?.href ?? '';
    return [await caches.match(address), await caches.match(style)].every((kept) => kept !== undefined);
  };
  await expect.poll(() => page.evaluate(isKept, at(path)), { timeout: 20_000 }).toBe(true);
}

test('a page that was read opens without a network, says so, and looks as it did; online nothing is said', async ({
  page,
  context,
}) => {
  test.setTimeout(90_000);
  await read(page, 'entries/anthropic/');
  await page.goto(at('entries/claude/'));
  await expect(page.locator('.offline-notice')).toHaveCount(0);
  await context.setOffline(true);
  await page.goto(at('entries/anthropic/?from=here'));
  await expect(page.locator('h1')).toHaveText('Anthropic');
  const notice = page.getByRole('status').filter({ hasText: 'You are offline' });
  await expect(notice).toContainText(/as it stood on \w+ \d+, \d{4}/);
  expect(await page.locator('.offline-notice').evaluate((one) => getComputedStyle(one).paddingBlockStart)).not.toBe(
    '0px',
  );
  await context.setOffline(false);
  await page.goto(at('entries/anthropic/'));
  await expect(page.locator('.offline-notice')).toHaveCount(0);
});

test('a page that was not read says plainly that it is not here, and which are', async ({ page, context }) => {
  test.setTimeout(90_000);
  await read(page, 'entries/anthropic/');
  await context.setOffline(true);
  const response = await page.goto(at('entries/meta/'));
  expect(response?.status()).toBe(503);
  await expect(page.locator('h1')).toHaveText('You are offline');
  await page.getByRole('list', { name: 'Pages you can read now' }).getByRole('link', { name: 'Anthropic' }).click();
  await expect(page.locator('h1')).toHaveText('Anthropic');
});

test('search works without a network once it was used', async ({ page, context }) => {
  test.setTimeout(90_000);
  await read(page, 'entries/anthropic/');
  // Under the worker's eye now: what search loads is kept.
  await page.goto(at('entries/claude/'));
  await page.keyboard.press('/');
  await page.keyboard.type('anthropic');
  const first = page.getByRole('dialog').getByRole('option').first();
  await expect(first).toContainText('Anthropic');
  await page.waitForTimeout(500);
  await context.setOffline(true);
  await page.reload();
  await page.keyboard.press('/');
  await page.keyboard.type('anthropic');
  await expect(first).toContainText('Anthropic');
});
