import { rankOf } from '../../../src/model/background.ts';
import type { TermPassage } from './passage.ts';

/** Passages → ids of the sources that are written in English: about every fifth word there is one of its thirty most frequent. */
export function englishSources(passages: readonly TermPassage[]): ReadonlySet<string> {
  const english = new Set<string>();
  for (const [source, own] of Map.groupBy(passages, (passage) => passage.source)) {
    if (isEnglish(own.filter(({ kind }) => kind !== 'heading' && kind !== 'table').map(({ text }) => text))) {
      english.add(source);
    }
  }
  return english;
}

/** Texts → are they English? Too few words to tell count as English. */
export function isEnglish(texts: readonly string[]): boolean {
  const words = texts.flatMap((text) => text.toLowerCase().match(/\p{L}+/gu) ?? []);
  if (words.length < 40) return true;
  return words.filter((word) => rankOf(word) <= 30).length * 8 >= words.length;
}
