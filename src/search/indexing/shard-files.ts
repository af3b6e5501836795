import { hash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { fileOf, HASH } from '../format/shard-tree.ts';
import { HEAD } from '../format/unpack-file.ts';
import { type IndexStore, LostIndexError } from './index-store.ts';

/** Files of one name, each named by what it holds. */
export type ShardFiles = {
  readonly name: string;
  /** Served to readers, and so compressed; else only kept for the next build. */
  readonly served: boolean;
  /** Level of zlib, where it is not the usual one. */
  readonly level?: number;
};

/** A fifth quicker than zlib's usual 6, for files that are larger by a hundredth. */
const LEVEL = 4;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function pathOf({ name, served }: ShardFiles, hash: string): string {
  return served ? fileOf(name, hash) : `kept/${name}-${hash}`;
}

/** A file that holds what has this hash, and what its name says in the hash's place. */
export type LeafFile = { readonly hash: string; readonly name: string };

/** Puts bytes into the store, where they are not there yet; returns the hash they are found by. */
export function putFile(files: ShardFiles, bytes: Uint8Array, store: IndexStore): string {
  const hash = hashOf(bytes);
  putNamed(files, { name: hash, bytes }, store);
  return hash;
}

/** Puts bytes under a name that is not their hash, but hangs on it. */
export function putNamed(
  files: ShardFiles,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  store: IndexStore,
): void {
  const path = pathOf(files, name);
  if (!store.has(path)) store.write(path, files.served ? packed(bytes, files.level) : bytes);
}

/** Throws `LostIndexError` where the file is gone or holds something else. */
export function getFile(files: ShardFiles, hash: string, store: IndexStore): Uint8Array {
  return getNamed(files, { hash, name: hash }, store);
}

/** See `getFile`. */
export function getNamed(files: ShardFiles, { hash, name }: LeafFile, store: IndexStore): Uint8Array {
  const path = pathOf(files, name);
  const file = store.read(path);
  if (file === undefined) throw new LostIndexError(path);
  const bytes = files.served ? unpacked(file, path) : file;
  if (hashOf(bytes) !== hash) throw new LostIndexError(path);
  return bytes;
}

function unpacked(file: Uint8Array, path: string): Uint8Array {
  try {
    return inflateRawSync(file.subarray(HEAD));
  } catch {
    throw new LostIndexError(path);
  }
}

export function toBytes(text: string): Uint8Array {
  return encoder.encode(text);
}

export function fromBytes(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

export function toJsonBytes(value: unknown): Uint8Array {
  return toBytes(JSON.stringify(value));
}

/** Our own files are trusted to hold what was put there: the hash in their name says so. */
export function fromJsonBytes<T>(bytes: Uint8Array): T {
  return JSON.parse(fromBytes(bytes)) as T;
}

export function hashOf(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'base64url').slice(0, HASH);
}

/** See `unpackFile`. Raw deflate has no header that tells platforms apart. */
function packed(bytes: Uint8Array, level = LEVEL): Uint8Array {
  const compressed = deflateRawSync(bytes, { level });
  const file = new Uint8Array(HEAD + compressed.length);
  new DataView(file.buffer).setUint32(0, bytes.length, true);
  file.set(compressed, HEAD);
  return file;
}
