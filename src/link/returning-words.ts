import type { Nodes, Root } from 'mdast';
import { childrenOf } from './splice-text.ts';
import { wordKey, wordsOf } from './words.ts';

/** A text comes back to a word that it says so often, and at least once in so many words. */
const TIMES = 3;
const WITHIN = 100;

/** A text → does it keep coming back to a word? Counted when first asked: most texts hold no word in doubt. */
export function returningWords(tree: Root): (word: string) => boolean {
  let counted: { readonly times: ReadonlyMap<string, number>; readonly words: number } | undefined;
  return (word) => {
    counted ??= countWords(tree);
    const times = counted.times.get(wordKey(word)) ?? 0;
    return times >= TIMES && times * WITHIN >= counted.words;
  };
}

function countWords(tree: Root): { times: ReadonlyMap<string, number>; words: number } {
  const times = new Map<string, number>();
  let words = 0;
  const count = (node: Nodes): void => {
    if (node.type === 'text') {
      for (const { key } of wordsOf(node.value)) {
        words += 1;
        times.set(key, (times.get(key) ?? 0) + 1);
      }
    }
    for (const child of childrenOf(node)) count(child);
  };
  count(tree);
  return { times, words };
}
