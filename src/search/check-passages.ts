import type { Asked } from './ask-terms.ts';
import type { EntryText } from './entry-text.ts';
import { isPhrase, shortestSpan } from './nearness.ts';
import type { Query } from './parse-query.ts';
import { IN_HEADING, nearScore, type PassageScore, PHRASE } from './rank-passages.ts';
import { toTerms } from './terms.ts';
import { wordsOf } from './words.ts';

/**
 * Scores an entry anew by its texts, common words included, which the index leaves out: are the words a phrase, how
 * near do they stand? Undefined where words in quotes do not stand side by side as they are spelt.
 */
export function checkPassage(
  found: PassageScore,
  text: EntryText,
  { query, asked }: { query: Query; asked: readonly Asked[] },
): PassageScore | undefined {
  const scored = text.places.map(([kind, , words], place) => {
    const isNamed = kind !== 'text' && kind !== 'summary';
    return { place, ...scoreText(words, asked), isNamed };
  });
  if (!query.phrases.every((phrase) => text.places.some(([, , words]) => holds(words, query, phrase))))
    return undefined;
  const whole = scored.filter(({ span }) => span > 0).sort((a, b) => rank(b) - rank(a) || a.place - b.place);
  const best = whole[0];
  const extra = found.score - found.plain;
  if (best === undefined) return { ...found, score: Math.min(found.plain, nearScore(1)) + extra };
  const others = found.places.filter((place) => !whole.some((one) => one.place === place));
  return { ...found, score: rank(best) + extra, places: [...whole.map(({ place }) => place), ...others] };
}

type Scored = { readonly span: number; readonly phrase: boolean; readonly isNamed: boolean; readonly size: number };

function rank({ span, phrase, isNamed, size }: Scored): number {
  if (phrase) return isNamed ? IN_HEADING : PHRASE;
  return nearScore(size / span);
}

function scoreText(text: string, asked: readonly Asked[]): Omit<Scored, 'isNamed'> {
  const terms = wordsOf(text).flatMap(({ word }) => toTerms(word));
  const lists = asked.map(({ term, choices }) => {
    const wanted = new Set([term, ...choices.map((choice) => choice.term)]);
    return terms.flatMap((one, position) => (wanted.has(one) ? [position] : []));
  });
  const span = shortestSpan(lists);
  const steps = lists.map((_, at) => at);
  return { span, size: lists.length, phrase: span > 0 && isPhrase(lists, steps) };
}

/** Do the quoted words stand side by side, in this spelling, save for case and accents? */
function holds(text: string, { words }: Query, [from, to]: readonly [number, number]): boolean {
  const wanted = words.slice(from, to).map(({ word }) => word);
  const held = wordsOf(text).map(({ word }) => word);
  return ` ${held.join(' ')} `.includes(` ${wanted.join(' ')} `);
}
