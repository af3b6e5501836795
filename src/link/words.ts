/** A word of a text, the key it is compared by, and where it stands, in UTF-16 code units. */
export type Word = { readonly text: string; readonly key: string; readonly start: number; readonly end: number };

/** A letter, mark or digit beyond ASCII. */
const LETTER = /[\p{L}\p{M}\p{N}]/uy;
/** The small form of each letter and digit of ASCII, by code; 0 for what is neither. */
const SMALL = Uint8Array.from({ length: 128 }, (_, code) => {
  const letter = String.fromCharCode(code);
  return /[0-9A-Za-z]/.test(letter) ? letter.toLowerCase().charCodeAt(0) : 0;
});
const SMALL_S = 's'.charCodeAt(0);

/** Runs of letters, marks and digits; hyphens and apostrophes part words, so that spellings with and without them meet. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  eachWord(text, (_, start, end) => {
    const word = text.slice(start, end);
    words.push({ text: word, key: wordKey(word), start, end });
  });
  return words;
}

/** The words of a text in turn, each with the number of its key; most are not cut out for it, for every text is walked. */
export function eachWord(text: string, take: (number: number, start: number, end: number) => void): void {
  for (let start = 0; start < text.length; start += 1) {
    let number = NO_LETTERS;
    let end = start;
    let last = 0;
    for (; end < text.length; end += 1) {
      const code = text.charCodeAt(end);
      const small = code < 128 ? SMALL[code] : 0;
      if (small === undefined || small === 0) break;
      number = withLetter(number, small);
      last = small;
    }
    const plainEnd = end;
    if (text.charCodeAt(end) >= 128) end = endOfWord(text, end);
    if (end === start) continue;
    // What may be folded otherwise is folded as a text.
    const isPlain = end === plainEnd && last !== SMALL_S;
    take(isPlain ? number : numberOf(wordKey(text.slice(start, end))), start, end);
    start = end;
  }
}

/** Where the run of letters ends in which this is a place. */
function endOfWord(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    LETTER.lastIndex = at;
    if (!LETTER.test(text)) break;
    at = LETTER.lastIndex;
  }
  return at;
}

/** FNV-1a, 32 bits, with a sign: small whole numbers are looked up fastest. Two keys may have one number, and hardly ever do. */
export function numberOf(key: string): number {
  let number = NO_LETTERS;
  for (let at = 0; at < key.length; at += 1) number = withLetter(number, key.charCodeAt(at));
  return number;
}

const NO_LETTERS = 0x811c9dc5 | 0;

function withLetter(number: number, code: number): number {
  return Math.imul(number ^ code, 0x01000193);
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
