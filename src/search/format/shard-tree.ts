/**
 * Where a sorted map lies in files. `bounds` and `hashes` run side by side, a child a pair: a leaf, or with `deep`
 * a page that holds such a tree of leaves. File names follow from `name` and hash (see `fileOf`).
 */
export type ShardTree = {
  readonly name: string;
  readonly deep: boolean;
  readonly bounds: readonly string[];
  /** All hashes in a row: there are thousands, and a query needs a few. */
  readonly hashes: string;
  /** Of a map whose leaves hold so many numbers each (see `cutEvenly`): its one page is the hashes of their groups. */
  readonly width?: number;
};

/** What a deep tree's page holds. */
export type ShardPage = Pick<ShardTree, 'bounds' | 'hashes'>;

/** Letters of a hash: see `fileOf`. */
export const HASH = 8;
/** Stands between bounds in a page; no key holds it. */
const BETWEEN = '\0';

/** A page as it is written: hashes, then bounds; one cut takes it apart. */
export function pageText({ bounds, hashes }: ShardPage): string {
  return [hashes, ...bounds].join(BETWEEN);
}

export function parsePage(text: string): ShardPage {
  const [hashes = '', ...bounds] = text.split(BETWEEN);
  return { bounds, hashes };
}

/** Hashes of a tree's children, from one up to another, the last included. */
export function hashesAt({ hashes }: ShardPage, first: number, last: number): string[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) =>
    hashes.slice((first + at) * HASH, (first + at + 1) * HASH),
  );
}

/** Sorts after every key that begins as the prefix does. */
export const LAST = '\uffff';

/** Path of a shard below the site's base. */
export function fileOf(name: string, hash: string): string {
  return `search/${name}-${hash}.bin`;
}

/** Children whose keys may lie from `from` up to and including `to`. */
export function childrenBetween(page: ShardPage, from: string, to: string): string[] {
  const first = Math.max(0, lastAtOrBefore(page.bounds, from));
  return hashesAt(page, first, lastAtOrBefore(page.bounds, to));
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
