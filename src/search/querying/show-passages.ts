import type { EntryText } from '../format/entry-text.ts';
import { stemOf } from '../format/stem.ts';
import { isSpaceless, type Word, wordsOf } from '../format/words.ts';
import { type Part, type PassageHit, toParts } from './answer.ts';
import type { Asked } from './ask-terms.ts';
import type { Query } from './parse-query.ts';

/** Characters of a passage that are shown at most, and how many of them before the first marked word. */
const LONGEST = 240;
const BEFORE = 60;

type Range = readonly [start: number, end: number];

/**
 * The best places of an entry as they are shown: cut to size, with the words that matched marked. A summary that is
 * part of a paragraph shown beside it (often it is its first sentence) is not said twice.
 */
export function showPassages(
  text: EntryText,
  places: readonly number[],
  { query, asked, most }: { query: Query; asked: readonly Asked[]; most: number },
): PassageHit[] {
  const shown = places
    .map((place) => text.places[place])
    .filter((place) => place !== undefined)
    .filter(([kind]) => kind === 'summary' || kind === 'heading' || kind === 'text');
  return shown
    .filter(([kind, , passage]) => kind !== 'summary' || !shown.some(([, , other]) => isPart(passage, other)))
    .slice(0, most)
    .map(([kind, fragment, passage]) => ({
      text: shorten(passage, marksIn(passage, query, asked)),
      fragment,
      heading: kind === 'heading',
    }));
}

function isPart(passage: string, other: string): boolean {
  return other.length > passage.length && other.includes(passage);
}

/** Where words that were asked for stand in a text. */
export function marksIn(text: string, query: Query, asked: readonly Asked[]): Range[] {
  const terms = new Set(asked.flatMap(({ term, choices }) => [term, ...choices.map((choice) => choice.term)]));
  const runs = query.words.map(({ word }) => word).filter(isSpaceless);
  return wordsOf(text).flatMap((word) => {
    if (isSpaceless(word.word)) return runs.flatMap((run) => runIn(word, run));
    return terms.has(stemOf(word.word)) ? [[word.start, word.end] as const] : [];
  });
}

function runIn({ word, start }: Word, run: string): Range[] {
  const at = word.indexOf(run);
  return at < 0 ? [] : [[start + at, start + at + run.length]];
}

function shorten(text: string, marks: readonly Range[]): Part[] {
  if (text.length <= LONGEST) return toParts(text, marks);
  const densest = marks.find(([start]) => marks.some(([other]) => other > start && other - start < LONGEST / 2));
  const first = (densest ?? marks[0])?.[0] ?? 0;
  const from = first <= BEFORE ? 0 : text.indexOf(' ', first - BEFORE) + 1;
  const cut = text.lastIndexOf(' ', from + LONGEST);
  const to = from + LONGEST >= text.length ? text.length : cut > from ? cut : from + LONGEST;
  const inside = marks
    .filter(([start, end]) => start >= from && end <= to)
    .map(([start, end]): Range => [start - from, end - from]);
  const parts = toParts(text.slice(from, to), inside);
  const dots = { text: '…', mark: false };
  return [...(from > 0 ? [dots] : []), ...parts, ...(to < text.length ? [dots] : [])];
}
