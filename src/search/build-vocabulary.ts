import { compareText } from '../model/message.ts';
import { buildShards, type ShardStore, toJsonBytes } from './build-shards.ts';
import { rememberSounds } from './phonetic-key.ts';
import type { ShardTree } from './shard-tree.ts';
import { isSpaceless } from './words.ts';

const soundOf = rememberSounds(400_000);

const SHARD_BYTES = 16_000;
const SHORTEST = 3;
const DIGITS = /^\d+$/;

/** A leaf of the vocabulary: words with the binary logarithm of how many entries hold them. */
export type VocabularyShard = readonly (readonly [word: string, rarity: number])[];

/**
 * The site's own words, sorted twice by how they sound: `a` + key, and `b` + key without its first letter, so that
 * a slip in the first letters still leads to the right shard.
 */
export function buildVocabulary(name: string, words: ReadonlyMap<string, number>, store: ShardStore): ShardTree {
  const items: { key: string; word: string; level: number }[] = [];
  for (const [word, count] of words) {
    if (word.length < SHORTEST || DIGITS.test(word) || isSpaceless(word)) continue;
    const sound = soundOf(word);
    const level = Math.floor(Math.log2(count));
    items.push({ key: `a${sound} ${word}`, word, level }, { key: `b${sound.slice(1)} ${word}`, word, level });
  }
  items.sort((one, other) => compareText(one.key, other.key));
  const keys = items.map(({ key }) => key);
  const weights = items.map(({ word }) => word.length + 6);
  const encode = ({ from, to }: { from: number; to: number }) => {
    const shard: VocabularyShard = items.slice(from, to).map(({ word, level }) => [word, level]);
    return toJsonBytes(shard);
  };
  return buildShards({ name, keys, weights, limit: SHARD_BYTES, encode }, store);
}
