/** A word of a text, the key it is compared by, and where it stands, in UTF-16 code units. */
export type Word = { readonly text: string; readonly key: string; readonly start: number; readonly end: number };

/** A letter, mark or digit beyond ASCII. */
const LETTER = /[\p{L}\p{M}\p{N}]/uy;
const IS_ASCII_LETTER = Array.from({ length: 128 }, (_, code) => /[0-9A-Za-z]/.test(String.fromCharCode(code)));

const SMALL_S = 's'.charCodeAt(0);

/** Runs of letters, marks and digits; hyphens and apostrophes part words, so that spellings with and without them meet. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  for (let start = 0; start < text.length; start += 1) {
    const end = endOfWord(text, start);
    if (end === start) continue;
    const word = text.slice(start, end);
    words.push({ text: word, key: wordKey(word), start, end });
    start = end;
  }
  return words;
}

/** Where the run of letters ends that begins here; the same place where none does. Every text is walked: no pattern is as fast. */
function endOfWord(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code < 128) {
      if (!IS_ASCII_LETTER[code]) break;
      at += 1;
    } else {
      LETTER.lastIndex = at;
      if (!LETTER.test(text)) break;
      at = LETTER.lastIndex;
    }
  }
  return at;
}

/** The keys of the words that a text holds, each once. */
export function wordKeysOf(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (let at = 0; at < text.length; at += 1) {
    const end = endOfWord(text, at);
    if (end > at) words.add(text.slice(at, end));
    at = Math.max(at, end);
  }
  return new Set([...words].map(wordKey));
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
  if (lower.charCodeAt(lower.length - 1) !== SMALL_S) return lower;
  if (lower.length > 4 && lower.endsWith('ies')) return `${lower.slice(0, -3)}y`;
  if (lower.length > 3 && !/(ss|us|is)$/.test(lower)) return lower.slice(0, -1);
  return lower;
}
