import type { Page } from '@playwright/test';

/** One page of each type, found by following links from the home page: no content is known in advance. */
export async function pageOfEachType(page: Page): Promise<ReadonlyMap<string, string>> {
  await page.goto('./');
  const home = new URL(page.url()).pathname;
  const found = new Map([['home', home]]);
  for (const name of [
    'a-z',
    'tags',
    'sources',
    'kinds',
    'glossary',
    'timeline',
    'changes',
    'paths',
    'bibliography',
    'about',
    'search',
  ])
    found.set(name, `${home}${name}/`);
  found.set('not found', `${home}404.html`);
  const links = await page
    .locator('main a[href]')
    .evaluateAll((all) => all.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
  for (const type of ['entries', 'sources', 'tags']) {
    const first = links.find((path) => path.startsWith(`${home}${type}/`) && path !== `${home}${type}/`);
    if (first !== undefined)
      found.set(
        type.replace(/(ie)?s$/, (end) => (end === 'ies' ? 'y' : '')),
        first,
      );
  }
  return found;
}

/** Path of the first entry, by name, whose page holds this piece of markup; undefined where none does. */
export async function entryWith(page: Page, markup: string): Promise<string | undefined> {
  await page.goto('./a-z/');
  const paths = await page
    .locator('.alphabet a')
    .evaluateAll((links) => [...new Set(links.map((link) => new URL((link as HTMLAnchorElement).href).pathname))]);
  for (const path of paths) {
    if ((await (await page.request.get(path)).text()).includes(markup)) return path;
  }
  return undefined;
}
