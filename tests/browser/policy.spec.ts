import { expect, type Page } from '@playwright/test';
import { test } from './fresh-window.ts';
import { entryWith, pageOfEachType } from './site-pages.ts';

/** Every report of the Content-Security-Policy, of all pages that `page` opens from now on. */
async function reportsOf(page: Page): Promise<readonly string[]> {
  const reports: string[] = [];
  await page.exposeFunction('report', (text: string) => reports.push(text));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      const { effectiveDirective, blockedURI, sample } = event;
      Reflect.get(window, 'report')(`${location.pathname}: ${effectiveDirective} ${blockedURI} ${sample}`);
    });
  });
  return reports;
}

test('no page does what its own policy forbids: opened, searched, previewed, changed, kept', async ({ page }) => {
  test.setTimeout(120_000);
  const reports = await reportsOf(page);
  for (const path of (await pageOfEachType(page)).values()) await page.goto(path);
  const linking = await entryWith(page, 'class="entry-link"');
  await page.goto(linking ?? './');
  if (linking !== undefined) {
    await page.locator('.prose a.entry-link').first().focus();
    await expect(page.getByRole('tooltip')).toBeVisible();
  }
  await page.keyboard.press('/');
  await page.keyboard.type('the');
  await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
  await page.waitForFunction(() => navigator.serviceWorker.ready.then(() => true));
  const explainer = await entryWith(page, '<growth-model ');
  if (explainer !== undefined) {
    await page.goto(explainer);
    await page.locator('growth-model input').first().focus();
    await page.keyboard.press('ArrowRight');
  }
  expect(reports).toEqual([]);
});

test('the policy holds: no text becomes markup, no address from elsewhere a script', async ({ page }) => {
  const reports = await reportsOf(page);
  await page.goto('./about/');
  const tried = await page.evaluate(() => {
    const thrown = (act: () => void) => {
      try {
        act();
        return false;
      } catch (error) {
        return error instanceof TypeError;
      }
    };
    const script = document.createElement('script');
    const plain = thrown(() => {
      document.body.innerHTML = '<b>text</b>';
    });
    return [plain, thrown(() => script.setAttribute('src', 'https://example.org/a.js'))];
  });
  expect(tried).toEqual([true, true]);
  await expect.poll(() => reports.length).toBeGreaterThan(1);
});

test('links that open a window give it no hold on this one, and hosts get the policy of the pages', async ({
  page,
  request,
}) => {
  for (const path of (await pageOfEachType(page)).values()) {
    await page.goto(path);
    await expect(page.locator('a[target]:not([rel~=noopener])'), path).toHaveCount(0);
    await expect(page.locator('meta[name=referrer]')).toHaveAttribute('content', 'strict-origin-when-cross-origin');
  }
  const meta = await page.locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content');
  const headers = await (await request.get('./_headers')).text();
  // Workers take their policy from headers, and one of them must be able to load its own code.
  const directives = (meta ?? '').split('; ').filter((directive) => !directive.includes('trusted-types'));
  expect(directives.length).toBeGreaterThan(8);
  for (const directive of directives) expect(headers).toContain(directive);
});
