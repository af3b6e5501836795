import Fuse from 'fuse.js/min-basic';
import { initialsOf } from '../format/name-keys.ts';
import type { NameRow } from '../format/name-shard.ts';
import { stemOf } from '../format/stem.ts';
import { isSpaceless, type Word, wordsOf } from '../format/words.ts';
import { isFunctionWord } from './function-words.ts';
import type { Query, QueryWord } from './parse-query.ts';
import { slips } from './slips.ts';

/** A name that matched. `score`: 0 to 1000; from `EXACT` on the name is what was asked, from `BEGINS` it begins so. */
export type NameHit = {
  readonly row: NameRow;
  readonly score: number;
  /** Parts of the name to mark: start and end offsets in UTF-16 code units. */
  readonly marks: readonly (readonly [start: number, end: number])[];
  /** Every word of the query was found in the name, spelt as typed or nearly so. */
  readonly whole: boolean;
};

export const EXACT = 960;
export const BEGINS = 880;
const SAME_WORDS = 850;
const HOLDS = 840;
const ALL_WORDS = 790;
/** What a name gains that holds every word of the query, some of them misspelt. */
const WHOLE = 100;
/** What a name with more words loses where the query holds words that only ask: it may be a phrase of a text. */
const ASKS = 60;
/** Names that Fuse.js is asked about: the best by words, of which so many may come first. */
const FUSED = 48;
const FIRST = 20;
/** What its opinion weighs at most. */
const OPINION = 20;
const FORM = 0.95;
const BEGUN = 0.92;
const JOINED = 0.94;
const SLIP = 0.13;

/** Names that have something in common with the query, word by word, the best first. */
export function scoreNames(query: Query, rows: readonly NameRow[]): NameHit[] {
  if (query.words.length === 0) return [];
  const hits = rows.map((row) => hitOf(query, row)).filter(({ score }) => score > 0);
  return hits.sort(compareHits);
}

/** The best of sorted names in the order that Fuse.js's score of the whole name gives them beside their own. */
export function withOpinion({ text }: Query, hits: readonly NameHit[]): NameHit[] {
  const least = (hits[FIRST]?.score ?? 0) - OPINION;
  const best = hits.slice(0, FUSED);
  const asked = best.filter(({ score }) => score >= least);
  const fused = fuseScores(text, asked);
  return best.map((hit, at) => ({ ...hit, score: hit.score + OPINION * (fused[at] ?? 0) })).sort(compareHits);
}

export function compareHits(a: NameHit, b: NameHit): number {
  return (
    b.score - a.score || a.row[1].length - b.row[1].length || (a.row[1] < b.row[1] ? -1 : a.row[1] > b.row[1] ? 1 : 0)
  );
}

/** Fuse.js's opinion of each name, 0 (none) to 1. */
function fuseScores(text: string, hits: readonly NameHit[]): number[] {
  const names = hits.map(({ row }) => row[1]);
  const fuse = new Fuse(names, { includeScore: true, ignoreLocation: true, ignoreDiacritics: true, threshold: 0.6 });
  const scores = names.map(() => 0);
  for (const { refIndex, score = 1 } of fuse.search(text.slice(0, 32))) scores[refIndex] = 1 - score;
  return scores;
}

/** `bare`: without spaces; `length`: of all words. */
type NameWords = {
  readonly words: readonly Word[];
  readonly text: string;
  readonly bare: string;
  readonly length: number;
};
const known = new WeakMap<NameRow, NameWords>();

/** Words of a name, worked out once: a settled query ranks the same rows more than once. */
export function wordsOfName(row: NameRow): NameWords {
  const found = known.get(row);
  if (found !== undefined) return found;
  const words = wordsOf(row[1]);
  const folded = words.map(({ word }) => word);
  const bare = folded.join('');
  const made = { words, text: folded.join(' '), bare, length: bare.length };
  known.set(row, made);
  return made;
}

function hitOf(query: Query, row: NameRow): NameHit {
  const name = wordsOfName(row);
  const { words, text, length } = name;
  const label = row[2] === '' ? 0 : 1;
  const matched = align(query.words, words);
  const marks = matched.places.map((place) => marked(words[place], query.words));
  const hit = { row, marks, whole: matched.whole };
  const plain = plainScore(query, name);
  if (plain > 0) return { ...hit, score: plain - label - Math.min(9, (text.length - query.text.length) / 10) };
  const covered = matched.places.reduce((sum, place) => sum + (words[place]?.word.length ?? 0), 0);
  const filled = length === 0 ? 0 : covered / length;
  if (matched.coverage === 0) return { ...hit, score: 0 };
  const reached = 690 * matched.coverage ** 2 + 60 * filled + 40 * matched.order - label;
  if (matched.firm) return { ...hit, score: firmScore(matched, filled) + reached / 40 };
  return { ...hit, score: reached + (matched.whole ? WHOLE : 0) };
}

function firmScore({ asks }: Alignment, filled: number): number {
  if (filled > 0.99) return SAME_WORDS;
  return asks ? ALL_WORDS - ASKS : ALL_WORDS;
}

/** Equal, beginning or holding, with or without spaces between the words; 0 where it is none of these. */
function plainScore({ text: asked, words }: Query, { words: name, text, bare }: NameWords): number {
  const open = words.at(-1)?.open ?? false;
  if (text === asked) return 1000;
  const askedBare = words.length === 1 ? asked : asked.replaceAll(' ', '');
  if (bare === askedBare) return 990;
  if (name.length === words.length && words.every(({ stem }, at) => stem === stemOf(name[at]?.word ?? ''))) return 980;
  if (open && text.startsWith(asked)) return BEGINS + 40;
  if (text.startsWith(`${asked} `)) return BEGINS + 40;
  if (open && askedBare.length > 2 && bare.startsWith(askedBare)) return BEGINS + 20;
  if (asked.length > 1 && ` ${text}${open ? '' : ' '}`.includes(` ${asked}${open ? '' : ' '}`)) return HOLDS;
  const mayBeInitials = askedBare.length > 1 && name.length <= askedBare.length && askedBare[0] === bare[0];
  const initials = mayBeInitials ? initialsOf(name.map(({ word }) => word)) : '';
  // Of initials too there may be many: LLMs.
  const isAsked = initials === askedBare || (words.length === 1 && initials === words[0]?.stem);
  return mayBeInitials && isAsked ? HOLDS - 10 : 0;
}

type Alignment = {
  readonly coverage: number;
  readonly order: number;
  readonly whole: boolean;
  /** Whole, and each word spelt as asked, in its form or begun so. */
  readonly firm: boolean;
  /** The query holds words that name nothing and do not stand in the name. */
  readonly asks: boolean;
  readonly places: readonly number[];
};

/** Gives each word of the query the word of the name that is most like it. Long words weigh more than short. */
function align(asked: readonly QueryWord[], words: readonly Word[]): Alignment {
  let total = 0;
  let reached = 0;
  let inOrder = 0;
  let last = -1;
  let whole = true;
  let firm = true;
  let asks = false;
  const places = new Set<number>();
  for (const [at, word] of asked.entries()) {
    const { place, value } = mostLike(asked, at, words);
    if (value < BEGUN && isFunctionWord(word.word)) {
      asks = true;
      continue;
    }
    const weight = Math.sqrt(word.word.length);
    total += weight;
    if (value === 0) whole = false;
    if (value < BEGUN) firm = false;
    if (place === undefined) continue;
    reached += weight * value;
    places.add(place);
    if (place === last + 1) inOrder++;
    last = place;
  }
  const order = inOrder / asked.length;
  return {
    coverage: total === 0 ? 0 : reached / total,
    order,
    whole,
    firm,
    asks,
    places: [...places].sort((a, b) => a - b),
  };
}

type Likeness = { readonly place: number | undefined; readonly value: number };

function mostLike(asked: readonly QueryWord[], at: number, words: readonly Word[]): Likeness {
  const word = asked[at];
  let best: Likeness = { place: undefined, value: 0 };
  if (word === undefined) return best;
  const before = asked[at - 1]?.word ?? '';
  const after = asked[at + 1]?.word ?? '';
  const likenessOf = likenessTo(word);
  for (const [place, { word: name }] of words.entries()) {
    let value = likenessOf(name);
    const next = words[place + 1]?.word;
    const joined = name === word.word + after || name === before + word.word || word.word === name + (next ?? ' ');
    if (joined) value = Math.max(value, JOINED);
    if (value > best.value) best = { place, value };
    if (value === 1) break;
  }
  return best;
}

const likenesses = new WeakMap<QueryWord, (name: string) => number>();

/** `likeness` that remembers: many names hold the same words. */
function likenessTo(asked: QueryWord): (name: string) => number {
  const made = likenesses.get(asked);
  if (made !== undefined) return made;
  const values = new Map<string, number>();
  const likenessOf = (name: string) => {
    const before = values.get(name);
    if (before !== undefined) return before;
    const value = likeness(asked, name);
    values.set(name, value);
    return value;
  };
  likenesses.set(asked, likenessOf);
  return likenessOf;
}

/** How much a word of a name is like a word of the query: 1 equal, 0 nothing in common. */
function likeness(asked: QueryWord, name: string): number {
  if (asked.word === name) return 1;
  if (asked.stem === stemOf(name)) return FORM;
  if (name.startsWith(asked.word)) return asked.open ? BEGUN : 0.7;
  if (name.includes(asked.word) && isSpaceless(asked.word)) return FORM;
  if (name.includes(asked.word) && asked.word.length > 3) return 0.5;
  const cost = slips(asked)(name);
  return cost === undefined ? 0 : Math.max(0.2, 0.9 - SLIP * cost);
}

/** The part of a name's word to mark: as much as was typed of it. */
function marked(word: Word | undefined, asked: readonly QueryWord[]): readonly [number, number] {
  if (word === undefined) return [0, 0];
  const begun = asked.find(({ word: typed, open }) => open && word.word.startsWith(typed) && word.word !== typed);
  return [word.start, begun === undefined ? word.end : Math.min(word.end, word.start + begun.word.length)];
}
