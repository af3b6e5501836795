import type { FactCandidate } from '../../facts/choose-facts.ts';
import { parseDate } from '../../facts/parse-date.ts';
import { remembered } from './remembered.ts';
import { elementsNamed, select } from './select.ts';
import { beginningOf, isAside, MAX_LOOKED_AT, textIn } from './shown-text.ts';

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
/** Places where it may be said in words. */
const SAID_PLACES = '[class*="publish" i], [class*="date" i]';

/** Days that a page shows, those that say most plainly that they are its day of publication first. */
export type VisibleDates = {
  readonly published: readonly FactCandidate[];
  /** Every day shown in a place for dates, as `YYYY-MM-DD`. */
  readonly days: ReadonlySet<string>;
};

type Shown = FactCandidate & { readonly text: string; readonly day: string };
type Asks = {
  readonly isAside: (element: Element) => boolean;
  readonly shownBy: (element: Element) => Shown | undefined;
};

/** Days that the page shows where it shows when it was published: said to be it first, then marked up, by class, beside the title. */
export function visibleDates(document: Document): VisibleDates {
  const root = document.querySelector('html[lang], body[lang]') ?? document.documentElement;
  const language = root.getAttribute('lang') ?? root.getAttribute('xml:lang') ?? '';
  // Many an element stands in several of the places.
  const asks = {
    isAside: remembered((element: Element) => isAside(element)),
    shownBy: remembered((element: Element) => shownBy(element, language)),
  };
  const shownIn = (place: string): readonly Shown[] =>
    select(document, place)
      .slice(0, MAX_LOOKED_AT)
      .filter((element) => place.includes('itemprop') || !asks.isAside(element))
      .flatMap((element) => asks.shownBy(element) ?? []);
  const places = [...DATE_PLACES.map(shownIn), besideTitle(document, asks)];
  const said = [...places.flat(), ...shownIn(SAID_PLACES)].find(({ text }) => PUBLISHED.test(text));
  return {
    published: [
      ...(said === undefined ? [] : [said]),
      ...places.flatMap((place) => place.find(({ text }) => !UPDATED.test(text)) ?? place[0] ?? []),
    ],
    days: new Set(places.flatMap((place) => place.map(({ day }) => day))),
  };
}

/** Letters, with spaces and what is hidden, of an element that may show a day. */
const MOST_TEXT = 600;

/** The day that an element states for machines, or shows. */
function shownBy(element: Element, language: string): Shown | undefined {
  const stated = element.getAttribute('datetime') ?? element.getAttribute('content') ?? '';
  const text = beginningOf(element, MOST_TEXT).length < MOST_TEXT ? textIn(element) : '';
  if (stated === '' && !/\d/.test(text)) return undefined;
  for (const value of [stated, text.length < (PUBLISHED.test(text) ? 250 : 160) ? text : '']) {
    const day = parseDate(value, { language });
    const origin = element.localName === 'time' ? 'time element' : 'visible date';
    if (day?.length !== 10) continue;
    const isClock = element.closest(CLOCK) !== null || element.querySelector(CLOCK) !== null;
    return isClock ? undefined : { fact: 'date', value, origin, text, day };
  }
  return undefined;
}

/** Shows every visitor the day of the visit. */
const CLOCK = '[class*="today" i], [id*="today" i], [class*="current-date" i], [class*="currentdate" i]';

const MAY_DATE = new Set('h1 h2 h3 h4 p div span li td small em strong b font'.split(' '));

/** Short texts around the main heading that hold a date, then those that say it is the day of publication; a few steps, no more. */
function besideTitle(document: Document, { isAside, shownBy }: Asks): readonly Shown[] {
  const heading = document.querySelector('h1') ?? document.querySelector('h2');
  const all = elementsNamed(document, MAY_DATE);
  const from = heading === null ? 0 : all.indexOf(heading);
  const near = [...all.slice(from, from + 100), ...all.slice(Math.max(0, from - 30), from).reverse()];
  const short = near.filter(
    (element) => element.childElementCount <= 6 && beginningOf(element, MOST_TEXT).length < MOST_TEXT,
  );
  const isOwn = new Map(short.map((element) => [element, !isAside(element)]));
  const shown = [...short.filter((element) => isOwn.get(element)), ...short.filter((element) => !isOwn.get(element))]
    .flatMap((element) => shownBy(element) ?? [])
    .filter(({ text }) => text.length > 5);
  const isShort = ({ text }: Shown): boolean => text.length < 90;
  return [...shown.filter(isShort), ...shown.filter((one) => !isShort(one) && PUBLISHED.test(one.text))];
}

const PUBLISHED =
  /^(?:(?:this|the|dieser?) \w{3,12} (?:was|is|wurde) )?(?:first |originally |zuerst )?(?:published|posted|submitted|started by|veröffentlich\w{0,6}|erschienen|publi[ée]\w{0,6}|publicad\w|pubblicat\w|datum|date|stand|vom)\b/i;
const UPDATED =
  /^(?:(?!publi|pubbl|posted|created|veröff|erschienen)\D){0,80}\b(?:updated?|modified|reviewed|edited|aktualisiert|geändert|mis à jour|actualizad[oa]|aggiornat[oa]|bijgewerkt)\b/i;
