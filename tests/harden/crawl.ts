import { extname } from 'node:path';
import { addressesInCss, addressesInMarkdown, addressesOf, pathsInJson } from './addresses-of.ts';

type Found = { readonly leadsTo: readonly string[]; readonly fragments?: ReadonlySet<string> };

/** How the addresses in a file are found, by its ending. */
const finders: Readonly<Record<string, (text: string) => Found>> = {
  '.html': addressesOf,
  '.css': (text) => ({ leadsTo: addressesInCss(text) }),
  '.js': (text) => ({
    leadsTo: Array.from(text.matchAll(/["'`](\/[^"'`\s]*_astro\/[^"'`\s]+)["'`]/g), ([, address]) => address ?? ''),
  }),
  '.json': (text) => ({ leadsTo: pathsInJson(text) }),
  '.webmanifest': (text) => ({ leadsTo: pathsInJson(text) }),
  '.txt': (text) => ({ leadsTo: addressesInMarkdown(text) }),
  '.xml': (text) => ({
    leadsTo: Array.from(text.matchAll(/(?:template|href)="([^"{]*)/g), ([, address]) => address ?? ''),
  }),
};

export type Crawled = { readonly problems: readonly string[]; readonly links: number; readonly addresses: number };

/**
 * Asks a served site for every file given and for every address in them, as a browser would. A problem is an internal
 * address that leaves the base, is not answered with 200, or names a fragment that its page does not have.
 */
export async function crawl(address: string, files: readonly string[]): Promise<Crawled> {
  const home = new URL(address);
  const answers = new Map<string, Promise<{ status: number; found: Found }>>();
  const ask = (url: string) => {
    const before = answers.get(url);
    if (before !== undefined) return before;
    const asked = answerOf(url);
    answers.set(url, asked);
    return asked;
  };
  const problems: string[] = [];
  let links = 0;
  for (const file of files) {
    const page = new URL(pageAddress(file), home);
    const { status, found } = await ask(page.href);
    if (status !== 200) problems.push(`${file}: ${status}`);
    for (const leadsTo of found.leadsTo) {
      const url = new URL(leadsTo, page);
      if (url.origin !== home.origin || !/^https?:$/.test(url.protocol)) continue;
      links += 1;
      const problem = await problemOf(url, { home, ask });
      if (problem !== undefined) problems.push(`${file}: ${leadsTo} ${problem}`);
    }
  }
  return { problems: [...new Set(problems)], links, addresses: answers.size };
}

type Asking = { readonly home: URL; readonly ask: (url: string) => Promise<{ status: number; found: Found }> };

async function problemOf(url: URL, { home, ask }: Asking): Promise<string | undefined> {
  if (!url.pathname.startsWith(home.pathname)) return 'is outside of the base';
  const fragment = decodeURIComponent(url.hash.slice(1));
  const { status, found } = await ask(url.href.split(/[?#]/, 1)[0] ?? '');
  if (status !== 200) return `gives ${status}`;
  const reached = fragment === '' || fragment === 'top' || found.fragments?.has(fragment);
  return reached ? undefined : `names a fragment that is not there`;
}

/** `entries/x/index.html` is read as `entries/x/`. */
function pageAddress(file: string): string {
  return encodeURI(file.replace(/(^|\/)index\.html$/, '$1'))
    .replaceAll('#', '%23')
    .replaceAll('?', '%3F');
}

async function answerOf(url: string): Promise<{ status: number; found: Found }> {
  const response = await fetch(url, { redirect: 'manual' });
  const type = response.headers.get('content-type') ?? '';
  const ending = extname(new URL(url).pathname) || (type.startsWith('text/html') ? '.html' : '');
  const body = await response.text();
  const found = response.status === 200 ? finders[ending]?.(body) : undefined;
  return { status: response.status, found: found ?? { leadsTo: [] } };
}
