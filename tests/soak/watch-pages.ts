import type { Browser, Page } from '@playwright/test';
import { launchBrowser } from '../../scripts/browser.ts';

export type Watched = { readonly pages: number; readonly problems: readonly string[] };

/** Longest time in milliseconds that one page may take to load. */
const PATIENCE = 30_000;

/**
 * Opens every page in Chromium, twice: with its own policy, which must have nothing to forbid, and with the policy taken
 * away, where nothing of a document may run, load or leave all the same. `paths` are relative to `address`.
 */
export async function watchPages(address: string, paths: readonly string[]): Promise<Watched> {
  const browser = await launchBrowser();
  const problems: string[] = [];
  try {
    for (const bypassCSP of [false, true]) {
      const page = await watchedPage(browser, { address, bypassCSP, problems });
      for (const path of paths) await look(page, new URL(path, address).href, problems);
      await page.context().close();
    }
  } finally {
    await browser.close();
  }
  return { pages: paths.length, problems };
}

type Watching = { readonly address: string; readonly bypassCSP: boolean; readonly problems: string[] };

/** A page that tells of whatever the text of a document might do in it. */
async function watchedPage(browser: Browser, { address, bypassCSP, problems }: Watching): Promise<Page> {
  const context = await browser.newContext({ bypassCSP, serviceWorkers: 'block' });
  const page = await context.newPage();
  const tell = (what: string) => void problems.push(`${page.url()}${bypassCSP ? ' (without policy)' : ''}: ${what}`);
  page.on('dialog', (dialog) => {
    tell(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => tell(error.message));
  page.on('popup', () => tell('another window'));
  page.on('request', (request) => {
    if (!request.url().startsWith(new URL(address).origin)) tell(`asks for ${request.url()}`);
  });
  await page.exposeFunction('tellOfDanger', tell);
  await page.addInitScript(() => {
    const told = (what: string) => Reflect.get(window, 'tellOfDanger')(what);
    // The code that fuzzing plants calls Node; here it finds this in its place.
    const trap = { writeFileSync: () => told('code of a document ran') };
    Reflect.set(window, 'process', { env: {}, getBuiltinModule: () => trap });
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
      told(`the policy forbade ${effectiveDirective} ${blockedURI} ${sample}`);
    });
  });
  return page;
}

async function look(page: Page, url: string, problems: string[]): Promise<void> {
  await page.goto(url, { waitUntil: 'load', timeout: PATIENCE });
  const found = await page.evaluate(() => {
    const links = [...document.querySelectorAll('a[href], area[href]')].map((link) => Reflect.get(link, 'protocol'));
    const handlers = [...document.querySelectorAll('*')].flatMap(({ attributes }) =>
      [...attributes].filter(({ name }) => /^on/i.test(name)).map(({ name }) => name),
    );
    return [...links.filter((protocol) => !['http:', 'https:', 'mailto:'].includes(protocol)), ...handlers];
  });
  if (found.length > 0) problems.push(`${url}: ${[...new Set(found)].join(', ')}`);
  // A refresh or a script that leads elsewhere.
  if (new URL(page.url()).origin !== new URL(url).origin) problems.push(`${url} leads to ${page.url()}`);
}
