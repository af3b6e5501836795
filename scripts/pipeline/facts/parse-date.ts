/** Languages whose month names are known, by BCP 47; the names themselves are Unicode's (CLDR, through Intl). */
const LANGUAGES = 'en de fr es pt it nl da nb sv fi pl cs sk sl hr sr hu ro bg ru uk el tr ca et lv lt id vi'.split(
  ' ',
);
const OTHERS = [
  ['sept', 9],
  ['janner', 1],
  ['feber', 2],
  ['maerz', 3],
  ['mrz', 3],
] as const;
const MDY = /^(?:en(?:-(?:us|ca|ph))?|)$/i;

let months: ReadonlyMap<string, number> | undefined;

/** Name of a month, folded → its number, 1 to 12. */
function monthsByName(): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const language of LANGUAGES) {
    for (const month of ['long', 'short'] as const) {
      for (const options of [{ month }, { month, day: 'numeric' }] as const) {
        const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC', calendar: 'gregory' });
        for (let at = 0; at < 12; at++) {
          const name = format.formatToParts(Date.UTC(2021, at, 15)).find((part) => part.type === 'month')?.value ?? '';
          const key = fold(name);
          if (/\p{L}{3}/u.test(key) && !found.has(key)) found.set(key, at + 1);
        }
      }
    }
  }
  for (const [name, month] of OTHERS) found.set(name, month);
  return found;
}

function fold(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/\p{M}|\./gu, '')
    .toLowerCase();
}

export type DateHints = {
  /** BCP 47 tag of the text: decides whether 3/4/2021 is in March (English of America) or in April. */
  readonly language?: string;
};

/**
 * First day (or month, or year alone where nothing else is said) that a text names, as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
 * Knows ISO 8601, numbers with points, slashes or hyphens, month names of some thirty languages, and CJK dates.
 * The day is taken as written: no time zone is applied.
 */
export function parseDate(text: string, hints: DateHints = {}): string | undefined {
  const clean = text.slice(0, 400).replace(/\s+/g, ' ').trim();
  return isoDate(clean) ?? cjkDate(clean) ?? namedDate(clean) ?? numericDate(clean, hints) ?? reduced(clean);
}

function isoDate(text: string): string | undefined {
  const match =
    /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text) ?? /(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)/.exec(text);
  return match === null ? undefined : dayOf(match[1], match[2], match[3]);
}

function cjkDate(text: string): string | undefined {
  const match = /(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/u.exec(text);
  return match === null ? undefined : dayOf(match[1], match[2], match[3]);
}

function namedDate(text: string): string | undefined {
  const words = text.match(/\p{L}[\p{L}\p{M}]*|\d+|[^\s\p{L}\d]/gu) ?? [];
  for (let at = 0; at < words.length; at++) {
    // Worked out with the first date that says its month in words: it takes a tenth of a second.
    months ??= monthsByName();
    const month = months.get(fold(words[at] ?? ''));
    if (month === undefined) continue;
    const before = nearest(words, at, -1);
    const after = nearest(words, at, 1);
    const then = after === undefined ? undefined : nearest(words, after.at, 1);
    const day = [before, after].find(
      (number) => number !== undefined && number.value >= 1 && number.value <= 31 && number.digits <= 2,
    );
    const year = [after, then, before].find((number) => number !== undefined && number !== day && isYear(number));
    const found = year === undefined ? undefined : dayOf(fullYear(year.value), String(month), String(day?.value ?? ''));
    if (found !== undefined) return found;
    if (year !== undefined && year.digits === 4 && day === undefined)
      return `${year.value}-${String(month).padStart(2, '0')}`;
  }
  return undefined;
}

type Figure = { readonly at: number; readonly value: number; readonly digits: number };

/** The number beside a word, over the small words and signs that dates have in between: `3rd`, `de`, `,`, `'`. */
function nearest(words: readonly string[], from: number, step: 1 | -1): Figure | undefined {
  for (let away = 1; away <= 3; away++) {
    const at = from + away * step;
    const word = words[at];
    if (word === undefined) return undefined;
    if (/^\d+$/.test(word)) return { at, value: Number(word), digits: word.length };
    if (!/^(?:st|nd|rd|th|de|del|do|of|the|e|er|[.,'’º°ª-])$/i.test(word)) return undefined;
  }
  return undefined;
}

function isYear({ value, digits }: Figure): boolean {
  return digits === 4 ? value >= 1500 && value <= 2100 : digits === 2;
}

function numericDate(text: string, { language = '' }: DateHints): string | undefined {
  for (const match of text.matchAll(/(?<![\d.])(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?![\d.]?\d)/g)) {
    const [, first = '', sign, second = '', year = ''] = match;
    if (year.length === 2 && sign === '-') continue;
    const monthFirst = Number(second) > 12 || (sign === '/' && MDY.test(language) && Number(first) <= 12);
    const full = fullYear(Number(year));
    const found = monthFirst ? dayOf(full, first, second) : dayOf(full, second, first);
    if (found !== undefined) return found;
  }
  return undefined;
}

function reduced(text: string): string | undefined {
  const month = /^(\d{4})-(\d{2})$/.exec(text);
  if (month !== null && Number(month[2]) >= 1 && Number(month[2]) <= 12) return text;
  return /^(?:1[5-9]|20)\d{2}$/.test(text) ? text : undefined;
}

/** Two figures: the century that makes the younger year before 2070. */
function fullYear(year: number): string {
  return String(year >= 100 ? year : year < 70 ? 2000 + year : 1900 + year);
}

function dayOf(year = '', month = '', day = ''): string | undefined {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const iso = Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
  const wanted = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return iso === wanted && Number(year) >= 1500 && Number(year) <= 2100 ? iso : undefined;
}
