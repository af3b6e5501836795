import { syllable } from 'syllable';

/**
 * Flesch reading ease of English prose: 60 to 70 is plain English, below 30 is for specialists.
 * 206.835 − 1.015 × words a sentence − 84.6 × syllables a word (R. Flesch, 1948). Undefined without words.
 */
export function readingEase(texts: readonly string[]): number | undefined {
  const sentences = texts.flatMap((text) => Array.from(segmenter.segment(text), ({ segment }) => wordsOf(segment)));
  const full = sentences.filter((words) => words.length > 0);
  const words = full.flat();
  if (words.length === 0) return undefined;
  const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
  return 206.835 - 1.015 * (words.length / full.length) - 84.6 * (syllables / words.length);
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

function wordsOf(text: string): readonly string[] {
  return text.match(/\p{L}[\p{L}'’]*/gu) ?? [];
}
