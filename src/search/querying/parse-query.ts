import { stemOf } from '../format/stem.ts';
import { type Word, wordsOf } from '../format/words.ts';

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
  /** Runs of words that were put in quotes, as places in `words` (end exclusive): these must stand in this order. */
  readonly phrases: readonly (readonly [from: number, to: number])[];
  /** True where something was cut off. */
  readonly cut: boolean;
};

/** Single letters with points between them: `A.G.I.` */
const POINTED = /(?<![\p{L}\p{M}\p{N}])\p{L}(?:\.\p{L})+(?![\p{L}\p{M}\p{N}])\.?/gu;
const LONGEST = 300;
const MOST_WORDS = 16;
const LONGEST_WORD = 64;
const QUOTED = /["“”„«»]([^"“”„«»]{1,300})["“”„«»]/g;

/** What a person typed → words, phrases; any text is a query, and no text makes it fail. */
export function parseQuery(raw: string): Query {
  const typed = raw.slice(0, LONGEST);
  const all = wordsOf(typed);
  const phrases = [...typed.matchAll(QUOTED)].map((match): readonly [number, number] => {
    const ends = match.index + match[0].length;
    return [countBefore(all, match.index), Math.min(MOST_WORDS, countBefore(all, ends))];
  });
  const kept = all.slice(0, MOST_WORDS);
  const lastEnds = all.at(-1)?.end === endBeforeStars(typed);
  const words = kept.map(({ word: whole }, at): QueryWord => {
    const word = whole.slice(0, LONGEST_WORD);
    return { word, stem: stemOf(word), open: lastEnds && at === all.length - 1 };
  });
  return {
    words,
    text: words.map(({ word }) => word).join(' '),
    phrases: phrases.filter(([from, to]) => to - from > 1),
    cut: raw.length > LONGEST || all.length > MOST_WORDS,
  };
}

/** `A.G.I.` → `AGI`: an acronym with its points left out. Of a person's initials the same is made. */
export function withoutPoints(raw: string): string {
  return raw.slice(0, LONGEST).replace(POINTED, (letters) => letters.replaceAll('.', ''));
}

/** Behind a beginning, a star means what is meant without it. */
function endBeforeStars(typed: string): number {
  let end = typed.length;
  while (typed[end - 1] === '*') end -= 1;
  return end;
}

function countBefore(words: readonly Word[], place: number): number {
  return words.filter(({ start }) => start < place).length;
}
