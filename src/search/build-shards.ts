import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { fileOf, type ShardTree } from './shard-tree.ts';
import { type KeyRange, splitKeys } from './split-keys.ts';

/** Paths below the site's base → bytes as they are served. */
export type SearchFiles = Map<string, Uint8Array>;

/** A sorted map ready to be cut into files: keys sorted and distinct, weights in bytes before compression. */
export type ShardSource = {
  readonly name: string;
  readonly keys: readonly string[];
  readonly weights: readonly number[];
  readonly limit: number;
  /** The contents of one leaf. */
  readonly encode: (range: KeyRange) => Uint8Array;
};

/** More children than this and the tree gets a level of pages. */
const FLAT = 48;
const encoder = new TextEncoder();

/** Cuts a sorted map into compressed, content-addressed files, adds them to `files` and says where what is. */
export function buildShards(source: ShardSource, files: SearchFiles): ShardTree {
  const { name, keys, weights, limit, encode } = source;
  const ranges = splitKeys(keys, weights, limit);
  const bounds = ranges.map(({ bound }) => bound);
  const hashes = ranges.map((range) => addFile(files, name, encode(range)));
  if (hashes.length <= FLAT) return { name, deep: false, bounds, hashes };
  const pages = splitKeys(
    bounds,
    bounds.map(() => 1),
    FLAT,
  );
  const pageHashes = pages.map(({ from, to }) => {
    const page = { bounds: bounds.slice(from, to), hashes: hashes.slice(from, to) };
    return addFile(files, `${name}-page`, toJsonBytes(page));
  });
  return { name, deep: true, bounds: pages.map(({ from }) => bounds[from] ?? ''), hashes: pageHashes };
}

export function toJsonBytes(value: unknown): Uint8Array {
  return encoder.encode(JSON.stringify(value));
}

/** Raw deflate has no header, so the same text gives the same bytes on every platform. */
export function addFile(files: SearchFiles, name: string, bytes: Uint8Array): string {
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 8);
  const path = fileOf(name, hash);
  if (!files.has(path)) files.set(path, new Uint8Array(deflateRawSync(bytes, { level: 6 })));
  return hash;
}
