import { stemOf } from './stem.ts';
import { bigramsOf, isSpaceless } from './words.ts';

/** What a folded word is indexed as: its stem, or for a run without spaces its bigrams, which take a place each. */
export function toTerms(word: string): readonly string[] {
  return isSpaceless(word) ? bigramsOf(word) : [stemOf(word)];
}
