import { rememberSounds } from '../format/phonetic-key.ts';
import {
  decodeVocabulary,
  encodeVocabulary,
  levelAt,
  type VocabularyShard,
  type VocabularyWord,
} from '../format/vocabulary-shard.ts';
import { isSpaceless } from '../format/words.ts';
import { findValue, keysOf, type MapSpec, type ShardMap, sizeOf, updateMap } from './shard-map.ts';
import { withoutZeros } from './update-names.ts';

const soundOf = rememberSounds(400_000);

const SHARD_BYTES = 16_000;
const SHORTEST = 3;
const DIGITS = /^\d+$/;

/** The words of a site, and how many entries (or names) hold each. */
export type Vocabulary = {
  readonly words: ShardMap<VocabularyWord>;
  readonly counts: ShardMap<number>;
};

export function vocabularySpec(name: string): MapSpec<VocabularyWord> {
  return {
    name,
    served: true,
    limit: () => SHARD_BYTES,
    weigh: ([word]) => word.length + 6,
    encode: encodeVocabulary,
    decode: (bytes, bound) => {
      const shard = decodeVocabulary(bytes);
      const values = shard.words.map((word, at) => [word, levelAt(shard, at)] as const);
      return { keys: shard.words.map((word, at) => vocabularyKeys(word)[sideOf(bound, at, shard)]), values };
    },
  };
}

/**
 * The site's own words, sorted twice by how they sound: `a` + key, and `b` + key without its first letter, so that a
 * slip in the first letters still leads to the right shard. In a vocabulary of more than `small` words, those of a
 * single entry are left out: they are slips and codes more often than words worth correcting to.
 */
export function updateVocabulary(
  { words, counts }: Vocabulary,
  deltas: ReadonlyMap<string, number>,
  small: number,
): Vocabulary {
  const after = new Map([...deltas].map(([word, delta]) => [word, (findValue(counts, word) ?? 0) + delta]));
  const now = updateMap(counts, withoutZeros(after));
  const wasSmall = sizeOf(counts) <= small;
  const isSmall = sizeOf(now) <= small;
  const affected = wasSmall === isSmall ? after.keys() : new Set([...after.keys(), ...keysOf(counts), ...keysOf(now)]);
  const changes = new Map<string, VocabularyWord | undefined>();
  for (const word of affected) {
    const before = levelOf(findValue(counts, word), wasSmall);
    const level = levelOf(findValue(now, word), isSmall);
    if (before === level || !isCorrectable(word)) continue;
    for (const key of vocabularyKeys(word)) changes.set(key, level === undefined ? undefined : [word, level]);
  }
  return { words: updateMap(words, changes), counts: now };
}

function levelOf(count: number | undefined, isSmall: boolean): number | undefined {
  return count === undefined || (count === 1 && !isSmall) ? undefined : Math.floor(Math.log2(count));
}

function isCorrectable(word: string): boolean {
  return word.length >= SHORTEST && !DIGITS.test(word) && !isSpaceless(word);
}

/** By which of its keys a word lies in a leaf. All of one leaf lie by the same, unless it is the only one. */
function sideOf(bound: string, at: number, { words }: VocabularyShard): 0 | 1 {
  if (bound === '') return at * 2 < words.length ? 0 : 1;
  return bound.startsWith('a') ? 0 : 1;
}

function vocabularyKeys(word: string): readonly [string, string] {
  const sound = soundOf(word);
  return [`a${sound} ${word}`, `b${sound.slice(1)} ${word}`];
}
