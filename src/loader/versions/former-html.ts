import type { FormerPage } from '../../data/views.ts';
import type { KeptStrings } from '../../strings/strings.ts';

/** What a page outside the site's layout needs to know of it. */
export type KeptSite = {
  readonly language: string;
  readonly strings: KeptStrings;
  readonly title: string;
  /** Permalink → path within the site. */
  readonly href: (permalink: string) => string;
  /** Permalink → full address, where the site knows its own. */
  readonly address: (permalink: string) => string;
};

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A page without the site's layout: a style and a script of stable names, so that its bytes do not change with the site's. */
export function keptHtml(
  site: KeptSite,
  { title, head, body }: { title: string; head: readonly string[]; body: readonly string[] },
): string {
  return [
    '<!doctype html>',
    `<html lang="${escaped(site.language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    `<title>${escaped(title)}</title>`,
    '<meta name="robots" content="noindex">',
    `<link rel="icon" href="${escaped(site.href(''))}favicon.svg" type="image/svg+xml">`,
    ...head,
    `<link rel="stylesheet" href="${escaped(site.href(''))}kept.css">`,
    '</head>',
    '<body>',
    `<p class="site"><a href="${escaped(site.href(''))}">${escaped(site.title)}</a></p>`,
    '<main>',
    ...body,
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** Page of a former address: says what happened and where to go, and takes the reader there where that is one place. */
export function formerHtml(page: FormerPage, site: KeptSite): string {
  const [first, ...others] = page.targets;
  const only = others.length === 0 ? first : undefined;
  const moved = Object.fromEntries(
    Object.entries(page.fragments).map(([fragment, to]) => [fragment, hrefWithFragment(site, to)]),
  );
  const canonical = first === undefined ? '' : site.address(first.permalink);
  const data = [
    only === undefined ? '' : ` data-to="${escaped(site.href(only.permalink))}"`,
    only !== undefined && page.carries ? ' data-carries' : '',
    Object.keys(moved).length === 0 ? '' : ` data-fragments="${escaped(JSON.stringify(moved))}"`,
  ].join('');
  const script = data === '' ? [] : [`<script src="${escaped(site.href(''))}kept.js"${data}></script>`];
  const head = [
    ...(canonical === '' ? [] : [`<link rel="canonical" href="${escaped(canonical)}">`]),
    // The script runs first and carries the fragment over; without JavaScript this takes the reader there.
    ...script,
    ...(only === undefined
      ? []
      : [`<noscript><meta http-equiv="refresh" content="0; url=${escaped(site.href(only.permalink))}"></noscript>`]),
  ];
  return keptHtml(site, { title: `${page.title}: ${heading(page, site.strings)}`, head, body: bodyOf(page, site) });
}

/** `entries/kite/#p-abc` → path within the site. */
export function hrefWithFragment(site: KeptSite, address: string): string {
  const [permalink = '', fragment = ''] = address.split('#');
  return `${site.href(permalink)}#${encodeURIComponent(fragment)}`;
}

function heading({ event, targets }: FormerPage, strings: KeptStrings): string {
  if (event === 'renamed') return strings.moved;
  if (event === 'merged') return strings.merged;
  if (event === 'split') return strings.split;
  return targets.length > 0 ? strings.removed : strings.gone;
}

function bodyOf(page: FormerPage, site: KeptSite): string[] {
  const links = page.targets.map(
    ({ title, permalink }) => `<a href="${escaped(site.href(permalink))}">${escaped(title)}</a>`,
  );
  const reason = page.reason === '' ? [] : [`<p class="reason">${escaped(page.reason)}</p>`];
  const where =
    links.length === 0
      ? [`<p><a href="${escaped(site.href('a-z/'))}">${site.strings.allEntries}</a></p>`]
      : ['<ul>', ...links.map((link) => `<li>${link}</li>`), '</ul>'];
  return [`<h1>${escaped(page.title)}</h1>`, `<p>${heading(page, site.strings)}.</p>`, ...reason, ...where];
}
