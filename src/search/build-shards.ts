import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { fileOf, type ShardTree } from './shard-tree.ts';
import { type KeyRange, splitKeys } from './split-keys.ts';
import { HEAD } from './unpack-file.ts';

/** Paths below the site's base → bytes as they are served. */
export type SearchFiles = Map<string, Uint8Array>;

/** Files that are being made, and what is known from the time before: bytes by path, leaves by the keys they hold. */
export type ShardStore = {
  readonly files: SearchFiles;
  /** Name, first key, last key and number of keys of a leaf → its hash. */
  readonly leaves: Map<string, string>;
  readonly before: Pick<ShardStore, 'files' | 'leaves'> | undefined;
};

/** A sorted map ready to be cut into files: keys sorted and distinct, weights in bytes before compression. */
export type ShardSource = {
  readonly name: string;
  readonly keys: readonly string[];
  readonly weights: readonly number[];
  readonly limit: number;
  /** The contents of one leaf. */
  readonly encode: (range: KeyRange) => Uint8Array;
  /** Keys that came, went or hold something else than before, sorted; undefined where that is not known. */
  readonly changed?: readonly string[] | undefined;
};

/** More children than this and the tree gets a level of pages. */
const FLAT = 48;
const encoder = new TextEncoder();

export function createStore(before?: ShardStore): ShardStore {
  return { files: new Map(), leaves: new Map(), before };
}

/** Cuts a sorted map into compressed, content-addressed files, adds them to the store and says where what is. */
export function buildShards(source: ShardSource, store: ShardStore): ShardTree {
  const { name, keys, weights, limit } = source;
  const ranges = splitKeys(keys, weights, limit);
  const bounds = ranges.map(({ bound }) => bound);
  const hashes = ranges.map((range) => leafOf(range, source, store));
  if (hashes.length <= FLAT) return { name, deep: false, bounds, hashes };
  const pages = splitKeys(
    bounds,
    bounds.map(() => 1),
    FLAT,
  );
  const pageHashes = pages.map(({ from, to }) => {
    const page = { bounds: bounds.slice(from, to), hashes: hashes.slice(from, to) };
    return addFile(store, `${name}-page`, toJsonBytes(page));
  });
  return { name, deep: true, bounds: pages.map(({ from }) => bounds[from] ?? ''), hashes: pageHashes };
}

/** Hash of the leaf for a range; one whose keys and what they hold are as before is not made again. */
function leafOf(range: KeyRange, { name, keys, encode, changed }: ShardSource, store: ShardStore): string {
  const first = keys[range.from] ?? '';
  const last = keys[range.to - 1] ?? '';
  const leaf = [name, first, last, range.to - range.from].join('\n');
  const known = store.before?.leaves.get(leaf);
  const isSame = known !== undefined && changed !== undefined && !holdsBetween(changed, first, last);
  const hash = isSame && keepFile(store, fileOf(name, known)) ? known : addFile(store, name, encode(range));
  store.leaves.set(leaf, hash);
  return hash;
}

/** Does a sorted list hold something from `first` to `last`? */
function holdsBetween(sorted: readonly string[], first: string, last: string): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < first) low = middle + 1;
    else high = middle;
  }
  const next = sorted[low];
  return next !== undefined && next <= last;
}

function keepFile({ files, before }: ShardStore, path: string): boolean {
  const bytes = before?.files.get(path);
  if (bytes !== undefined) files.set(path, bytes);
  return bytes !== undefined;
}

/** Takes over the files of a tree that has not changed. */
export function keepTree(tree: ShardTree, store: ShardStore): ShardTree {
  for (const [path, bytes] of store.before?.files ?? []) {
    const rest = path.slice(fileOf(tree.name, '').indexOf('-.bin'));
    const isOwn = path.startsWith(`search/${tree.name}-`) && (rest.length === 13 || rest.startsWith('-page-'));
    if (isOwn) store.files.set(path, bytes);
  }
  for (const [leaf, hash] of store.before?.leaves ?? [])
    if (leaf.startsWith(`${tree.name}\n`)) store.leaves.set(leaf, hash);
  return tree;
}

export function toJsonBytes(value: unknown): Uint8Array {
  return encoder.encode(JSON.stringify(value));
}

/** Adds a file named by what it holds. */
export function addFile(store: ShardStore, name: string, bytes: Uint8Array): string {
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 8);
  const path = fileOf(name, hash);
  if (!store.files.has(path) && !keepFile(store, path)) {
    store.files.set(path, packed(bytes));
  }
  return hash;
}

/** See `unpackFile`. Raw deflate has no header that tells platforms apart. */
function packed(bytes: Uint8Array): Uint8Array {
  const compressed = deflateRawSync(bytes, { level: 6 });
  const file = new Uint8Array(HEAD + compressed.length);
  new DataView(file.buffer).setUint32(0, bytes.length, true);
  file.set(compressed, HEAD);
  return file;
}
