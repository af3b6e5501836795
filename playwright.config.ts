import { defineConfig } from '@playwright/test';

/** `npm test` names the browser and the address of the site it has built; alone, the site in `dist` is served. */
const executablePath = process.env['PLAYWRIGHT_CHROMIUM_PATH'];
const address = process.env['SOURCEBOOK_TEST_URL'];
const report = process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'];
const own = 'http://127.0.0.1:4399/';
/** Files that take minutes: begun first, so that no worker is left with one when the others have nothing more to do. */
const long = /(search|search-page|site-access|hostile)\.spec\.ts$/;

export default defineConfig({
  testDir: 'tests/browser',
  outputDir: '.sourcebook/test/browser',
  forbidOnly: process.env['CI'] !== undefined,
  // One worker a file: a file may build a site of its own before its tests.
  fullyParallel: false,
  // A page that is tested waits more than it works: two processors have time for three.
  workers: 3,
  projects: [
    { name: 'long', testMatch: long },
    { name: 'short', testIgnore: long },
  ],
  // Machines that run tests are shared: slow is not wrong, and a test that passes at the second try is told as flaky.
  expect: { timeout: 20_000 },
  timeout: 60_000,
  retries: address === undefined ? 0 : 1,
  reporter: [['list'], ...(report === undefined ? [] : [['json', { outputFile: report }] as const])],
  use: {
    baseURL: address ?? own,
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      // Chromium has no sandbox for the superuser.
      chromiumSandbox: process.getuid?.() !== 0,
    },
  },
  ...(address === undefined
    ? { webServer: { command: 'node scripts/setup.mjs serve --port 4399', url: own, reuseExistingServer: true } }
    : {}),
});
