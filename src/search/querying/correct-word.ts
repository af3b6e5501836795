import { phoneticKey } from '../format/phonetic-key.ts';
import { LAST, type ShardTree } from '../format/shard-tree.ts';
import { decodeVocabulary, levelAt } from '../format/vocabulary-shard.ts';
import type { Index } from './find-names.ts';
import type { QueryWord } from './parse-query.ts';
import type { Turn } from './read-shards.ts';
import { slips } from './slips.ts';

/** A word of the site that was perhaps meant. `cost` counts slips; a slip that sounds the same costs less. */
export type Correction = { readonly word: string; readonly cost: number; readonly level: number };

/** `turn`: files are asked for at once, but the work on them waits for this. `widely`: all that may be near is looked at. */
export type Vocabulary = {
  readonly tree: ShardTree;
  readonly index: Index;
  readonly turn?: Turn | undefined;
  readonly widely?: boolean;
};

const MOST_LEAVES = 6;
const MOST = 8;
/** A correction that costs so much more than the best is none. */
const WORSE = 1.25;
/** Up to this length a word has many neighbours, and the nearest may begin otherwise. */
const SHORT = 6;

/** Corrections that were worked out: the same word is asked about by every key that follows it. */
const known = new WeakMap<Index, Map<string, Promise<readonly Correction[]>>>();

/**
 * Words of the site's vocabulary nearest to one that it does not hold: first those whose beginning sounds alike,
 * then, where none is one slip away, those reached by a slip in the first two letters.
 */
export function correctWord(word: QueryWord, vocabulary: Vocabulary): Promise<readonly Correction[]> {
  const { index, tree, widely = false } = vocabulary;
  const before = known.get(index) ?? new Map<string, Promise<readonly Correction[]>>();
  known.set(index, before);
  const name = [tree.name, widely, word.open, word.word].join(' ');
  const found = before.get(name) ?? lookForWord(word, vocabulary);
  before.set(name, found);
  found.catch(() => before.delete(name));
  return found;
}

async function lookForWord(word: QueryWord, vocabulary: Vocabulary): Promise<readonly Correction[]> {
  const [near, further] = beginnings(word);
  const all = [...near, ...further];
  if (word.word.length <= SHORT || vocabulary.widely === true) return corrections(word, all, vocabulary);
  const first = await corrections(word, near, vocabulary);
  return (first[0]?.cost ?? 9) <= 1 ? first : corrections(word, all, vocabulary);
}

/** Asks for the files of the first look, and of the second where that is certain or `widely` says so. */
export async function prepareWord(word: QueryWord, vocabulary: Vocabulary): Promise<void> {
  const [near, further] = beginnings(word);
  const isCertain = vocabulary.widely === true || (word.word.length <= SHORT && !word.open);
  const certain = isCertain ? further : [];
  await Promise.all([...near, ...certain].map((from) => leavesOf(from, vocabulary)));
}

/** Letters from which on a word is likely to be in a vocabulary at all. */
const LONG_ENOUGH = 4;

/**
 * Asks for the files of the first look beside what is being found out of a word: were it misspelt, that would be a wait
 * less. Nothing is asked for where it is known at once: the word was looked up while it was typed.
 */
export function prepareBeside(word: QueryWord, finding: Promise<unknown>, vocabulary: Vocabulary): void {
  if (word.word.length < LONG_ENOUGH) return;
  const known = finding.then(() => true);
  const soon = new Promise<boolean>((done) => setTimeout(() => done(false)));
  Promise.race([known, soon])
    .then((isKnown) => (isKnown ? undefined : leavesOf(beginnings(word)[0][0] ?? '', vocabulary)))
    .catch(() => undefined);
}

/** Beginnings of the keys of words that sound as the word does at its start, and of all others looked at. */
function beginnings({ word }: QueryWord): readonly [near: readonly string[], further: readonly string[]] {
  const [first = '', second = '', third = ''] = phoneticKey(word);
  const further = [`a${first}`, `a${second}${third}`, `a${second}${first}`, `b${second}${third}`, `b${first}${second}`];
  return [[`a${first}${second}`], further];
}

function leavesOf(from: string, { tree, index, turn }: Vocabulary) {
  return index.shards.read({ tree, from, to: from + LAST, most: MOST_LEAVES, decode: decodeVocabulary, turn });
}

async function corrections(
  word: QueryWord,
  prefixes: readonly string[],
  vocabulary: Vocabulary,
): Promise<Correction[]> {
  const shards = await Promise.all(prefixes.map((from) => leavesOf(from, vocabulary)));
  await vocabulary.turn?.();
  const costOf = slips(word);
  const found = new Map<string, Correction>();
  let most: number | undefined;
  for (const shard of new Set(shards.flatMap((leaves) => leaves ?? []))) {
    const { words } = shard;
    for (let at = 0; at < words.length; at++) {
      const candidate = words[at] ?? '';
      const cost = costOf(candidate, most);
      if (cost === undefined || cost > (most ?? cost)) continue;
      found.set(candidate, { word: candidate, cost, level: levelAt(shard, at) });
      if (cost > 0) most = Math.min(most ?? cost + WORSE, cost + WORSE);
    }
  }
  const near = [...found.values()].filter(({ cost }) => cost <= (most ?? cost));
  const order = (a: Correction, b: Correction) => a.cost - b.cost || b.level - a.level || (a.word < b.word ? -1 : 1);
  return near.sort(order).slice(0, MOST);
}
