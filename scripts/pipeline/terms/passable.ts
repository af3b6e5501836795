import { rarityOf } from '../../../src/model/background.ts';
import { isMark, wordRank } from './evidence.ts';
import { givenNames } from './gazetteer.ts';
import { type Group, isNamed } from './groups.ts';
import type { Occurrence } from './occurrences.ts';
import { sentencesOfAll, type TermPassage } from './passage.ts';
import { isPlace, kindOf, type Setting, specificityOf, wordsOfKey } from './rank.ts';
import { wordKey } from './words.ts';

/** Key of a word → in how many sentences it stands. */
export type Topicality = ReadonlyMap<string, number>;

export function topicalityOf(passages: readonly TermPassage[]): Topicality {
  const counts = new Map<string, number>();
  for (const { tokens } of sentencesOfAll(passages)) {
    for (const key of new Set(tokens.map(({ text }) => wordKey(text)))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/**
 * What is said too seldom to be worthy by itself, but may deserve an entry where there is little else, and how much:
 * names of people, bodies, laws, works; phrases made of the words that the text comes back to. 0 where it may not.
 */
export function passabilityOf(group: Group, { setting, topics }: { setting: Setting; topics: Topicality }): number {
  if (!group.occurrences.some(({ passage }) => setting.english.has(passage.source))) return 0;
  if (group.known !== undefined || group.occurrences.every(({ surface }) => isMark(surface))) return 0;
  const told = group.occurrences.filter(({ isWhole, titled }) => !titled && isWhole);
  if (told.length === 0) return 0;
  const often = Math.log2(1 + told.length);
  return isNamed(group) ? often * nameWorth(group, told) : often * phraseWorth(group, topics);
}

/** Names say of themselves what they are; capitals at a sentence's beginning say nothing. */
function nameWorth(group: Group, told: readonly Occurrence[]): number {
  const kind = kindOf(group);
  if (isPlace(group) || (kind !== 'person' && !told.some(({ from }) => from > 0))) return 0;
  const [surface = ''] = told.map((occurrence) => occurrence.surface);
  const words = surface.split(' ');
  if (words.length === 1) {
    const isThing = /^(organisation|system|law|event)$/.test(kind) && !givenNames.has(surface);
    return isThing && wordRank(surface) > 12_000 ? 0.9 : 0;
  }
  if (told.every(isOnlyAsked)) return 0.3;
  if (kind !== 'topic') return 1.2;
  const isRare = words.some((word) => wordRank(word) > 6000);
  return words.length < 5 && isRare && words.every((word) => /^\p{Lu}|^(of|the|and|for|de)$/u.test(word)) ? 0.8 : 0;
}

/** Named only as where words come from: `according to X`, `X reports`. */
function isOnlyAsked({ sentence: { text }, surface }: Occurrence): boolean {
  const at = text.indexOf(surface);
  const after = text.slice(at + surface.length);
  const clause = text.slice(0, at).split(/[,.;]/).at(-1) ?? '';
  return (
    /\b(according to|as told to|reported by|photo by|courtesy of)\b/i.test(clause) ||
    /^,? (reports|writes|reported|wrote)\b/.test(after)
  );
}

/** A phrase of two or three rare words, one of which the text comes back to: `bubonic plague` in a text on plague. */
function phraseWorth(group: Group, topics: Topicality): number {
  const words = wordsOfKey(group);
  if (words.length < 2 || words.length > 3 || !group.occurrences.some(({ isTermlike }) => isTermlike)) return 0;
  if (Math.min(...words.map(rarityOf)) <= 0.5 || specificityOf(group) <= 0.72) return 0;
  const returns = words.map((word) => (topics.get(word) ?? 0) - group.occurrences.length);
  const most = Math.max(...returns);
  if (most < 1) return 0;
  return specificityOf(group) * Math.min(1.3, 0.6 + 0.25 * Math.log2(1 + most)) * (words.length === 3 ? 0.85 : 1);
}
