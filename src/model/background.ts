import { readFileSync } from 'node:fs';

/** A word that the list does not hold is rarer than all it holds. */
const UNLISTED = 60_000;

let known: ReadonlyMap<string, number> | undefined;

/** Read when the first word is looked up: most builds look up none. */
function ranks(): ReadonlyMap<string, number> {
  known ??= new Map(
    readFileSync(new URL('./background.txt', import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => !line.startsWith('#'))
      .flatMap((line) => line.split(' '))
      .filter((word) => word !== '')
      .map((word, at) => [word, at + 1]),
  );
  return known;
}

/** Word → its place among the words of general English by frequency, 1 for the most frequent. */
export function rankOf(word: string): number {
  return ranks().get(word.toLowerCase()) ?? UNLISTED;
}

/**
 * Word → how much it tells, 0 (any text says it) to 1 (hardly any does): by Zipf's law the logarithm of
 * the rank is the word's information.
 */
export function rarityOf(word: string): number {
  return Math.log(rankOf(word)) / Math.log(UNLISTED);
}
