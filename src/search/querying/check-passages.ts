import type { EntryText } from '../format/entry-text.ts';
import { toTerms } from '../format/terms.ts';
import { isSpaceless, wordsOf } from '../format/words.ts';
import type { Asked } from './ask-terms.ts';
import { isPhrase, shortestSpan } from './nearness.ts';
import type { Query } from './parse-query.ts';
import { IN_HEADING, nearScore, type PassageScore, PHRASE } from './rank-passages.ts';

/** What an entry loses that holds none of the words in the form in which they were asked. */
export const INEXACT = 110;
/** Places of an entry that are read, the best by the index first. */
const CLOSELY = 6;
/** Places that are read for the form of words alone. */
const FURTHER = 60;
/** Term of a word that no text holds, and of one in a text that is none of those looked for. */
const NO_TERM = '';
const NOT_PLAIN = /[^\0-\u007f]/;

/** `phrase`: a text of it holds the words side by side, perhaps in another form. */
export type CheckedPassage = PassageScore & { readonly phrase?: boolean };

/**
 * Scores an entry anew by its texts, common words included, which the index leaves out: are the words a phrase, how
 * near do they stand? Undefined where words in quotes do not stand side by side as they are spelt.
 */
export function checkPassage(
  found: PassageScore,
  text: EntryText,
  { query, asked }: { query: Query; asked: readonly Asked[] },
): CheckedPassage | undefined {
  const wanted = asked.map((one) => wantedFor(one, query));
  const spelt = asked.map(() => false);
  const scored = found.places.slice(0, CLOSELY).flatMap((place) => {
    const [kind, , words] = text.places[place] ?? [];
    if (words === undefined) return [];
    return [{ place, ...scoreText(words, wanted, spelt), isNamed: kind !== 'text' && kind !== 'summary' }];
  });
  if (!query.phrases.every((phrase) => text.places.some(([, , words]) => holds(words, query, phrase))))
    return undefined;
  for (const place of found.places.slice(CLOSELY, FURTHER)) {
    if (!spelt.includes(false)) break;
    findSpelt(text.places[place]?.[2] ?? '', wanted, spelt);
  }
  const whole = scored.filter(({ span }) => span > 0).sort((a, b) => rank(b) - rank(a) || a.place - b.place);
  const best = whole[0];
  const extra = found.score - found.plain - INEXACT * inexactShare(asked, spelt);
  if (best === undefined) return { ...found, score: Math.min(found.plain, nearScore(1)) + extra };
  const others = found.places.filter((place) => !whole.some((one) => one.place === place));
  const places = [...whole.map(({ place }) => place), ...others];
  return { ...found, score: rank(best) + extra, places, phrase: best.phrase };
}

type Scored = { readonly span: number; readonly phrase: boolean; readonly isNamed: boolean; readonly size: number };

function rank({ span, phrase, isNamed, size }: Scored): number {
  if (phrase) return isNamed ? IN_HEADING : PHRASE;
  return nearScore(size / span);
}

/** What stands for one thing asked: terms, and the words that are spelt just so. */
type Wanted = { readonly terms: ReadonlySet<string>; readonly words: ReadonlySet<string> };

function wantedFor({ term, word, choices }: Asked, query: Query): Wanted {
  const typed = query.words[word]?.word ?? '';
  const words = choices.flatMap(({ as }) => as ?? []);
  const terms = [term, ...choices.map((choice) => choice.term)].filter((one) => one !== NO_TERM);
  return { terms: new Set(terms), words: new Set([typed, ...words]) };
}

/** The share, by weight, of what was asked that stands nowhere in the form in which it was asked. */
function inexactShare(asked: readonly Asked[], spelt: readonly boolean[]): number {
  const weights = asked.map(({ weight, choices, common }, at) =>
    spelt[at] !== true && (common || choices.length > 0) ? weight : 0,
  );
  const total = asked.reduce((sum, { weight }) => sum + weight, 0);
  return total === 0 ? 0 : weights.reduce((sum, weight) => sum + weight, 0) / total;
}

/** `spelt` learns which of what was asked stands here as it was asked. */
function scoreText(text: string, wanted: readonly Wanted[], spelt: boolean[]): Omit<Scored, 'isNamed'> {
  const lists: number[][] = wanted.map(() => []);
  const begin = new Set(wanted.flatMap(({ terms }) => [...terms].map((term) => term[0])));
  let position = 0;
  for (const { word } of wordsOf(text)) {
    const hasNoSpaces = isSpaceless(word);
    // A stem begins as its word does, so most words need not be stemmed.
    const terms = hasNoSpaces || begin.has(word[0]) ? toTerms(word) : [NO_TERM];
    for (const term of terms) {
      for (const [at, list] of lists.entries()) {
        if (wanted[at]?.terms.has(term) !== true) continue;
        list.push(position);
        if (hasNoSpaces || wanted[at]?.words.has(word)) spelt[at] = true;
      }
      position++;
    }
  }
  const span = shortestSpan(lists);
  const steps = lists.map((_, at) => at);
  return { span, size: lists.length, phrase: span > 0 && isPhrase(lists, steps) };
}

/** Learns which of what was asked and not yet found stands here as it was asked. Most texts need no more than a glance. */
function findSpelt(text: string, wanted: readonly Wanted[], spelt: boolean[]): void {
  const lower = text.toLowerCase();
  const sought = wanted.flatMap(({ words }, at) => (spelt[at] ? [] : [{ words, at }]));
  const mayHold = ({ words }: Pick<Wanted, 'words'>) => [...words].some((word) => lower.includes(word));
  if (!NOT_PLAIN.test(text) && !sought.some(mayHold)) return;
  const held = new Set(wordsOf(text).map(({ word }) => word));
  for (const { words, at } of sought) if ([...words].some((word) => held.has(word))) spelt[at] = true;
}

/** Do the quoted words stand side by side, in this spelling, save for case and accents? */
function holds(text: string, { words }: Query, [from, to]: readonly [number, number]): boolean {
  const wanted = words.slice(from, to).map(({ word }) => word);
  const held = wordsOf(text).map(({ word }) => word);
  return ` ${held.join(' ')} `.includes(` ${wanted.join(' ')} `);
}
