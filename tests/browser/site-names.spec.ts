import { expect } from '@playwright/test';
import { test } from './fresh-window.ts';
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
