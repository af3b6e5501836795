/** A word as it stands in a text: folded for comparing, with its place in UTF-16 code units. */
export type Word = { readonly word: string; readonly start: number; readonly end: number };

/** `+` and `#` behind a word are part of it: C++, C#. */
const TOKEN = /[\p{L}\p{M}\p{N}'’]+(?:\+\+|#)?/gu;
const PLAIN = /^[a-z0-9]+$/;
/** Combining marks of Latin, Greek and Cyrillic; Hebrew points; Arabic vowel signs. Indic vowel signs are letters. */
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]+/g;
const APOSTROPHES = /['’]/g;
const POSSESSIVE = /['’]s$/i;
/** Scripts that put no space between words. */
const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]+/gu;
/** The lowest character that may need the slow way: start of Thai. */
const FIRST_SPACELESS = 0x0e00;
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ς: 'σ',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  þ: 'th',
};
const SPECIAL = /[ßςøłđæœıþ]/g;

/** Case, accents, compatibility forms and apostrophes taken away, so that `Poincaré’s` equals `poincare`. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text;
  const bare = text.replace(POSSESSIVE, '').replace(APOSTROPHES, '').normalize('NFKD').replace(MARKS, '');
  return bare
    .toLowerCase()
    .replace(SPECIAL, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFC');
}

/** Words of a text in order. A run of a script without spaces is one word here; see `toTerms` for its bigrams. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(TOKEN)) addToken(words, match[0], match.index);
  return words;
}

/** Tokens of a text as they stand, not folded, in order: what `wordsOf` works on, for those who need no offsets. */
export function tokensOf(text: string): readonly string[] {
  return text.match(TOKEN) ?? [];
}

function addToken(words: Word[], token: string, start: number): void {
  if (!hasSpaceless(token)) {
    addWord(words, token, start);
    return;
  }
  let from = 0;
  for (const run of token.matchAll(SPACELESS)) {
    addWord(words, token.slice(from, run.index), start + from);
    addWord(words, run[0], start + run.index);
    from = run.index + run[0].length;
  }
  addWord(words, token.slice(from), start + from);
}

function addWord(words: Word[], raw: string, start: number): void {
  const word = fold(raw);
  if (word !== '') words.push({ word, start, end: start + raw.length });
}

function hasSpaceless(token: string): boolean {
  for (let at = 0; at < token.length; at++) {
    if (token.charCodeAt(at) >= FIRST_SPACELESS) return isSpaceless(token);
  }
  return false;
}

/** Does the text hold a script that puts no space between words? */
export function isSpaceless(text: string): boolean {
  SPACELESS.lastIndex = 0;
  return SPACELESS.test(text);
}

/** Overlapping pairs of characters of a run without spaces: `人工知能` → 人工, 工知, 知能. */
export function bigramsOf(run: string): string[] {
  const characters = [...run];
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`);
}
