import type { APIRequestContext, Page } from '@playwright/test';

/** What was fetched, by its address: a site does not change while a file of tests runs. */
const fetched = new Map<string, Promise<string>>();

function textOf(request: APIRequestContext, address: string): Promise<string> {
  const text = fetched.get(address) ?? request.get(address).then((response) => response.text());
  fetched.set(address, text);
  return text;
}

/** Paths that the main part of a page links to; nothing is rendered for it. */
async function linksOf(request: APIRequestContext, address: string): Promise<readonly string[]> {
  const [, main = ''] = (await textOf(request, address)).split('<main');
  return Array.from(main.matchAll(/<a [^>]*?href="([^"#]+)/g), ([, to = '']) => new URL(to, address).pathname);
}

/** Full address of the home page. */
async function homeOf(page: Page): Promise<string> {
  return (await page.request.head('./')).url();
}

/** One page of each type, found by following links from the home page: no content is known in advance. */
export async function pageOfEachType(page: Page): Promise<ReadonlyMap<string, string>> {
  const address = await homeOf(page);
  const home = new URL(address).pathname;
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
  const links = await linksOf(page.request, address);
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
  const home = await homeOf(page);
  const { pathname } = new URL(home);
  for (const path of new Set(await linksOf(page.request, new URL('a-z/', home).href))) {
    if (!path.startsWith(`${pathname}entries/`)) continue;
    if ((await textOf(page.request, new URL(path, home).href)).includes(markup)) return path;
  }
  return undefined;
}
