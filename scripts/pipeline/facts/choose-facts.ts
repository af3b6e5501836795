import { type FactName, type Facts, factsSchema } from '../../../src/model/source.ts';
import { cleanAuthors } from './clean-authors.ts';
import { cleanTitle } from './clean-title.ts';
import { fold } from './fold.ts';
import { parseDate } from './parse-date.ts';

/** What a place in a document says a fact is; as it stands there, uncleaned. */
export type FactCandidate = {
  readonly fact: FactName;
  readonly value: string | readonly string[];
  /** Where it was found, as a person would name it: `json-ld datePublished`, `dc:title`, `byline`. */
  readonly origin: string;
};

export type ChosenFacts = { readonly facts: Facts; readonly factOrigins: Readonly<Record<string, string>> };

/**
 * The one cascade for all formats: for each fact the first candidate that has something to say, once cleaned, is taken.
 * Order is trust: a reader lists what the file states of itself before what is seen on it. What cannot be cleaned into a
 * valid value is no fact.
 */
export function chooseFacts(candidates: readonly FactCandidate[]): ChosenFacts {
  const facts: Partial<Record<FactName, string | string[]>> = {};
  const factOrigins: Record<string, string> = {};
  const language = firstOf(candidates, 'language');
  const sites = candidates.filter(({ fact }) => fact === 'publisher').flatMap(({ value }) => value);
  for (const { fact, value, origin } of inOrder(candidates, sites)) {
    if (facts[fact] !== undefined) continue;
    const clean = cleaned(fact, value, { sites, ...(language === undefined ? {} : { language }) });
    if (clean === undefined || !factsSchema.shape[fact].safeParse(clean).success) continue;
    facts[fact] = clean;
    factOrigins[fact] = origin;
  }
  return { facts: factsSchema.parse(facts), factOrigins };
}

/**
 * Doubts about order: a body that signs with the site's own name stands behind people; a day stated in universal time stands
 * behind the next day where only that is shown, because readers there had midnight behind them; and figures that may be read
 * day first or month first are read as the rest of the document has it.
 */
function inOrder(candidates: readonly FactCandidate[], sites: readonly string[]): FactCandidate[] {
  const names = new Set(sites.map(fold));
  const isSite = ({ fact, value }: FactCandidate): boolean =>
    fact === 'authors' && [value].flat().every((name) => names.has(fold(name)));
  const dates = candidates.flatMap((one) => {
    const day = one.fact === 'date' ? parseDate(String([one.value].flat()[0] ?? '')) : undefined;
    return day === undefined ? [] : [{ one, day, text: String([one.value].flat()[0]) }];
  });
  const [date] = dates;
  const isShownToo = dates.some(
    ({ one, day }) => one !== date?.one && one.origin.startsWith('visible') && day === date?.day,
  );
  const other =
    date === undefined ? undefined : (turned(date.text, date.day) ?? (isShownToo ? undefined : dayAfter(date.text)));
  const local = dates.find(({ day }) => other !== undefined && day === other)?.one;
  const fuller = fullerAuthors(candidates);
  const isLast = (one: FactCandidate): boolean => isSite(one) || isBody(one);
  return [
    ...[local, fuller].filter((one) => one !== undefined),
    ...candidates.filter((one) => !isLast(one) && !isHandle(one)),
    ...candidates.filter((one) => !isLast(one) && isHandle(one)),
    ...candidates.filter(isLast),
  ];
}

/** A firm or a club, by its legal form. */
function isBody({ fact, value }: FactCandidate): boolean {
  return (
    fact === 'authors' && [value].flat().every((name) => /\b(?:GmbH|AG|Inc|Ltd|LLC|PLC|Corp|e\. ?V)\.? ?$/.test(name))
  );
}

/** One word in small letters, seen on the page: an account rather than a name. */
function isHandle({ fact, value, origin }: FactCandidate): boolean {
  return (
    fact === 'authors' &&
    origin === 'byline' &&
    [value].flat().every((name) => /^[\p{Ll}\d_.-]{1,40}$/u.test(name.trim()))
  );
}

/** Where two other places name the same people as the first and more, they name them all. */
function fullerAuthors(candidates: readonly FactCandidate[]): FactCandidate | undefined {
  const named = candidates
    .filter(({ fact }) => fact === 'authors')
    .map((one) => ({ one, names: cleanAuthors([one.value].flat()).map(fold) }))
    .filter(({ names }) => names.length > 0);
  const first = named[0]?.names ?? [];
  const more = named.filter(({ names }) => names.length > first.length && first.every((name) => names.includes(name)));
  return more.find(({ one, names }) =>
    more.some((other) => other.one.origin !== one.origin && other.names.join() === names.join()),
  )?.one;
}

/** The day that `03/10/2023` names when it is read the other way. */
function turned(text: string, day: string): string | undefined {
  const [year, month, date] = day.split('-');
  return /^\D{0,60}\d{1,2}([./-])\d{1,2}\1\d/.test(text) && Number(date) <= 12 ? `${year}-${date}-${month}` : undefined;
}

/** `2019-10-18T22:04:00Z` → `2019-10-19`; undefined for what is no time in the last hours of a universal day. */
function dayAfter(stated: string): string | undefined {
  const late = /^(\d{4})-(\d{2})-(\d{2})T(?:1[89]|2\d):\d{2}[\d:.]*(?:Z|[+]00:?00)$/.exec(stated.trim());
  if (late === null) return undefined;
  return new Date(Date.UTC(Number(late[1]), Number(late[2]) - 1, Number(late[3]) + 1)).toISOString().slice(0, 10);
}

function firstOf(candidates: readonly FactCandidate[], fact: FactName): string | undefined {
  for (const { fact: found, value } of candidates) {
    const tag = found === fact && typeof value === 'string' ? languageTag(value) : undefined;
    if (tag !== undefined) return tag;
  }
  return undefined;
}

type Hints = { readonly sites: readonly string[]; readonly language?: string };

function cleaned(fact: FactName, value: string | readonly string[], hints: Hints): string | string[] | undefined {
  const values = (typeof value === 'string' ? [value] : value)
    .map((one) => one.replace(/\s+/g, ' ').trim())
    .filter((one) => one !== '');
  const first = values[0];
  if (first === undefined) return undefined;
  switch (fact) {
    case 'title':
      return cleanTitle(first, { sites: hints.sites }) || undefined;
    case 'authors': {
      const names = cleanAuthors(values).filter((name) => name.length < 60);
      return names.length === 0 ? undefined : names;
    }
    case 'date':
      return parseDate(first, hints.language === undefined ? {} : { language: hints.language });
    case 'language':
      return languageTag(first);
    case 'keywords':
      return keywordsOf(values);
    case 'doi':
      return /10\.\d{4,9}\/[^\s"<>]+/.exec(first)?.[0].replace(/(?<![.,;)])[.,;)]+$/, '');
    case 'url':
    case 'publisher':
    case 'description':
    case 'rights':
    case 'credit':
      return first;
  }
}

/** `en_US` → `en-US`; what is no language tag is no language. */
function languageTag(value: string): string | undefined {
  const tag =
    value
      .trim()
      .replaceAll('_', '-')
      .split(/[,;\s]/)[0] ?? '';
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag)) return undefined;
  return Intl.getCanonicalLocales(tag)[0];
}

function keywordsOf(values: readonly string[]): string[] | undefined {
  const words = values
    .flatMap((value) => value.split(/[,;|]/))
    .map((word) => word.trim())
    .filter((word) => word.length > 1 && word.length < 60);
  const unique = [...new Set(words)].slice(0, 30);
  return unique.length === 0 ? undefined : unique;
}
