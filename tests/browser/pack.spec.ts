import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from '@playwright/test';
import { unzipSync } from 'fflate';
import { buildSite } from '../../scripts/build/build-site.ts';
import { packSite } from '../../scripts/pack/pack-site.ts';
import { test } from './fresh-window.ts';

let folder = '';

test.beforeAll(async () => {
  test.setTimeout(180_000);
  folder = await mkdtemp(join(tmpdir(), 'packed-'));
  const content = join(folder, 'content');
  const parts = ['anthropic.mdx', 'claude.mdx', 'intelligence-explosion.mdx', 'recursive-self-improvement.mdx'];
  for (const part of parts)
    await cp(join(import.meta.dirname, '../../content/entries', part), join(content, 'entries', part));
  for (const part of ['documents/notes-on-fast-progress.json'])
    await cp(join(import.meta.dirname, '../../content', part), join(content, part));
  await buildSite({ content, out: join(folder, 'site') });
  const { zip } = await packSite(join(folder, 'site'), 'kb');
  for (const [path, bytes] of Object.entries(unzipSync(zip))) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
});
test.afterAll(() => rm(folder, { recursive: true, force: true }));

test('unpacked, the site opens from disk: style, links, fragments, search, explainers, and nothing is refused', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const problems: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  // A transition or a file that the page leaves behind is no problem of it.
  page.on('pageerror', ({ message }) => message.startsWith('Transition was') || problems.push(message));
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText;
    if (why !== 'net::ERR_ABORTED') problems.push(`${request.url()} ${why}`);
  });
  await page.goto(pathToFileURL(join(folder, 'kb', 'index.html')).href);
  await page.locator('main a[href*="entries/"]').first().click();
  await expect(page).toHaveURL(/\/kb\/entries\/.+\/index\.html/);
  expect(
    await page.evaluate(async () => [...(await document.fonts.ready)].some(({ status }) => status === 'loaded')),
  ).toBe(true);
  await page.keyboard.press('/');
  await page.keyboard.type('inteligence explosoin');
  await page.getByRole('dialog').getByRole('option').first().click();
  await expect(page).toHaveURL(/\/kb\/entries\/intelligence-explosion\/index\.html/);
  await page.locator('growth-model').scrollIntoViewIfNeeded();
  await expect(page.getByRole('slider').first()).toBeEnabled();
  await page.locator('.excerpt-source').first().click();
  await expect(page).toHaveURL(/\/kb\/sources\/.+\/index\.html#/);
  await expect(page.locator(':target')).toBeInViewport();
  await page.goto(`${pathToFileURL(join(folder, 'kb', 'search', 'index.html')).href}?q=arithmetic`);
  await expect(page.locator('main').getByRole('option').filter({ hasText: 'arithmetic' }).first()).toBeVisible({
    timeout: 15_000,
  });
  expect(problems).toEqual([]);
});
