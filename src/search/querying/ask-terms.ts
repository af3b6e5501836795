import { mayPair, pairKey } from '../format/pair-terms.ts';
import { type Posting, readPosting, type TermEntry } from '../format/postings.ts';
import { toTerms } from '../format/terms.ts';
import { correctWord, prepareBeside, prepareWord } from './correct-word.ts';
import type { Index } from './find-names.ts';
import { findTerm, findTermsUnder } from './find-terms.ts';
import type { Query, QueryWord } from './parse-query.ts';

/** One thing asked of the texts: a term, or terms that stand for one another (corrections, words that go on). */
export type Asked = {
  /** Place of its word in the query. */
  readonly word: number;
  readonly term: string;
  /** What was found for it, nothing where its posting is not loaded; `as` is the word that stands for the one typed, where it is another. */
  readonly choices: readonly { readonly term: string; readonly posting: Posting; readonly as: string | undefined }[];
  /** Weight by rarity. */
  readonly weight: number;
  /** Too common to be asked of every result. */
  readonly common: boolean;
};

const MOST_CONTINUED = 6;
const MOST_CORRECTIONS = 3;
const MOST_WIDELY = 8;
/** A correction this much worse than the best is not followed. */
const WORSE = 0.45;

/**
 * Looks up every word of the query among the terms of the texts; words that none holds are put right first. Postings
 * of common terms are long and tell little: they are loaded only where there is nothing else to go by.
 */
export async function askTerms(query: Query, index: Index, how: AskedHow): Promise<Asked[]> {
  const usual = new Map(index.manifest.common);
  const asked = await Promise.all(
    query.words.map((word, at) => askWord({ word, at, how, usual, alone: query.words.length < 2 }, index)),
  );
  const flat = asked.flat();
  if (flat.some(({ common, choices }) => !common && choices.length > 0)) return flat;
  return Promise.all(flat.map((one) => (one.common ? load(one, index) : one)));
}

/** Telling words from which on a query needs no pairs of common ones to be found by. */
const TELLING = 2;

/** `word`: place of the first one in the query. */
type PairAsked = { readonly pair: string; readonly word: number };

/** Neighbours of a query that are both too common to be asked of every result, as keys of the map of terms. */
export function pairsAsked({ words }: Query, { manifest }: Index): PairAsked[] {
  const usual = new Set(manifest.common.map(([term]) => term));
  const terms = words.map(({ word }) => toTerms(word)).map((list) => (list.length === 1 ? list[0] : undefined));
  if (terms.filter((term) => term === undefined || !usual.has(term)).length >= TELLING) return [];
  return terms.flatMap((second, at) => {
    const first = terms[at - 1];
    const isPair = first !== undefined && second !== undefined && usual.has(first) && usual.has(second);
    return isPair && mayPair(first, second) ? [{ pair: pairKey(first, second), word: at - 1 }] : [];
  });
}

/** Where the pairs of common words begin that stand in a query, each by the place of its first word. */
export type AskedPairs = ReadonlyMap<number, Posting>;

export async function askPairs(query: Query, index: Index): Promise<AskedPairs> {
  const found = pairsAsked(query, index).map(async ({ pair, word }) => {
    const entry = await findTerm(pair, index);
    return [word, readPosting(entry?.bytes ?? new Uint8Array())] as const;
  });
  return new Map(await Promise.all(found));
}

/** Does any text hold the word, in whichever form? */
export async function isInTexts({ word }: QueryWord, index: Index): Promise<boolean> {
  const usual = new Set(index.manifest.common.map(([term]) => term));
  const held = toTerms(word).map(async (term) => {
    return usual.has(term) || (await findTerm(term, index)) !== undefined;
  });
  return (await Promise.all(held)).some((isHeld) => isHeld);
}

export type AskedHow = {
  /** No word is put right. */
  readonly verbatim: boolean;
  /** More corrections are followed, of all words that may be near. */
  readonly widely?: boolean;
  /** Files are asked for at once, but work that takes time waits for this. */
  readonly turn: () => Promise<unknown>;
};

type WordAsked = {
  readonly word: QueryWord;
  readonly at: number;
  readonly how: AskedHow;
  readonly usual: ReadonlyMap<string, number>;
  /** The query has no other word. */
  readonly alone: boolean;
};

async function askWord({ word, at, how, usual, alone }: WordAsked, index: Index): Promise<Asked[]> {
  const terms = toTerms(word.word);
  const finding = Promise.all(
    terms.map(async (term): Promise<Asked[]> => {
      const entries = usual.get(term);
      if (entries !== undefined) return [unloaded({ term, at, entries }, index)];
      const entry = await findTerm(term, index, how.turn);
      return entry === undefined ? [] : [toAsked([{ entry }], at, index)];
    }),
  );
  if (!how.verbatim) prepareBeside(word, finding, { tree: index.manifest.textWords, index });
  const found = await finding;
  const known = found.flat();
  if (known.length > 0) return known;
  const begun = word.open ? ((await findTermsUnder(word.word, index)) ?? []) : [];
  if (begun.length > 0) {
    const likely = begun.sort((a, b) => b.entries - a.entries).slice(0, MOST_CONTINUED);
    return [
      toAsked(
        likely.map((entry) => ({ entry })),
        at,
        index,
      ),
    ];
  }
  if (how.verbatim) return [toAsked([], at, index)];
  if (!alone && how.widely !== true) prepareWidely(word, how, index);
  return [toAsked(await correct(word, how, index), at, index)];
}

/** None of the nearest words may stand beside the others: what is looked at then is asked for behind the terms of the nearest. */
function prepareWidely(word: QueryWord, { turn }: AskedHow, index: Index): void {
  const tree = index.manifest.textWords;
  correctWord(word, { tree, index, turn })
    .then(nextTask)
    .then(() => prepareWord(word, { tree, index, widely: true }))
    .catch(() => undefined);
}

type CommonTerm = { readonly term: string; readonly at: number; readonly entries: number };

function unloaded({ term, at, entries }: CommonTerm, { manifest }: Index): Asked {
  return { word: at, term, choices: [], weight: weightOf(entries, manifest.entries), common: true };
}

async function load(asked: Asked, index: Index): Promise<Asked> {
  const entry = await findTerm(asked.term, index);
  return entry === undefined ? asked : toAsked([{ entry }], asked.word, index);
}

/** Asks for the files by which a word that no text holds, typed to its end, will be put right: see `prepareSpelling`. */
export async function prepareCorrection(word: QueryWord, alone: boolean, index: Index): Promise<void> {
  await Promise.all([prepareSpelling(word, alone, index), correct(word, { verbatim: false, turn: nextTask }, index)]);
}

/**
 * Asks for the words that a misspelt one may stand for; where it is not `alone`, also for those that are looked at when
 * none of the nearest stands beside the other words.
 */
export async function prepareSpelling(word: QueryWord, alone: boolean, index: Index): Promise<void> {
  const { nameWords, textWords } = index.manifest;
  await Promise.all([
    prepareWord(word, { tree: nameWords, index }),
    prepareWord(word, { tree: textWords, index, widely: !alone }),
  ]);
}

/** Until whatever waits has had its turn. */
export function nextTask(): Promise<void> {
  return new Promise((done) => setTimeout(done));
}

type Choice = { readonly entry: TermEntry; readonly as?: string };

async function correct(word: QueryWord, how: AskedHow, index: Index): Promise<Choice[]> {
  const { turn, widely = false } = how;
  const corrections = await correctWord(word, { tree: index.manifest.textWords, index, turn, widely });
  const limit = (corrections[0]?.cost ?? 0) + WORSE;
  const close = corrections.filter(({ cost }) => cost <= limit).slice(0, widely ? MOST_WIDELY : MOST_CORRECTIONS);
  const found = await Promise.all(
    close.map(async ({ word: as }) => {
      const [term = as] = toTerms(as);
      const entry = await findTerm(term, index);
      return entry === undefined ? [] : [{ entry, as }];
    }),
  );
  return found.flat();
}

function toAsked(choices: readonly Choice[], word: number, { manifest }: Index): Asked {
  const entries = choices[0]?.entry.entries ?? 0;
  return {
    word,
    choices: choices.map(({ entry, as }) => ({ term: entry.term, posting: readPosting(entry.bytes), as })),
    term: choices[0]?.entry.term ?? '',
    weight: weightOf(entries, manifest.entries),
    common: choices.some(({ entry }) => entry.common),
  };
}

/** Inverse frequency, as BM25 has it. */
function weightOf(entries: number, all: number): number {
  return Math.log(1 + (all + 1) / (entries + 0.5));
}
