/** A word with the binary logarithm of how many entries hold it. */
export type VocabularyWord = readonly [word: string, level: number];

/** A leaf of the vocabulary as readers use it: words, and beside them the level of each as a digit of base 36. */
export type VocabularyShard = { readonly words: readonly string[]; readonly levels: string };

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const HIGHEST = 35;

/** Levels on one line, words on the next: a reader takes a leaf apart by one cut, not by a value for each word. */
export function encodeVocabulary(list: readonly VocabularyWord[]): Uint8Array {
  const levels = list.map(([, level]) => Math.min(HIGHEST, level).toString(36)).join('');
  return encoder.encode(`${levels}\n${list.map(([word]) => word).join(' ')}`);
}

export function decodeVocabulary(bytes: Uint8Array): VocabularyShard {
  const [levels = '', words = ''] = decoder.decode(bytes).split('\n');
  return { words: words === '' ? [] : words.split(' '), levels };
}

export function levelAt({ levels }: VocabularyShard, at: number): number {
  return Number.parseInt(levels[at] ?? '0', 36);
}
