/**
 * The only module that makes addresses. Everything else holds permalinks: paths below the site's base,
 * without leading and with trailing slash (`entries/ai-act/`; the home page is the empty string).
 */
export const pagePermalinks = {
  home: '',
  search: 'search/',
  az: 'a-z/',
  sources: 'sources/',
  tags: 'tags/',
  kinds: 'kinds/',
  glossary: 'glossary/',
  about: 'about/',
  timeline: 'timeline/',
  changes: 'changes/',
  paths: 'paths/',
  bibliography: 'bibliography/',
} as const;

/** Where the further pages of lists stand whose own folder holds other pages: `sources/2/` may be a source. */
export const furtherPermalinks = {
  sources: 'lists/sources/',
  tags: 'lists/tags/',
  backlinks: 'lists/backlinks/',
} as const;

export type Place = {
  /** Path the site is served under: `/` or `/docs/`. */
  readonly base: string;
  /** Origin the site is published at, where known: `https://example.org`. */
  readonly origin: string | undefined;
};

/** Permalink → path a browser follows within the site, percent-encoded (RFC 3986). */
export function pathAt(place: Place, permalink: string, fragment = ''): string {
  const base = place.base.endsWith('/') ? place.base : `${place.base}/`;
  return encodeURI(`${base}${permalink}`) + (fragment === '' ? '' : `#${encodeURIComponent(fragment)}`);
}

/** Permalink → full address, or undefined where the site does not know where it is published. */
export function addressAt(place: Place, permalink: string, fragment = ''): string | undefined {
  if (place.origin === undefined) return undefined;
  return new URL(pathAt(place, permalink, fragment), place.origin).href;
}

/** Astro fills these in; under plain Node (tests, scripts) there is no `import.meta.env`. */
const here: Place = {
  base: import.meta.env?.BASE_URL ?? '/',
  origin: import.meta.env?.SITE,
};

export function href(permalink: string, fragment = ''): string {
  return pathAt(here, permalink, fragment);
}

export function address(permalink: string, fragment = ''): string | undefined {
  return addressAt(here, permalink, fragment);
}

/** A file of `public/`, by its path there: `favicon.svg`. */
export function fileHref(path: string): string {
  return pathAt(here, path);
}

/** The same with the origin, where the site knows it. */
export function fileAddress(path: string): string {
  return addressAt(here, path) ?? pathAt(here, path);
}

/** The part of a permalink below its folder: `entries/ai-act/` → `ai-act`. Throws where the folder is another. */
export function restOf(permalink: string, folder: string): string {
  if (!permalink.startsWith(`${folder}/`) || !permalink.endsWith('/')) {
    throw new Error(`Permalink ${permalink} does not stand below ${folder}/.`);
  }
  return permalink.slice(folder.length + 1, -1);
}
