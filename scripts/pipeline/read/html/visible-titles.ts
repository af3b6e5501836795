import type { FactCandidate } from '../../facts/choose-facts.ts';
import { fold } from '../../facts/fold.ts';
import { MAX_LOOKED_AT, textIn } from './shown-text.ts';

/**
 * Headings that may be the page's title: first the one that stated titles hold, then a lone main heading.
 * A heading that is the site's name, or leads to its front page, is not one.
 */
export function visibleTitles(
  document: Document,
  stated: readonly string[],
  sites: readonly string[],
): { readonly seen: FactCandidate[]; readonly headings: string[] } {
  const names = new Set(sites.map(fold));
  const all = [...document.querySelectorAll('h1, h2, [itemprop="headline"]')]
    .slice(0, MAX_LOOKED_AT)
    .filter((heading) => !isBrand(heading));
  const heads = all
    .map((heading) => ({ main: heading.localName !== 'h2', text: textIn(heading) }))
    .filter(({ text }) => text.length > 1 && text.length < 300 && !names.has(fold(text)));
  const titles = stated.map(fold).filter((title) => title !== '');
  const rank = (head: (typeof heads)[number]): number =>
    (titles.some((title) => title.startsWith(fold(head.text))) ? 2 : 0) + (head.main ? 1 : 0);
  const named = heads.filter(
    ({ text, main }) => fold(text).length > (main ? 3 : 12) && titles.some((title) => title.includes(fold(text))),
  );
  const best = named.sort((a, b) => rank(b) - rank(a) || b.text.length - a.text.length)[0];
  const mains = heads.filter(({ main }) => main);
  const lone =
    mains.length === 1 && (stated.length < 2 || isAbout(mains[0]?.text ?? '', stated)) ? mains[0] : undefined;
  const seen = [best, lone].flatMap((head): FactCandidate[] =>
    head === undefined ? [] : [{ fact: 'title', value: head.text, origin: head.main ? 'main heading' : 'heading' }],
  );
  return { seen, headings: heads.map(({ text }) => text) };
}

/** Says a heading at least in part what a stated title says? */
function isAbout(heading: string, stated: readonly string[]): boolean {
  const words = heading.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  return stated.some(
    (title) => words.filter((word) => title.toLowerCase().includes(word)).length >= words.length * 0.4,
  );
}

function isBrand(heading: Element): boolean {
  const link = heading.querySelector('a') ?? heading.closest('a');
  const href = link?.getAttribute('href') ?? '';
  if (link !== null && /^(?:https?:\/\/[^/]+)?\/?(?:index\.\w+)?$/.test(href)) return true;
  return /(?:^|[\s_-])(?:logo|brand|site-?title|sitename)(?:[\s_-]|$)/i.test(
    `${heading.getAttribute('class') ?? ''} ${heading.getAttribute('id') ?? ''}`,
  );
}
