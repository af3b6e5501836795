import type { FactCandidate } from '../../facts/choose-facts.ts';
import { cleanAuthors } from '../../facts/clean-authors.ts';
import { elementsNamed, select } from './select.ts';
import { beginningOf, isAside, MAX_LOOKED_AT, textIn } from './shown-text.ts';

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
    const most = place.startsWith('[class*="author"],') ? 40 : 90;
    const texts = select(document, place)
      .slice(0, MAX_LOOKED_AT)
      .filter((element) => element.localName !== 'meta' && !isAside(element, 'people'))
      .map((element) => signedIn(element, most));
    const value = texts.find((text) => cleanAuthors([text]).length > 0);
    if (value === undefined) continue;
    candidates.push({ fact: 'authors', value, origin: place.includes('itemprop') ? 'microdata author' : 'byline' });
  }
  const line = bylineText(document);
  if (line !== undefined) candidates.push({ fact: 'authors', value: line, origin: 'byline' });
  return candidates;
}

/** The words of a byline that may be names. */
function signedIn(element: Element, most: number): string {
  const text = firstLine(element);
  return text.length < 2 || text.length >= most ? '' : beforeDate(text);
}

/** The first line of an element where it may be a name; all of them where the first is one word or breaks off: `By`, `Posted on`. */
function firstLine(element: Element): string {
  const lines = textIn(element, '\n').split('\n');
  const [first = ''] = lines;
  return OPEN_LABEL.test(first) || !first.includes(' ') ? lines.join(' ') : first;
}

const OPEN_LABEL = /(?:^| )(?:by|von|par|por|on|am|le|el|authors?|autor|autorin|autoren|auteur) ?:?$/i;
const ONLY_LABEL = /^(?:written by|authors?|autor|autorin|autoren|auteur) ?:?$/i;

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

/** Says with a verb who wrote: then one name is enough, and what it was may stand before. */
const WRITTEN =
  /^(?:(?:this|the) (?:post|article|story|blog|page|entry) was )?(?:written|posted|authored|submitted|started|geschrieben|verfasst|erstellt) (?:by|von) (?=\p{Lu})|^\d{1,2}[./]\d{1,2}[./]\d{4}.{0,12} (?:by|von|par|por) (?=\p{Lu})/iu;
const ONE_NAME = /^\p{Lu}[\p{L}.'’-]{2,30}$/u;
const DEGREES = /^(?:, (?:Ph\.?D|M\.?D|RN|MSc|MBA|JD|DDS|RD)\.?(?![\p{L}])){1,3}/u;

function mayBeSigned(element: Element): boolean {
  const head = beginningOf(element, 300).trimStart().replace(/\s+/g, ' ').slice(0, 60);
  return (
    SIGNED.test(head) || WRITTEN.test(head) || ONLY_LABEL.test(head.trim()) || /^\d{1,2}[./]\d{1,2}[./]\d{4}/.test(head)
  );
}

const MAY_SIGN = new Set('p span div address em strong b i a small li td dt h3 h4 h5 h6'.split(' '));

/** A short line near the title that begins with `By` or `Von` and goes on with a name, or names; or a name below the word `Author`. */
function bylineText(document: Document): string | undefined {
  for (const element of elementsNamed(document, MAY_SIGN).slice(0, 3000)) {
    if (element.childElementCount > 4 || !mayBeSigned(element)) continue;
    const text = firstLine(element);
    if (text.length > 90) continue;
    const name = nameIn(text) ?? (ONLY_LABEL.test(text) ? namesAt(besideLabel(element)) : undefined);
    if (name !== undefined && !isAside(element, 'people')) return name;
  }
  return undefined;
}

function nameIn(text: string): string | undefined {
  const written = WRITTEN.exec(text);
  if (written !== null) {
    const rest = beforeDate(text.slice(written[0].length).replace(/ ?@.{0,20}$/, ''));
    return namesAt(rest) ?? ONE_NAME.exec(rest)?.[0];
  }
  return DATED.exec(text)?.[1] ?? namesAt(beforeDate(text.replace(SIGNED, '').trim()));
}

/** Names with which a text begins, and the degrees that belong to the last. */
function namesAt(text: string): string | undefined {
  const name = NAMES.exec(text)?.[1];
  return name === undefined ? undefined : name + (DEGREES.exec(text.slice(name.length))?.[0] ?? '');
}

function besideLabel(label: Element): string {
  const next = label.nextElementSibling;
  return next === null ? '' : textIn(next);
}
