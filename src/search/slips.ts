import { editDistance, forgiven, lettersApart, lettersOf } from './edit-distance.ts';
import type { QueryWord } from './parse-query.ts';
import { rememberSounds } from './phonetic-key.ts';

/** Slips between a typed word and one of the site's, or undefined where they are more than its length forgives. */
export type CountSlips = (candidate: string) => number | undefined;

const soundOf = rememberSounds(20_000);
const SOUND = 0.6;
/** A word that goes on from what is typed stands behind one that is typed whole. */
const GOES_ON = 0.5;
/** Words that sound alike differ in this many letters at most; others need not be sounded out. */
const ALIKE = 5;
const counters = new WeakMap<QueryWord, CountSlips>();

/** Counts slips against one typed word; what is worked out of that word is kept, for thousands are compared with it. */
export function slips(typed: QueryWord): CountSlips {
  const known = counters.get(typed);
  if (known !== undefined) return known;
  const counter = counterOf(typed);
  counters.set(typed, counter);
  return counter;
}

function counterOf({ word, open }: QueryWord): CountSlips {
  const limit = forgiven(word.length);
  if (limit === 0) return () => undefined;
  const letters = lettersOf(word);
  const shortest = word.length - limit - 1;
  const longest = open ? Number.POSITIVE_INFINITY : word.length + limit + 1;
  return (candidate) => {
    if (candidate.length < shortest || candidate.length > longest) return undefined;
    const others = lettersOf(candidate);
    const apart = lettersApart(letters, others);
    // Each slip takes away one letter of a word at most.
    if (apart > ALIKE && lettersApart(letters & ~others, 0) > limit) return undefined;
    return costOf({ word, open }, candidate, { limit, apart });
  };
}

type Apart = { readonly limit: number; readonly apart: number };

function costOf(
  { word, open }: Pick<QueryWord, 'word' | 'open'>,
  candidate: string,
  { limit, apart }: Apart,
): number | undefined {
  const spelt = editDistance(word, candidate, { limit });
  const begun =
    open && spelt > 1 ? editDistance(word, candidate, { limit: Math.min(limit, 2), open: true }) + GOES_ON : spelt;
  const cost = Math.min(spelt, begun);
  if (cost <= 1) return cost;
  const most = cost === begun ? limit + GOES_ON : limit;
  if (apart > ALIKE) return cost > most ? undefined : cost;
  const sounds = editDistance(soundOf(word), soundOf(candidate), { limit: 1 });
  const best = sounds <= 1 ? Math.min(cost, sounds + SOUND) : cost;
  return best > most ? undefined : best;
}
