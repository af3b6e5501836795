import { groupAt, leafOf, nameInGroup } from '../format/even-leaves.ts';
import { childrenBetween, fileOf, HASH, hashesAt, parsePage, type ShardTree } from '../format/shard-tree.ts';

/**
 * Path below the site's base → the file's bytes, no longer compressed. Rejects where the file cannot be had. `turn`: the
 * file is asked for at once, but to undo its compression waits for this.
 */
export type LoadFile = (path: string, turn?: Turn) => Promise<Uint8Array>;
export type Turn = () => Promise<unknown>;

export type ShardReader = {
  /** Leaves that may hold keys from `from` to `to`, or undefined where that would be more than `most`. */
  readonly read: <Leaf>(request: ShardRequest<Leaf>) => Promise<readonly Leaf[] | undefined>;
  /** Asks for the pages of a tree, where they are no more than `most`: its leaves are then one wait away, not two. */
  readonly warm: (tree: ShardTree, most: number) => Promise<void>;
  /** Leaves of an even tree that hold these numbers. */
  readonly readNumbers: <Leaf>(request: NumbersRequest<Leaf>) => Promise<readonly Leaf[]>;
};

export type NumbersRequest<Leaf> = {
  readonly tree: ShardTree;
  readonly numbers: readonly number[];
  readonly decode: (bytes: Uint8Array) => Leaf;
};

export type ShardRequest<Leaf> = {
  readonly tree: ShardTree;
  readonly from: string;
  readonly to: string;
  readonly most: number;
  readonly decode: (bytes: Uint8Array) => Leaf;
  readonly turn?: Turn | undefined;
};

/** Leaves kept in memory. */
const KEPT = 160;
const decoder = new TextDecoder();

/** Reads leaves of sharded maps, each file once, keeping the latest. */
export function createShardReader(load: LoadFile): ShardReader {
  const kept = new Map<string, Promise<unknown>>();
  const once = <T>(path: string, decode: (bytes: Uint8Array) => T, turn?: Turn): Promise<T> => {
    const known = kept.get(path) as Promise<T> | undefined;
    const asked = known ?? load(path, turn).then(decode);
    kept.delete(path);
    kept.set(path, asked);
    asked.catch(() => kept.delete(path));
    const oldest = kept.keys().next().value;
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return asked;
  };
  const pageOf = (tree: ShardTree, hash: string) => once(fileOf(`${tree.name}-page`, hash), toPage);
  return {
    async warm(tree, most) {
      const pages = tree.hashes.length / HASH;
      if (!tree.deep || pages > most) return;
      await Promise.all(hashesAt(tree, 0, pages - 1).map((hash) => pageOf(tree, hash)));
    },
    async readNumbers({ tree, numbers, decode }) {
      const groups = await pageOf(tree, tree.hashes);
      const leaves = new Set(numbers.map((number) => leafOf(number, tree.width ?? 1)));
      const names = [...leaves].map((leaf) =>
        nameInGroup(hashesAt(groups, groupAt(leaf), groupAt(leaf)).join(''), leaf),
      );
      return Promise.all(names.map((name) => once(fileOf(tree.name, name), decode)));
    },
    async read({ tree, from, to, most, decode, turn }) {
      const leaf = (hash: string) => once(fileOf(tree.name, hash), decode, turn);
      const found = childrenBetween(tree, from, to);
      if (!tree.deep) return found.length > most ? undefined : Promise.all(found.map(leaf));
      if (found.length > Math.max(2, most)) return undefined;
      const pages = await Promise.all(found.map((hash) => pageOf(tree, hash)));
      const leaves = pages.flatMap((page) => childrenBetween(page, from, to));
      return leaves.length > most ? undefined : Promise.all(leaves.map(leaf));
    },
  };
}

function toPage(bytes: Uint8Array) {
  return parsePage(decoder.decode(bytes));
}

/** Our own files are trusted to hold what the build put there: the hash in their name says so. */
export function fromJson<T>(bytes: Uint8Array): T {
  return JSON.parse(decoder.decode(bytes)) as T;
}
