import { expect, test } from '@playwright/test';
import { pageOfEachType } from './site-pages.ts';

test('a screen reader finds the parts of an entry by role and name', async ({ page }) => {
  await page.goto((await pageOfEachType(page)).get('entry') ?? '');
  const title = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  await expect(page.getByRole('banner')).toHaveCount(1);
  await expect(page.getByRole('main')).toHaveCount(1);
  await expect(page.getByRole('contentinfo')).toHaveCount(1);
  await expect(page.getByRole('search')).toHaveCount(1);
  await expect(page.getByRole('navigation', { name: 'Main' })).toHaveCount(1);
  const trail = page.getByRole('navigation', { name: 'You are here' });
  await expect(trail.locator('[aria-current=page]')).toHaveText(title);
  await expect(page.getByRole('region', { name: 'Cite this entry' })).toHaveCount(1);
  await expect(page).toHaveTitle(new RegExp(`^${title.replace(/[^\w\s]/g, '.')}`));
});

test('with the keyboard alone: from the home page to an entry, to its source, to a citation', async ({ page }) => {
  await page.goto('./');
  await page.locator('main .entry-list a').first().focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/entries\//);
  const source = page.locator('.excerpt-source').first();
  if ((await source.count()) > 0) {
    await source.focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/sources\/.+#/);
    await expect(page.locator(':target')).toBeInViewport();
    await page.goBack();
  }
  const bibtex = page.locator('summary', { hasText: 'BibTeX' });
  await bibtex.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('pre.cite-text', { hasText: '@' }).first()).toBeVisible();
});

test('every link to this site leads somewhere', async ({ page, request }) => {
  const seen = new Set<string>();
  for (const path of (await pageOfEachType(page)).values()) {
    await page.goto(path);
    const found = await page
      .locator('a[href]')
      .evaluateAll((links) =>
        links.map((link) => link as HTMLAnchorElement).map(({ href, origin }) => [href.split('#')[0] ?? '', origin]),
      );
    const own = new URL(page.url()).origin;
    for (const [address = '', origin] of found) if (origin === own) seen.add(address);
  }
  expect(seen.size).toBeGreaterThan(5);
  for (const address of seen) expect((await request.get(address)).status(), address).toBe(200);
});
