import { test as base } from '@playwright/test';

/**
 * Tests of a file share one window, since a window of its own costs a test more processor time than most tests take.
 * Before each test Playwright empties it: address, cookies, storage, service workers, routes, size and media. What it
 * leaves, what a page has put into the browser's caches, is taken away here.
 */
export const test = base.extend({
  reuseContext: [true, { scope: 'worker' }],
  page: async ({ page, context }, use) => {
    await use(page);
    const { origin } = new URL(page.url());
    if (origin === 'null') return;
    const session = await context.newCDPSession(page);
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'cache_storage' });
    await session.detach();
  },
});
