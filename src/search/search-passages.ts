import { type Asked, askTerms } from './ask-terms.ts';
import { checkPassage } from './check-passages.ts';
import { type EntryText, textKey } from './entry-text.ts';
import type { Index } from './find-names.ts';
import type { Query } from './parse-query.ts';
import { type PassageScore, rankPassages } from './rank-passages.ts';
import { fromJson } from './read-shards.ts';

/** Entries whose texts are read to check what the index cannot tell. */
const CHECKED = 16;

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
};

/** Entries in whose texts the words of the query stand. */
export async function searchPassages(query: Query, index: Index, request: PassageRequest): Promise<PassagesFound> {
  const asked = await askTerms(query, index, request.verbatim);
  const ranked = rankPassages(query, asked, request.allowed);
  const scores = await checked(ranked, { query, asked }, index);
  const best = scores[0]?.number;
  const words = query.words.map(({ word }, at) => chosenFor(asked, at, best) ?? word);
  const isChanged = query.words.some(({ word }, at) => word !== words[at]);
  return { scores, asked, corrected: isChanged && scores.length > 0 ? words.join(' ') : undefined };
}

type Understood = { readonly query: Query; readonly asked: readonly Asked[] };

/** The first results, checked against their texts where the index alone cannot tell: common words, words in quotes. */
async function checked(ranked: readonly PassageScore[], understood: Understood, index: Index): Promise<PassageScore[]> {
  const { query, asked } = understood;
  const isUnsure = query.phrases.length > 0 || (asked.length > 1 && asked.some(({ common }) => common));
  if (!isUnsure) return [...ranked];
  const first = ranked.slice(0, CHECKED);
  const texts = await textsOf(
    first.map(({ number }) => number),
    index,
  );
  const sure = first.flatMap((score) => {
    const text = texts.get(score.number);
    return (text === undefined ? score : checkPassage(score, text, understood)) ?? [];
  });
  const rest = query.phrases.length > 0 ? [] : ranked.slice(CHECKED);
  return [...sure, ...rest].sort((a, b) => b.score - a.score || a.number - b.number);
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
  const leaves = await Promise.all(
    numbers.map((number) => {
      const key = textKey(number);
      return shards.read({ tree: manifest.texts, from: key, to: key, most: 1, decode: fromJson<EntryText[]> });
    }),
  );
  const texts = leaves.flatMap((leaf) => leaf?.flat() ?? []);
  return new Map(texts.map((text) => [text.number, text]));
}
