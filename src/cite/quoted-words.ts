/**
 * Words of one paragraph as a link carries them: W3C Web Annotation's TextQuoteSelector (`exact` with what stands before
 * and after), refined to the paragraph that has this fragment. Long words are a RangeSelector of two such selectors:
 * how they start, how they end, and a sum over all of them.
 * https://www.w3.org/TR/annotation-model/#text-quote-selector
 */
export type QuotedWords = {
  readonly fragment: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly words: { readonly exact: string } | { readonly start: string; readonly end: string; readonly sum: string };
};

/** Letters of context on each side; more where these are not enough to tell two places of a paragraph apart. */
const CONTEXT = 32;
/** Words longer than this are named by their ends and a sum, so that an address stays short enough for every server. */
const LONG = 300;
const END = 64;

/** Offsets in the normalised text of a paragraph → the words as a link carries them. */
export function describeWords(fragment: string, text: string, [from, to]: readonly [number, number]): QuotedWords {
  const exact = text.slice(from, to);
  const words =
    exact.length <= LONG ? { exact } : { start: exact.slice(0, END), end: exact.slice(-END), sum: sumOf(exact) };
  for (let context = CONTEXT; ; context *= 2) {
    const prefix = text.slice(Math.max(0, from - context), from);
    const suffix = text.slice(to, to + context);
    const described = { fragment, prefix, suffix, words };
    if (context > text.length || findWords(text, described) !== undefined) return described;
  }
}

/**
 * Where in the normalised text of a paragraph these very words stand, with what stood before and after them; undefined
 * where they do not, or where there are two such places. Nothing that is only alike is ever found.
 */
export function findWords(text: string, quoted: QuotedWords): readonly [number, number] | undefined {
  const places = [...placesOf(text, quoted)];
  const [only] = places;
  return places.length === 1 ? only : undefined;
}

function* placesOf(text: string, { prefix, suffix, words }: QuotedWords): Generator<readonly [number, number]> {
  if ('exact' in words) {
    for (const at of indexesOf(text, prefix + words.exact + suffix)) {
      const from = at + prefix.length;
      yield [from, from + words.exact.length];
    }
    return;
  }
  for (const at of indexesOf(text, prefix + words.start)) {
    const from = at + prefix.length;
    for (const last of indexesOf(text, words.end + suffix)) {
      const to = last + words.end.length;
      if (to > from && sumOf(text.slice(from, to)) === words.sum) yield [from, to];
    }
  }
}

function* indexesOf(text: string, words: string): Generator<number> {
  if (words === '') return;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) yield at;
}

/** Length and 52 bits of a text, base 36: FNV-1a over UTF-16 code units, twice. Against edits, not against forgers. */
export function sumOf(text: string): string {
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ (unit + at), 0x85ebca6b);
  }
  return `${text.length.toString(36)}-${(low >>> 0).toString(36)}${((high >>> 12) >>> 0).toString(36)}`;
}

/** What a link to words says: the last version when it was made (0: none yet), and the words, paragraph by paragraph. */
export type QuoteLink = {
  readonly version: number | undefined;
  /** Path of the page that the link was made for, where it led to another since. */
  readonly of: string | undefined;
  readonly parts: readonly QuotedWords[];
};

/**
 * The words as the query and fragment of an address: `?version=3&prefix=…&exact=…&suffix=…#p-k3f9a`. The fragment is the
 * first paragraph's own, so that the link leads there where no script runs; further paragraphs follow as `in=`.
 */
export function toQuoteQuery(parts: readonly QuotedWords[], version?: number): string {
  const pairs: [string, string][] = version === undefined ? [] : [['version', String(version)]];
  for (const [at, { fragment, prefix, suffix, words }] of parts.entries()) {
    if (at > 0) pairs.push(['in', fragment]);
    if (prefix !== '') pairs.push(['prefix', prefix]);
    pairs.push(...Object.entries(words));
    if (suffix !== '') pairs.push(['suffix', suffix]);
  }
  const query = pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  return `?${query}#${encodeURIComponent(parts[0]?.fragment ?? '')}`;
}

/** Query and fragment of an address → what it says of words; undefined where it says nothing of them. */
export function parseQuoteQuery(search: string, hash: string): QuoteLink | undefined {
  const groups: { fragment: string; pairs: Map<string, string> }[] = [];
  const first = decoded(hash.slice(1));
  let version: number | undefined;
  let of: string | undefined;
  let group = { fragment: first, pairs: new Map<string, string>() };
  groups.push(group);
  for (const [name, value] of new URLSearchParams(search)) {
    if (name === 'version') version = /^\d{1,6}$/.test(value) ? Number(value) : undefined;
    else if (name === 'of') of = value;
    else if (name === 'in') {
      group = { fragment: value, pairs: new Map() };
      groups.push(group);
    } else group.pairs.set(name, value);
  }
  const parts = groups.flatMap(({ fragment, pairs }): QuotedWords[] => {
    const [exact, start, end, sum] = ['exact', 'start', 'end', 'sum'].map((name) => pairs.get(name) ?? '');
    const context = { fragment, prefix: pairs.get('prefix') ?? '', suffix: pairs.get('suffix') ?? '' };
    if (exact) return [{ ...context, words: { exact } }];
    return start && end && sum ? [{ ...context, words: { start, end, sum } }] : [];
  });
  return parts.length === 0 || parts.length < groups.length ? undefined : { version, of, parts };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
