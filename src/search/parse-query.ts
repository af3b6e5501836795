import { stemmer } from 'stemmer';
import { wordsOf } from './words.ts';

/** One word of a query. */
export type QueryWord = {
  readonly word: string;
  readonly stem: string;
  /** Still being typed: the words that go on from it are meant too. */
  readonly open: boolean;
};

export type Query = {
  readonly words: readonly QueryWord[];
  /** Folded words with single spaces. */
  readonly text: string;
  /** Word runs that were put in quotes: these must stand in this order. */
  readonly phrases: readonly (readonly string[])[];
  /** True where something was cut off. */
  readonly cut: boolean;
};

const LONGEST = 300;
const MOST_WORDS = 16;
const LONGEST_WORD = 64;
const QUOTED = /["“”„«»]([^"“”„«»]{1,300})["“”„«»]/g;
const LATIN = /^[a-z]+$/;

/** What a person typed → words, phrases; any text is a query, and no text makes it fail. */
export function parseQuery(raw: string): Query {
  const typed = raw.slice(0, LONGEST);
  const phrases = [...typed.matchAll(QUOTED)].map(([, inner = '']) => wordsOf(inner).map(({ word }) => word));
  const all = wordsOf(typed);
  const kept = all.slice(0, MOST_WORDS);
  const lastEnds = all.at(-1)?.end === typed.length;
  const words = kept.map(({ word: whole }, at): QueryWord => {
    const word = whole.slice(0, LONGEST_WORD);
    return { word, stem: stemOf(word), open: lastEnds && at === all.length - 1 };
  });
  return {
    words,
    text: words.map(({ word }) => word).join(' '),
    phrases: phrases.filter((phrase) => phrase.length > 1),
    cut: raw.length > LONGEST || all.length > MOST_WORDS,
  };
}

const stems = new Map<string, string>();
const MOST_STEMS = 200_000;

/** Porter's stem of a Latin word; other words are their own stem. https://tartarus.org/martin/PorterStemmer/ */
export function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = LATIN.test(word) ? stemmer(word) : word;
  if (stems.size >= MOST_STEMS) stems.clear();
  stems.set(word, stem);
  return stem;
}
