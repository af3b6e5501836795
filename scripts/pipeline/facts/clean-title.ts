import { fold } from './fold.ts';

const SEPARATOR = /(?<!\s)(?:\s+(?:[|•·»«›‹:¦]|[-–—~]{1,2}|::|\/\/)\s+|\s*[|»]\s*)|:\s+(?=\S+$)/;

export type TitleHints = {
  /** Names of the site or publisher, as found; none is needed. */
  readonly sites?: readonly string[];
  /** Headings of the document, nearest first. */
  readonly headings?: readonly string[];
  /** True where the text is known to carry a site's name mostly: a short last part goes even where no name is known. */
  readonly guess?: boolean;
};

/** A document's title without the name of the site that stands before or after it; the words are otherwise the author's. */
export function cleanTitle(title: string, { sites = [], headings = [], guess = false }: TitleHints = {}): string {
  const text = tidy(title);
  const parts = text.split(SEPARATOR).filter((part) => part !== '');
  if (parts.length < 2) return text;
  const heading = headings.find(
    (one) =>
      parts.some((part) => fold(part) === fold(one)) ||
      (fold(one).length > 10 && fold(text).startsWith(fold(one)) && isPrefix(text, one)),
  );
  if (heading !== undefined && !sites.some((site) => fold(site) === fold(heading))) return tidy(heading);
  const without = withoutSite(text, parts, sites);
  return without === text && guess ? withoutLast(text, parts.at(-1) ?? '') : without;
}

function isPrefix(text: string, heading: string): boolean {
  return text.toLowerCase().startsWith(heading.toLowerCase());
}

function withoutSite(text: string, parts: readonly string[], sites: readonly string[]): string {
  const names = new Set(sites.map(fold).filter((name) => name !== ''));
  const isSite = (part: string): boolean =>
    [...names].some(
      (name) =>
        name === fold(part) ||
        (name.length > 3 && fold(part).startsWith(name)) ||
        (fold(part).length > 3 && name.startsWith(fold(part))),
    );
  const last = parts.at(-1) ?? '';
  const first = parts[0] ?? '';
  if (isSite(last)) return cut(text, 0, text.lastIndexOf(last));
  if (isSite(first)) return cut(text, text.indexOf(first) + first.length, text.length);
  return text;
}

function withoutLast(text: string, last: string): string {
  const before = text.slice(0, text.lastIndexOf(last));
  const limit = /[|»]\s*$/.test(before) ? 7 : /\s[•·–—-]\s+$/.test(before) ? 4 : 0;
  return words(last) <= limit && words(cut(before, 0, before.length)) >= 3 ? cut(before, 0, before.length) : text;
}

function words(text: string): number {
  return text.split(/\s+/).length;
}

/** A piece of a title, without the separators at its ends; a further site name is not looked for. */
function cut(text: string, from: number, to: number): string {
  return text.slice(from, to).replace(/^[\s|•·»«›‹:¦~/–—-]+|(?<![\s|•·»«›‹:¦~/–—-])[\s|•·»«›‹:¦~/–—-]+$/g, '');
}

function tidy(text: string): string {
  return text
    .replace(/[\u00AD\u200B\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
