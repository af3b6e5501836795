/**
 * Where a sorted map lies in files. `bounds` and `hashes` run side by side, a child a pair: a leaf, or with `deep`
 * a page that holds such a tree of leaves. File names follow from `name` and hash (see `fileOf`).
 */
export type ShardTree = {
  readonly name: string;
  readonly deep: boolean;
  readonly bounds: readonly string[];
  readonly hashes: readonly string[];
};

/** What a deep tree's page holds. */
export type ShardPage = Pick<ShardTree, 'bounds' | 'hashes'>;

/** Sorts after every key that begins as the prefix does. */
export const LAST = '\uffff';

/** Path of a shard below the site's base. */
export function fileOf(name: string, hash: string): string {
  return `search/${name}-${hash}.bin`;
}

/** Children whose keys may lie from `from` up to and including `to`. */
export function childrenBetween({ bounds, hashes }: ShardPage, from: string, to: string): string[] {
  const first = Math.max(0, lastAtOrBefore(bounds, from));
  const last = lastAtOrBefore(bounds, to);
  return hashes.slice(first, last + 1);
}

function lastAtOrBefore(bounds: readonly string[], key: string): number {
  let low = 0;
  let high = bounds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bounds[middle] ?? '') <= key) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
