import { stemmer } from 'stemmer';
import { rankOf, rarityOf } from '../../../src/model/background.ts';
import { narrativityOf } from './narrativity.ts';
import { sentencesIn, type TermPassage } from './passage.ts';
import { phraseSpansOf } from './phrases.ts';
import type { Token } from './tokens.ts';
import { wordsOf } from './words.ts';

export type Keyphrase = { readonly label: string; readonly score: number };

/** A word or phrase under its stems. */
type Candidate = {
  readonly label: string;
  readonly words: readonly string[];
  readonly pos: Token['pos'];
  /** How often it stands as a whole noun phrase, and how often at all. */
  readonly whole: number;
  readonly count: number;
  /** Number of words before it. */
  readonly first: number;
  /** The same for its first time as a whole noun phrase. */
  readonly firstWhole: number;
};

/**
 * What a text is about, in its own words, best first. A text that explains is about its noun phrases, one that
 * tells of people and events about its names and single words; most texts are a little of both.
 */
export function keyphrasesOf(passages: readonly TermPassage[]): readonly Keyphrase[] {
  const parsed = passages.filter(({ kind }) => kind !== 'code');
  const narrativity = narrativityOf(parsed);
  const english = isEnglish(parsed);
  return candidatesOf(parsed)
    .filter(({ whole }) => whole > 0 || narrativity > 0.3)
    .filter(({ words }) => english || words.some((word) => word.length > 4))
    .map((candidate) => ({ label: candidate.label, score: scoreOf(candidate, narrativity) }))
    .sort((a, b) => b.score - a.score || (a.label < b.label ? -1 : 1));
}

/** English says every fifth word or so one of its thirty most frequent; another language hardly does. */
function isEnglish(passages: readonly TermPassage[]): boolean {
  const words = passages.flatMap(({ text }) => text.toLowerCase().match(/\p{L}+/gu) ?? []);
  return words.filter((word) => rankOf(word) <= 30).length * 12 >= words.length;
}

function candidatesOf(passages: readonly TermPassage[]): readonly Candidate[] {
  const found = new Map<string, Candidate>();
  const add = (tokens: readonly Token[], place: { text: string; first: number; whole: boolean }): void => {
    const words = wordsOf(place.text);
    const key = words.map((word) => stemmer(word.toLowerCase())).join(' ');
    const pos = tokens.at(-1)?.pos ?? 'X';
    const known = found.get(key) ?? {
      label: place.text,
      words,
      pos,
      whole: 0,
      count: 0,
      first: place.first,
      firstWhole: place.first,
    };
    const isBetter = known.whole === 0 && place.whole;
    found.set(key, {
      ...known,
      label: isBetter ? place.text : known.label,
      firstWhole: isBetter ? place.first : known.firstWhole,
      whole: known.whole + (place.whole ? 1 : 0),
      count: known.count + 1,
    });
  };
  let at = 0;
  for (const passage of passages) {
    for (const { tokens, text, start } of sentencesIn(passage)) {
      const wholes = new Set<number>();
      for (const { from, to } of phraseSpansOf({ tokens, text, start, end: start + text.length })) {
        const span = tokens.slice(from, to);
        const [head, last] = [span[0], span.at(-1)];
        if (head === undefined || last === undefined) continue;
        if (span.length === 1) wholes.add(from);
        add(span, { text: text.slice(head.start - start, last.end - start), first: at + from, whole: true });
      }
      tokens.forEach((token, index) => {
        if (!wholes.has(index) && isContent(token)) add([token], { text: token.text, first: at + index, whole: false });
      });
      at += tokens.length;
    }
  }
  return [...found.values()];
}

function isContent({ text, pos }: Token): boolean {
  return /^\p{L}{3,}/u.test(text) && /^(NOUN|PROPN|ADJ|VERB)$/.test(pos) && rankOf(text) > 100;
}

function scoreOf(candidate: Candidate, narrativity: number): number {
  return expounded(candidate) ** (1 - narrativity) * narrated(candidate) ** narrativity;
}

/** Worth in a text that explains: long and rare phrases that come early and come back; parts of phrases hardly. */
function expounded({ words, whole, count, firstWhole }: Candidate): number {
  const rarity = words.reduce((sum, word) => sum + rarityOf(word) ** 1.5, 0);
  const often = whole > 0 ? Math.log2(1 + whole) : 0.1 * Math.log2(1 + count);
  return (often * rarity ** 1.2) / Math.log2(30 + firstWhole) ** 0.7;
}

/** Worth in a text that tells of people and events: words that come back, from the beginning on, rather names and things. */
function narrated({ words, pos, count, first }: Candidate): number {
  const rarity = words.reduce((sum, word) => sum + rarityOf(word), 0) / words.length;
  const form = words.length > 1 ? 0.45 : pos === 'VERB' || pos === 'ADJ' ? 0.7 : 1;
  return (form * count ** 0.7 * Math.min(0.85, rarity) ** 0.6) / Math.log2(8 + first) ** 0.5;
}
