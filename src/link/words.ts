/** A word of a text, the key it is compared by, and where it stands, in UTF-16 code units. */
export type Word = { readonly text: string; readonly key: string; readonly start: number; readonly end: number };

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** Runs of letters, marks and digits; hyphens and apostrophes part words, so that spellings with and without them meet. */
export function wordsOf(text: string): readonly Word[] {
  return Array.from(text.matchAll(WORD), (match) => ({
    text: match[0],
    key: wordKey(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** The keys of the words that a text holds, each once. */
export function wordKeysOf(text: string): ReadonlySet<string> {
  return new Set([...new Set(text.match(WORD))].map(wordKey));
}

/** Key of the first word of a text; empty where it holds none. */
export function firstKeyOf(text: string): string {
  return wordKey(/[\p{L}\p{M}\p{N}]+/u.exec(text)?.[0] ?? '');
}

/** May these characters stand between two words of one label? A space, a hyphen, an apostrophe, or nothing. */
export function isJoin(between: string): boolean {
  return between.length <= 1 && /^[\s\-\u2010\u2011\u2013'\u2019]?$/u.test(between);
}

/** Case and English plural folded: `Policies` and `policy` are one key. Not a stemmer: names must stay apart. */
export function wordKey(word: string): string {
  const lower = word.toLowerCase();
  if (lower.length > 4 && lower.endsWith('ies')) return `${lower.slice(0, -3)}y`;
  if (lower.length > 3 && lower.endsWith('s') && !/(ss|us|is)$/.test(lower)) return lower.slice(0, -1);
  return lower;
}
