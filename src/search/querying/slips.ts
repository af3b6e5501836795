import { rememberSounds } from '../format/phonetic-key.ts';
import { editDistance, forgiven, lettersApart, lettersOf } from './edit-distance.ts';
import type { QueryWord } from './parse-query.ts';

/** Slips between a typed word and one of the site's, or undefined where they are more than its length forgives, or than `most`. */
export type CountSlips = (candidate: string, most?: number) => number | undefined;

const soundOf = rememberSounds(20_000);
const SOUND = 0.6;
/** A word that goes on from what is typed stands behind one that is typed whole. */
const GOES_ON = 0.5;
/** Slips that are forgiven in it. */
const MOST_BEGUN = 2;
/** Words that sound alike differ in this many letters at most; others need not be sounded out. */
const ALIKE = 5;
/** Letters that no spelling by sound takes away or puts in: see `phoneticKey`. One slip changes two of a set. */
const FIRM = lettersOf('blmnrv');
const FIRM_ALIKE = 2;
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
  const forgivenSlips = forgiven(word.length);
  if (forgivenSlips === 0) return () => undefined;
  const letters = lettersOf(word);
  const shortest = word.length - forgivenSlips - 1;
  const longest = open ? Number.POSITIVE_INFINITY : word.length + forgivenSlips + 1;
  return (candidate, most = forgivenSlips) => {
    if (candidate.length < shortest || candidate.length > longest) return undefined;
    const limit = Math.min(forgivenSlips, Math.floor(most));
    const others = lettersOf(candidate);
    const firm = (letters ^ others) & FIRM;
    const mayBeAlike = lettersApart(firm, 0) <= FIRM_ALIKE && lettersApart(letters, others) <= ALIKE;
    // Each slip takes away one letter of a word at most.
    if (!mayBeAlike && lettersApart(letters & ~others, 0) > limit) return undefined;
    return costOf({ word, open }, candidate, { limit, mayBeAlike });
  };
}

type Apart = { readonly limit: number; readonly mayBeAlike: boolean };

function costOf(
  { word, open }: Pick<QueryWord, 'word' | 'open'>,
  candidate: string,
  { limit, mayBeAlike }: Apart,
): number | undefined {
  const spelt = editDistance(word, candidate, { limit });
  const begun = open && spelt > 1 ? costBegun(word, candidate, Math.min(limit, MOST_BEGUN)) : spelt;
  const cost = Math.min(spelt, begun);
  if (cost <= 1) return cost;
  const most = cost === begun ? limit + GOES_ON : limit;
  if (!mayBeAlike) return cost > most ? undefined : cost;
  const sounds = editDistance(soundOf(word), soundOf(candidate), { limit: 1 });
  const best = sounds <= 1 ? Math.min(cost, sounds + SOUND) : cost;
  return best > most ? undefined : best;
}

/** Slips where the candidate goes on from what is typed. */
function costBegun(word: string, candidate: string, limit: number): number {
  const cost = editDistance(word, candidate, { limit, open: true });
  return cost > limit ? Number.POSITIVE_INFINITY : cost + GOES_ON;
}
