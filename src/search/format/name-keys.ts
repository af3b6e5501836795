import { isSpaceless, type Word } from './words.ts';

/** Words of one name that are indexed at most. */
const MOST_WORDS = 12;
const MOST_SUFFIXES = 16;

/**
 * Keys under which a name of these words is found: each word, neighbours written together (`red-teaming` by
 * `redteaming`), initials of three words or more, and each suffix of a run without spaces.
 */
export function nameKeys(words: readonly Word[]): Set<string> {
  const first = words.slice(0, MOST_WORDS).map(({ word }) => word);
  const keys = new Set<string>();
  for (const [at, word] of first.entries()) {
    for (const suffix of suffixesOf(word)) keys.add(suffix);
    const next = first[at + 1];
    if (next !== undefined) keys.add(word + next);
  }
  if (first.length >= 3) keys.add(initialsOf(first));
  return keys;
}

/** First letters of words: `artificial general intelligence` → `agi`. */
export function initialsOf(words: readonly string[]): string {
  return words.map((word) => [...word][0] ?? '').join('');
}

function suffixesOf(word: string): string[] {
  if (!isSpaceless(word)) return [word];
  const characters = [...word].slice(0, MOST_SUFFIXES);
  return characters.map((_, at) => characters.slice(at).join(''));
}
