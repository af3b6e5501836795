import { test as base } from '@playwright/test';

/**
 * Tests of a file share one window, since a window of its own costs a test more processor time than most tests take.
 * Before each test Playwright empties it: address, cookies, storage, routes, size and media. What it leaves, what a page
 * has put into the browser's caches, is taken away here, and nothing of the page is under way any more when that is done:
 * once, a window whose page was still at work could not be emptied.
 */
export const test = base.extend({
  reuseContext: [true, { scope: 'worker' }],
  page: async ({ page, context }, use) => {
    await use(page);
    if (page.isClosed()) return;
    const { origin } = new URL(page.url());
    await page.goto('about:blank');
    if (origin === 'null') return;
    const session = await context.newCDPSession(page);
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'cache_storage,service_workers' });
    await session.detach();
  },
});
