import type { EntryText } from '../format/entry-text.ts';
import { toTerms } from '../format/terms.ts';
import {
  type Asked,
  type AskedPairs,
  askPairs,
  askTerms,
  isInTexts,
  pairsAsked,
  prepareCorrection,
  prepareSpelling,
} from './ask-terms.ts';
import { type CheckedPassage, checkPassage, INEXACT } from './check-passages.ts';
import type { Index } from './find-names.ts';
import { findTerm, findTermsUnder } from './find-terms.ts';
import type { Query, QueryWord } from './parse-query.ts';
import { type PassageScore, PHRASE, rankPassages } from './rank-passages.ts';
import { fromJson } from './read-shards.ts';

/** Entries whose texts are read to check what the index cannot tell. */
const CHECKED = 12;
const CHECKED_MORE = 20;
const CHECKED_AGAIN = 40;
/** Letters from which on a word that is being typed tells which files it will need. */
const LONG_ENOUGH = 4;
/** A phrase, some words of which may stand in another form. */
const SURE = PHRASE - INEXACT / 2;

export type PassagesFound = {
  readonly scores: readonly PassageScore[];
  readonly asked: readonly Asked[];
  /** The query with misspelt words put right, where some were. */
  readonly corrected: string | undefined;
};

export type PassageRequest = {
  readonly verbatim: boolean;
  /** Numbers of the entries that filters leave; undefined for all. */
  readonly allowed: ReadonlySet<number> | undefined;
  /** The files are asked for at once, but the work waits for this: names are shown first. */
  readonly turn: () => Promise<unknown>;
};

/** Entries in whose texts the words of the query stand. */
export async function searchPassages(query: Query, index: Index, request: PassageRequest): Promise<PassagesFound> {
  warmTexts(index);
  const { ranked, asked } = await rankedFor(query, index, request);
  const scores = await checked(ranked, { query, asked }, index);
  const best = scores[0]?.number;
  const words = query.words.map(({ word }, at) => chosenFor(asked, at, best) ?? word);
  const isChanged = query.words.some(({ word }, at) => word !== words[at]);
  return { scores, asked, corrected: isChanged && scores.length > 0 ? words.join(' ') : undefined };
}

type Ranked = { readonly ranked: readonly PassageScore[]; readonly asked: readonly Asked[] };

/** Where no entry holds a correction beside the other words, the words that stand in one tell which correction was meant: more are tried. */
async function rankedFor(query: Query, index: Index, request: PassageRequest): Promise<Ranked> {
  const [asked, pairs] = await Promise.all([askTerms(query, index, request), askPairs(query, index)]);
  await request.turn();
  const ranked = withLikely({ query, asked }, pairs, request);
  const isGuessed = asked.some(({ choices }) => choices[0]?.as !== undefined);
  if (!isGuessed || query.words.length < 2 || ranked[0]?.whole === true) return { ranked, asked };
  const widely = await askTerms(query, index, { ...request, widely: true });
  const again = withLikely({ query, asked: widely }, pairs, request);
  return again[0]?.whole === true ? { ranked: again, asked: widely } : { ranked, asked };
}

/** Asks for what a query's passages will need, as far as it is typed. Beginnings of a few letters say too little. */
export async function preparePassages(query: Query, index: Index): Promise<void> {
  const { words } = query;
  const usual = new Set(index.manifest.common.map(([term]) => term));
  const typed = words.filter(({ word, open }) => !open || word.length >= LONG_ENOUGH);
  const terms = typed.flatMap(({ word }) => toTerms(word)).filter((term) => !usual.has(term));
  const pairs = pairsAsked(query, index).map(({ pair }) => pair);
  if (terms.length + pairs.length > 0) warmTexts(index);
  await Promise.all([...terms, ...pairs].map((term) => findTerm(term, index)));
  const alone = words.length < 2;
  await Promise.all(
    words.map((word) => (word.open ? prepareUnbegun(word, alone, index) : prepareUnknown(word, alone, index))),
  );
}

/** Where no word of the texts goes on from what is typed, it is misspelt, whatever else will be typed. */
async function prepareUnbegun(word: QueryWord, alone: boolean, index: Index): Promise<void> {
  if (word.word.length < LONG_ENOUGH || (await isInTexts(word, index))) return;
  if ((await findTermsUnder(word.word, index))?.length === 0) await prepareSpelling(word, alone, index);
}

/** Words that no text holds, as far as they were prepared for. */
const prepared = new WeakMap<Index, Set<string>>();

async function prepareUnknown(word: QueryWord, alone: boolean, index: Index): Promise<void> {
  const known = prepared.get(index) ?? new Set();
  prepared.set(index, known);
  const name = alone ? word.word : `${word.word} `;
  if (known.has(name) || word.word.length < LONG_ENOUGH || (await isInTexts(word, index))) return;
  known.add(name);
  await prepareCorrection(word, alone, index);
}

function warmTexts({ manifest, shards }: Index): void {
  shards.warm(manifest.texts, 1).catch(() => undefined);
}

/**
 * Where the query's common words stand side by side as they do in the query, all its words are likely to: entries that
 * hold all these pairs come first, and as it is known where the pairs stand, those that hold them as a phrase before all.
 */
function withLikely({ query, asked }: Understood, pairs: AskedPairs, { allowed }: PassageRequest) {
  const ranked = rankPassages(query, asked, allowed);
  if (pairs.size === 0) return ranked;
  const paired = asked.map((one) => {
    const posting = pairs.get(one.word);
    return posting === undefined ? one : { ...one, choices: [{ term: one.term, posting, as: undefined }] };
  });
  const isPaired = ({ common, word }: Asked) => !common || pairs.has(word);
  const known = paired.map((one) => (isPaired(one) ? { ...one, common: false } : { ...one, choices: [] }));
  const likely = rankPassages(query, known, allowed).filter(({ whole }) => whole);
  const first = new Set(likely.map(({ number }) => number));
  return [...likely, ...ranked.filter(({ number }) => !first.has(number))];
}

type Understood = { readonly query: Query; readonly asked: readonly Asked[] };

/**
 * The first results, checked against their texts for what the index cannot tell: common words, words in quotes, the
 * forms of words. Where the first few do not hold the phrase, more are read once.
 */
async function checked(ranked: readonly PassageScore[], understood: Understood, index: Index): Promise<PassageScore[]> {
  const { query, asked } = understood;
  const isQuoted = query.phrases.length > 0;
  if (!isQuoted && asked.length < 2) return [...ranked];
  const most = isQuoted ? CHECKED + CHECKED_AGAIN : CHECKED + (asked.some(({ common }) => common) ? CHECKED_MORE : 0);
  let sure: CheckedPassage[] = [];
  let to = 0;
  while (to < most && to < ranked.length && !sure.some(({ score, phrase }) => phrase === true && score >= SURE)) {
    const some = ranked.slice(to, to === 0 ? CHECKED : most);
    to += some.length;
    const texts = await textsOf(
      some.map(({ number }) => number),
      index,
    );
    const kept = some.flatMap((score) => {
      const text = texts.get(score.number);
      return (text === undefined ? score : checkPassage(score, text, understood)) ?? [];
    });
    sure = [...sure, ...kept];
  }
  const rest = isQuoted ? [] : ranked.slice(to).map((one) => ({ ...one, score: Math.max(1, one.score - INEXACT) }));
  return inOrder([...sure, ...rest]);
}

function inOrder(scores: PassageScore[]): PassageScore[] {
  return scores.sort((a, b) => b.score - a.score || a.number - b.number);
}

/** The word that stands for a misspelt one: of its corrections, one that the best entry holds. */
function chosenFor(asked: readonly Asked[], word: number, best: number | undefined): string | undefined {
  const choices = asked.find((one) => one.word === word)?.choices ?? [];
  if (best === undefined) return choices[0]?.as;
  return (choices.find(({ posting }) => posting.numbers.includes(best)) ?? choices[0])?.as;
}

/** Texts of entries, by number. */
export async function textsOf(
  numbers: readonly number[],
  { manifest, shards }: Index,
): Promise<Map<number, EntryText>> {
  if (numbers.length === 0) return new Map();
  const leaves = await shards.readNumbers({ tree: manifest.texts, numbers, decode: fromJson<EntryText[]> });
  return new Map(leaves.flat().map((text) => [text.number, text]));
}
