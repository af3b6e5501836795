export type Distance = {
  /** More than this is not told apart: the result is then `limit + 1`. */
  readonly limit: number;
  /** The second word may go on: the distance to its nearest beginning. */
  readonly open?: boolean;
};

/** Longer words are compared by their first letters. */
const LONGEST = 64;
/** Three rows of the table, used again for each comparison: there are thousands in a query. */
const rows: readonly Int32Array[] = [0, 1, 2].map(() => new Int32Array(LONGEST + 8));

/**
 * Optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours that turn `a`
 * into `b`, each 1 (Damerau 1964, restricted as in https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance).
 */
export function editDistance(a: string, b: string, { limit, open = false }: Distance): number {
  if (a === b) return 0;
  const over = limit + 1;
  const height = Math.min(a.length, LONGEST);
  const width = Math.min(b.length, LONGEST, open ? height + limit : LONGEST);
  if (height - b.length > limit || (!open && b.length - height > limit)) return over;
  if (!open && !mayBeNear(a, b, limit)) return over;
  let [before, row, next] = [rows[0] ?? new Int32Array(), rows[1] ?? new Int32Array(), rows[2] ?? new Int32Array()];
  for (let j = 0; j <= width; j++) row[j] = j;
  for (let i = 1; i <= height; i++) {
    if (fillRow({ a, b, i, width, before, row, next }) > limit) return over;
    [before, row, next] = [row, next, before];
  }
  let best = row[width] ?? over;
  if (open) for (let j = 0; j < width; j++) best = Math.min(best, row[j] ?? over);
  return Math.min(best, over);
}

type Step = {
  readonly a: string;
  readonly b: string;
  readonly i: number;
  readonly width: number;
  readonly before: Int32Array;
  readonly row: Int32Array;
  readonly next: Int32Array;
};

/** Fills one row of the table and returns its least value. */
function fillRow({ a, b, i, width, before, row, next }: Step): number {
  const letter = a.charCodeAt(i - 1);
  const last = a.charCodeAt(i - 2);
  let least = i;
  next[0] = i;
  for (let j = 1; j <= width; j++) {
    const other = b.charCodeAt(j - 1);
    let cost = (row[j - 1] ?? 0) + (letter === other ? 0 : 1);
    cost = Math.min(cost, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
    if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && last === other)
      cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
    next[j] = cost;
    if (cost < least) least = cost;
  }
  return least;
}

/**
 * A slip changes at most two letters of the set of letters, one that makes a word longer or shorter only one: sets
 * further apart need no table.
 */
function mayBeNear(a: string, b: string, limit: number): boolean {
  return lettersApart(lettersOf(a), lettersOf(b)) <= limit * 2 - Math.abs(a.length - b.length);
}

/** The set of a word's letters, one bit each (different letters may share one). */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

/** In how many letters two sets differ. */
export function lettersApart(a: number, b: number): number {
  let apart = a ^ b;
  let count = 0;
  for (; apart !== 0; apart &= apart - 1) count++;
  return count;
}

/** How many slips a word of this length is forgiven: none up to 2 letters, 1 up to 5, 2 up to 8, then 3. */
export function forgiven(length: number): number {
  if (length <= 2) return 0;
  if (length <= 5) return 1;
  return length <= 8 ? 2 : 3;
}
