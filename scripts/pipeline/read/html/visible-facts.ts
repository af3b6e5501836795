import type { FactCandidate } from '../../facts/choose-facts.ts';
import { fold } from '../../facts/fold.ts';
import { parseDate } from '../../facts/parse-date.ts';

const ASIDE =
  /(?:^|[\s_-])(?:comments?|commentlist|related|sidebar|recommend\w*|teasers?|popular|recent|trending|newsletter|cookie)(?:[\s_-]|$)/i;
const MAX_LOOKED_AT = 40;

/** Inside of what stands beside or below the article; a container that holds the main heading is around it, not beside. */
function isAside(element: Element, what?: 'people'): boolean {
  for (let at: Element | null = element; at !== null && at.localName !== 'body'; at = at.parentElement) {
    const tag = what === 'people' ? /^(?:nav|footer)$/ : /^(?:nav|footer|aside)$/;
    // A footer in an article is the article's own.
    const own = what === 'people' && at.localName === 'footer' && at.closest('article') !== null;
    const aside =
      (!own && tag.test(at.localName)) ||
      ASIDE.test(`${at.getAttribute('class') ?? ''} ${at.getAttribute('id') ?? ''}`);
    if (aside && at.querySelector('h1') === null) return true;
  }
  return false;
}

/** Visible text of an element without buttons, scripts, and what only screen readers or anchors show. */
function textIn(element: Element): string {
  const parts: string[] = [];
  const walk = (node: Node): void => {
    if (node.nodeType === 3) parts.push(node.nodeValue ?? '');
    if (node.nodeType !== 1) return;
    const at = node as Element;
    if (/^(?:script|style|button|svg|noscript|template|select)$/.test(at.localName)) return;
    if (
      /(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-reader-text|headerlink|anchor|tooltip|devsite-actions)(?:[\s_-]|$)/i.test(
        at.getAttribute('class') ?? '',
      )
    )
      return;
    if (at.localName === 'br') parts.push(' ');
    for (const child of at.childNodes) walk(child);
  };
  for (const child of element.childNodes) walk(child);
  return parts
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/[¶#§]\s*$/, '')
    .trim();
}

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

const AUTHOR_PLACES = [
  '[itemprop="author"] [itemprop="name"], [itemprop="author"]',
  'a[rel~="author"], [rel~="author"]',
  '[class*="author-name"], [class*="author_name"], [class*="authorName"], [class*="author__name"], [class*="AuthorName"]',
  '.byline, [class*="byline"], [class*="Byline"]',
  '.author, [class~="author"], [class*="post-author"], [class*="article-author"], [class*="entry-author"], [class*="autor"]',
  'a[href*="/author/"], a[href*="/authors/"], a[href*="/autor/"], a[href*="/autoren/"]',
  '[class*="author"], [class*="poster"], [class*="username"]',
] as const;

/** Who signed, as seen on the page: marked up as author, or in a byline. The first place that names someone counts. */
export function visibleAuthors(document: Document): FactCandidate[] {
  const candidates: FactCandidate[] = [];
  for (const place of AUTHOR_PLACES) {
    const texts: string[] = [];
    for (const element of [...document.querySelectorAll(place)].slice(0, MAX_LOOKED_AT)) {
      if (element.localName === 'meta' || isAside(element, 'people')) continue;
      const text = textIn(element);
      if (text.length > 2 && text.length < (place.startsWith('[class*="author"],') ? 40 : 90))
        texts.push(beforeDate(text));
      if (texts.length >= 1) break;
    }
    if (texts.length > 0)
      candidates.push({
        fact: 'authors',
        value: texts,
        origin: place.includes('itemprop') ? 'microdata author' : 'byline',
      });
  }
  const line = bylineText(document);
  if (line !== undefined) candidates.push({ fact: 'authors', value: line, origin: 'byline' });
  return candidates;
}

/** A byline often goes on with the date, or with what the person is. */
function beforeDate(text: string): string {
  return text.replace(
    /(?<!\s)\s*(?:[|•·–—»>]|\b(?:on|am|at)\b(?=\s+\S)|\bpublished\b|\bupdated\b|\bveröffentlicht\b|\b(?:Mo|Di|Mi|Do|Fr|Sa|So|Mon|Tue|Wed|Thu|Fri|Sat|Sun|le|el|il)\b[,.]?(?=\s*$|\s*\d)|,?\s?\d{1,2}[.:/ -]|,?\s\p{L}+ \d{1,2},).*$/isu,
    '',
  );
}

const SIGNED =
  /^\s*(?:(?:written |posted |text |words |story |blog ?beitrag |beitrag |artikel |publié |erstellt |verfasst |geschrieben )?(?:by|von|par|por)\b|(?:posted|published|written) on [\p{L}\d ,./-]{6,30} by\b|(?:author|contributor)s? ?:|autor(?:in)? ?:|auteur ?:|text:)\s*:?\s*/iu;
/** Up to four words with capitals, with two capitals at least. */
const NAME = "(?=\\p{Lu}[^\\p{Lu}\\s]*\\s?\\p{Lu})\\p{Lu}[\\p{L}.'’-]*(?:\\s\\p{Lu}[\\p{L}.'’-]*){0,3}\\s?";
const NAMES = new RegExp(
  `^(${NAME}(?:(?:, |and |und |& |et |y )${NAME}){0,3})(?=$|[,|•·–—(@]|\\d|(?<=\\s)(?:Illustration|Foto|Photo|Bild|am|on|at)\\b)`,
  'u',
);

/** `4.2.2022 | 13:10 Uhr | Ana Lind`: a day, perhaps a time, and a name to the end. */
const DATED = new RegExp(
  `^\\d{1,2}[./]\\d{1,2}[./]\\d{4}(?:[ ,|–-]{1,3}\\d{1,2}[:.]\\d{2}(?: Uhr)?)? ?[|–—·•-] ?(${NAME}(?:(?:, |and |und |& )${NAME}){0,2})$`,
  'u',
);

/** The first letters of an element's text; most elements that are asked hold half the page. */
function beginningOf(element: Node, most: number): string {
  let text = '';
  for (let child = element.firstChild; child !== null && text.length < most; child = child.nextSibling) {
    if (child.nodeType === 3 || child.nodeType === 4) text += child.nodeValue ?? '';
    else if (child.nodeType === 1) text += beginningOf(child, most - text.length);
  }
  return text.slice(0, most);
}

function mayBeSigned(element: Element): boolean {
  const head = beginningOf(element, 300).trimStart().replace(/\s+/g, ' ').slice(0, 60);
  return SIGNED.test(head) || /^\d{1,2}[./]\d{1,2}[./]\d{4}/.test(head);
}

const named = (names: string): ReadonlySet<string> => new Set(names.split(' '));
const MAY_SIGN = named('p span div address em strong b i a small li td dt h3 h4 h5 h6');
const MAY_DATE = named('h1 h2 h3 h4 p div span li td small em strong b font');

function elementsNamed(document: Document, names: ReadonlySet<string>): Element[] {
  return [...document.querySelectorAll('*')].filter(({ localName }) => names.has(localName));
}

/** A short line near the title that begins with `By` or `Von` and goes on with a name, or names. */
function bylineText(document: Document): string | undefined {
  for (const element of elementsNamed(document, MAY_SIGN).slice(0, 3000)) {
    if (element.childElementCount > 4 || !mayBeSigned(element)) continue;
    const text = textIn(element);
    if (text.length > 90) continue;
    const name = DATED.exec(text)?.[1] ?? NAMES.exec(beforeDate(text.replace(SIGNED, '').trim()))?.[1];
    if (name !== undefined && !isAside(element, 'people')) return name;
  }
  return undefined;
}

const DATE_PLACES = [
  '[itemprop="datePublished"]',
  'time[pubdate], time[class*="publish"], time[class*="entry-date"], [class*="published"] time, abbr.published',
  'article time, main time, header time',
  '[class*="publish"], [class*="pubdate"], [class*="pub-date"], [class*="post-date"], [class*="entry-date"], [class*="article-date"], [class*="date-published"], [class*="postdate"], [class*="post_date"]',
  'time[datetime]',
  'time',
  '[class~="date"], [id~="date"], [class*="datum"], [class*="dateline"], [class*="timestamp"], [class*="date"]',
  '[class*="byline"], [class*="meta"], [class*="info"]',
] as const;

/** Days that the page shows where it shows when it was published: marked up first, then by class, then beside the title. */
export function visibleDates(document: Document): FactCandidate[] {
  const candidates: FactCandidate[] = [];
  const language = document.querySelector('html[lang], body[lang]')?.getAttribute('lang') ?? '';
  for (const place of DATE_PLACES) {
    for (const element of [...document.querySelectorAll(place)].slice(0, MAX_LOOKED_AT)) {
      if (isAside(element) && !place.includes('itemprop')) continue;
      const stated = element.getAttribute('datetime') ?? element.getAttribute('content') ?? '';
      const text = textIn(element);
      const value = [stated, text.length < 160 ? text : ''].find(
        (one) => (parseDate(one, { language }) ?? '').length === 10,
      );
      if (value === undefined) continue;
      candidates.push({ fact: 'date', value, origin: element.localName === 'time' ? 'time element' : 'visible date' });
      break;
    }
  }
  const beside = besideTitle(document, language);
  return beside === undefined ? candidates : [...candidates, { fact: 'date', value: beside, origin: 'visible date' }];
}

/** A short text around the main heading that holds a date, or one that says it is the day of publication; a few steps, no more. */
function besideTitle(document: Document, language: string): string | undefined {
  const heading = document.querySelector('h1') ?? document.querySelector('h2');
  const all = elementsNamed(document, MAY_DATE);
  const from = heading === null ? 0 : all.indexOf(heading);
  const near = [...all.slice(from, from + 100), ...all.slice(Math.max(0, from - 30), from).reverse()];
  const shown = near
    .filter((element) => element.childElementCount <= 6 && (element.textContent?.length ?? 0) < 600)
    .map((element) => textIn(element));
  const dated = (text: string): boolean => text.length > 5 && (parseDate(text, { language }) ?? '').length === 10;
  return (
    shown.find((text) => text.length < 90 && dated(text)) ??
    shown.find((text) => text.length < 250 && PUBLISHED.test(text) && dated(text))
  );
}

const PUBLISHED =
  /^(?:first |originally )?(?:published|posted|veröffentlich\w*|erschienen|publi[ée]\w*|publicad\w*|pubblicat\w*|datum|date|stand|vom)\b/i;
