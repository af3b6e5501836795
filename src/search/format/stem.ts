import { stemmer } from 'stemmer';

const LATIN = /^[a-z]+$/;
const stems = new Map<string, string>();
const MOST_STEMS = 200_000;

/** Porter's stem of a Latin word; other words are their own stem. https://tartarus.org/martin/PorterStemmer/ */
export function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = LATIN.test(word) ? stemmer(word) : word;
  if (stems.size >= MOST_STEMS) stems.clear();
  stems.set(word, stem);
  return stem;
}
