import { placeKinds } from '../format/places.ts';
import { occurrencesAt, PLACE_STEP } from '../format/postings.ts';
import type { Asked } from './ask-terms.ts';
import { isPhrase, shortestSpan } from './nearness.ts';
import type { Query } from './parse-query.ts';

/** An entry whose texts matched. Scores share their scale with those of names (see `rankNames`). */
export type PassageScore = {
  readonly number: number;
  readonly score: number;
  /** The score without what it gains or loses by how often words stand there and by corrections. */
  readonly plain: number;
  /** Places that matched, best first, as their numbers among the entry's places. */
  readonly places: readonly number[];
  /** Every word that was asked stands in the entry. */
  readonly whole: boolean;
};

export const IN_HEADING = 820;
export const PHRASE = 780;
const TOGETHER = 690;
const ALL = 620;
const SOME = 480;
/** What an entry loses where a word was put right, and once more by how much that word weighs. */
const GUESSED = 90;
/** The share of what was asked, by weight, that an entry must hold. */
const TELLING = 0.2;
/** What an entry gains at most where words stand often: less than lies between two kinds of match. */
const OFTEN = 9;
/** Entries looked at closely. */
const CLOSELY = 1200;
const TEXT_KIND = placeKinds.indexOf('text');
const SUMMARY_KIND = placeKinds.indexOf('summary');

/** Best entries first: phrase, words near each other, all words; where no entry has all, the rarest words count. */
export function rankPassages(
  query: Query,
  asked: readonly Asked[],
  allowed: ReadonlySet<number> | undefined,
): PassageScore[] {
  const total = asked.reduce((sum, { weight }) => sum + weight, 0);
  const candidates = candidatesOf(asked, allowed);
  const scores = candidates.map((number) => scoreEntry(number, { query, asked, total }));
  return scores.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score || a.number - b.number);
}

/** Entries that hold every word that is not too common to ask, or, where there are none, any. */
function candidatesOf(asked: readonly Asked[], allowed: ReadonlySet<number> | undefined): readonly number[] {
  const found = asked.filter(({ choices }) => choices.length > 0);
  const telling = found.some(({ common }) => !common) ? found.filter(({ common }) => !common) : found;
  const isComplete = telling.length === asked.filter(({ common }) => !common).length;
  const all = isComplete ? holdersOfAll(telling) : [];
  const kept = (all.length > 0 ? all : holdersOfAny(telling)).filter((number) => allowed?.has(number) ?? true);
  if (kept.length === 0 && all.length > 0)
    return holdersOfAny(telling).filter((number) => allowed?.has(number) ?? true);
  return kept.length > CLOSELY ? weightiest(kept, telling) : kept;
}

/** Entries that hold every term, from those of the rarest on. */
function holdersOfAll(telling: readonly Asked[]): number[] {
  const [rarest, ...others] = [...telling].sort((a, b) => holders(a) - holders(b));
  if (rarest === undefined) return [];
  return numbersOf(rarest).filter((number) =>
    others.every(({ choices }) => choices.some(({ posting }) => indexOf(posting.numbers, number) >= 0)),
  );
}

function holdersOfAny(telling: readonly Asked[]): number[] {
  return [...new Set(telling.flatMap(numbersOf))];
}

function numbersOf({ choices }: Asked): number[] {
  const [first, ...others] = choices;
  const numbers = Array.from(first?.posting.numbers ?? []);
  return others.length === 0 ? numbers : [...new Set(choices.flatMap(({ posting }) => Array.from(posting.numbers)))];
}

function holders({ choices }: Asked): number {
  return choices.reduce((sum, { posting }) => sum + posting.numbers.length, 0);
}

/** Those in which what was asked weighs most, by rarity and by how often it stands there. */
function weightiest(numbers: readonly number[], telling: readonly Asked[]): number[] {
  const weights = new Map(numbers.map((number) => [number, 0]));
  for (const { choices, weight } of telling) {
    for (const { posting } of choices) {
      for (const [at, number] of posting.numbers.entries()) {
        const known = weights.get(number);
        if (known === undefined) continue;
        const length = (posting.ends[at] ?? 0) - (posting.starts[at] ?? 0);
        weights.set(number, known + weight * (1 + Math.log2(length) / 8));
      }
    }
  }
  return [...weights]
    .sort(([, a], [, b]) => b - a)
    .slice(0, CLOSELY)
    .map(([number]) => number);
}

type Scoring = { readonly query: Query; readonly asked: readonly Asked[]; readonly total: number };

/** Positions of each asked term in one place of an entry. */
type PlacePositions = Map<number, number[][]>;

function scoreEntry(number: number, { query, asked, total }: Scoring): PassageScore {
  const places: PlacePositions = new Map();
  let reached = 0;
  let often = 0;
  let count = 0;
  for (const [at, { choices, weight }] of asked.entries()) {
    const times = gather(number, { choices, at, size: asked.length }, places);
    if (times === 0) continue;
    count++;
    reached += weight;
    often += weight * Math.log2(1 + times);
  }
  const needed = asked.filter(({ common }) => !common).length;
  const scored = [...places].map(([place, lists]) => scorePlace({ place, lists }, { query, asked, total }));
  scored.sort((a, b) => b.score - a.score || a.place - b.place);
  const best = scored[0];
  // The words that were found say too little of what was asked.
  if (reached < TELLING * total && needed > 0) return { number, score: 0, plain: 0, places: [], whole: false };
  if (best === undefined || !holdsPhrases(query, asked, places))
    return { number, score: 0, plain: 0, places: [], whole: false };
  const whole = count >= needed && count > 0;
  const guessed = asked.reduce((sum, { choices, weight }) => sum + (choices[0]?.as === undefined ? 0 : weight), 0);
  const base = whole ? ALL + 50 * best.coverage : SOME * (reached / total) + 60 * best.coverage;
  const loss = guessed === 0 ? 0 : GUESSED + (GUESSED * guessed) / total;
  const plain = Math.max(base, best.score);
  const score = plain + Math.min(OFTEN, (3 * often) / total) - loss;
  const kept = scored.filter(({ coverage }) => coverage > 0).map(({ place }) => Math.floor(place / PLACE_STEP));
  return { number, score, plain, places: kept, whole };
}

type Gathering = { readonly choices: Asked['choices']; readonly at: number; readonly size: number };

/** Adds where an asked term stands in an entry; returns how often. */
function gather(number: number, { choices, at, size }: Gathering, places: PlacePositions): number {
  let times = 0;
  for (const { posting } of choices) {
    const index = indexOf(posting.numbers, number);
    if (index < 0) continue;
    for (const { place, positions } of occurrencesAt(posting, index)) {
      const lists = places.get(place) ?? Array.from({ length: size }, () => []);
      lists[at]?.push(...positions);
      places.set(place, lists);
      times += positions.length;
    }
  }
  return times;
}

type ScoredPlace = { readonly place: number; readonly score: number; readonly coverage: number };

function scorePlace(
  { place, lists }: { place: number; lists: readonly (readonly number[])[] },
  { asked, total }: Scoring,
): ScoredPlace {
  const present = lists.flatMap((list, at) => (list.length > 0 ? [at] : []));
  const reached = present.reduce((sum, at) => sum + (asked[at]?.weight ?? 0), 0);
  const coverage = reached / total;
  const kind = place % PLACE_STEP;
  const bonus = kind === TEXT_KIND ? 0 : 3;
  const held = present.map((at) => lists[at] ?? []);
  const isAll = asked.every(({ common }, at) => common || present.includes(at));
  if (!isAll) return { place, coverage, score: SOME * coverage * (0.8 + 0.2 * near(held)) + bonus };
  const isNamed = kind !== TEXT_KIND && kind !== SUMMARY_KIND;
  if (isPhrase(held, present)) return { place, coverage, score: (isNamed ? IN_HEADING : PHRASE) + bonus };
  return { place, coverage, score: nearScore(near(held)) + bonus };
}

/** Score of a place that holds all words, by how near they stand: 1 side by side, towards 0 apart. */
export function nearScore(nearness: number): number {
  return TOGETHER + 70 * nearness;
}

/** 1 where the words touch, towards 0 as they stand apart. */
function near(lists: readonly (readonly number[])[]): number {
  const span = shortestSpan(lists);
  return span === 0 ? 0 : lists.length / span;
}

/** Quoted words must stand side by side in some place. */
function holdsPhrases({ phrases }: Query, asked: readonly Asked[], places: PlacePositions): boolean {
  return phrases.every(([from, to]) => {
    const wanted = asked.flatMap(({ word }, at) => (word >= from && word < to ? [at] : []));
    const firm = wanted.filter((at) => asked[at]?.common === false);
    return [...places.values()].some((lists) => {
      const all = wanted.map((at) => lists[at] ?? []);
      if (all.every((list) => list.length > 0)) return isPhrase(all, wanted);
      const held = firm.map((at) => lists[at] ?? []);
      return held.length > 0 && held.every((list) => list.length > 0) && isPhrase(held, firm);
    });
  });
}

function indexOf(numbers: Int32Array, number: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = numbers[middle] ?? 0;
    if (value === number) return middle;
    if (value < number) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
