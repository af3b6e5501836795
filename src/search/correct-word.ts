import { editDistance, forgiven, lettersApart, lettersOf } from './edit-distance.ts';
import type { Index } from './find-names.ts';
import type { QueryWord } from './parse-query.ts';
import { phoneticKey, rememberSounds } from './phonetic-key.ts';
import { fromJson } from './read-shards.ts';
import { LAST, type ShardTree } from './shard-tree.ts';
import type { VocabularyShard } from './update-vocabulary.ts';

const soundOf = rememberSounds(20_000);

/** A word of the site that was perhaps meant. `cost` counts slips; a slip that sounds the same costs less. */
export type Correction = { readonly word: string; readonly cost: number; readonly level: number };

const MOST_LEAVES = 6;
const MOST = 8;
/** Up to this length a word has many neighbours, and the nearest may begin otherwise. */
const SHORT = 6;
const SOUND = 0.6;
/** A word that goes on from what is typed stands behind one that is typed whole. */
const GOES_ON = 0.5;
/** Words that sound alike differ in this many letters at most; others need not be sounded out. */
const ALIKE = 5;

/**
 * Words of the site's vocabulary nearest to one that it does not hold: first those whose beginning sounds alike,
 * then, where none is one slip away, those reached by a slip in the first two letters.
 */
export async function correctWord(word: QueryWord, tree: ShardTree, index: Index): Promise<Correction[]> {
  const sound = phoneticKey(word.word);
  const [first = '', second = '', third = ''] = sound;
  const near = await corrections(word, [`a${first}${second}`], { tree, index });
  if ((near[0]?.cost ?? 9) <= 1 && word.word.length > SHORT) return near;
  const further = [`a${first}`, `a${second}${third}`, `a${second}${first}`, `b${second}${third}`, `b${first}${second}`];
  return corrections(word, further, { tree, index });
}

type Where = { readonly tree: ShardTree; readonly index: Index };

async function corrections(word: QueryWord, prefixes: readonly string[], where: Where): Promise<Correction[]> {
  const { tree, index } = where;
  const most = MOST_LEAVES;
  const shards = await Promise.all(
    prefixes.map((from) => index.shards.read({ tree, from, to: from + LAST, most, decode: fromJson<VocabularyShard> })),
  );
  const found = new Map<string, Correction>();
  for (const [candidate, level] of shards.flatMap((leaves) => leaves?.flat() ?? [])) {
    if (found.has(candidate)) continue;
    const cost = slips(word, candidate);
    if (cost !== undefined) found.set(candidate, { word: candidate, cost, level });
  }
  const order = (a: Correction, b: Correction) => a.cost - b.cost || b.level - a.level || (a.word < b.word ? -1 : 1);
  return [...found.values()].sort(order).slice(0, MOST);
}

/** Slips between a typed word and one of the site's, or undefined where they are more than its length forgives. */
export function slips({ word, open }: QueryWord, candidate: string): number | undefined {
  const limit = forgiven(word.length);
  if (limit === 0 || (!open && Math.abs(word.length - candidate.length) > limit + 1)) return undefined;
  const spelt = editDistance(word, candidate, { limit });
  const begun =
    open && spelt > 1 ? editDistance(word, candidate, { limit: Math.min(limit, 2), open: true }) + GOES_ON : spelt;
  const cost = Math.min(spelt, begun);
  if (cost <= 1) return cost;
  const most = cost === begun ? limit + GOES_ON : limit;
  if (lettersApart(lettersOf(word), lettersOf(candidate)) > ALIKE) return cost > most ? undefined : cost;
  const apart = editDistance(soundOf(word), soundOf(candidate), { limit: 1 });
  const best = apart <= 1 ? Math.min(cost, apart + SOUND) : cost;
  return best > most ? undefined : best;
}
