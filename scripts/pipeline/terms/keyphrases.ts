import { stemmer } from 'stemmer';
import { rarityOf } from './background.ts';
import { parse, type TermPassage } from './passage.ts';
import { phraseSpansOf } from './phrases.ts';
import { wordsOf } from './words.ts';

export type Keyphrase = { readonly label: string; readonly score: number };

/** What a text is about, in its own words, best first: noun phrases by frequency, place and rarity. */
export function keyphrasesOf(passages: readonly TermPassage[]): readonly Keyphrase[] {
  const counts = new Map<string, { label: string; count: number; first: number }>();
  let at = 0;
  for (const { sentences } of passages.map(parse)) {
    for (const sentence of sentences) {
      for (const { from, to } of phraseSpansOf(sentence)) {
        const [first, last] = [sentence.tokens[from], sentence.tokens[to - 1]];
        if (first === undefined || last === undefined) continue;
        const label = sentence.text.slice(first.start - sentence.start, last.end - sentence.start);
        const key = wordsOf(label.toLowerCase()).map(stemmer).join(' ');
        const known = counts.get(key) ?? { label, count: 0, first: at + from };
        counts.set(key, { ...known, count: known.count + 1 });
      }
      at += sentence.tokens.length;
    }
  }
  return [...counts.values()]
    .map(({ label, count, first }) => ({ label, score: scoreOf(label, count, first) }))
    .sort((a, b) => b.score - a.score || (a.label < b.label ? -1 : 1));
}

function scoreOf(label: string, count: number, first: number): number {
  const words = wordsOf(label);
  const rarity = words.reduce((sum, word) => sum + rarityOf(word), 0);
  return (Math.log2(1 + count) * rarity) / Math.log2(8 + first);
}
