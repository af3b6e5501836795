/**
 * Optimal string alignment distance (insert, delete, replace, swap neighbours; each costs 1), or `limit + 1` where
 * it is more than `limit`. With `open`, `b` may go on: the distance to its nearest prefix.
 */
export function editDistance(
  a: string,
  b: string,
  options: { readonly limit: number; readonly open?: boolean },
): number {
  const { limit, open = false } = options;
  const over = limit + 1;
  if (a === b) return 0;
  if (a.length - b.length > limit || (!open && b.length - a.length > limit)) return over;
  const width = open ? Math.min(b.length, a.length + limit) : b.length;
  let before: number[] = [];
  let row = Array.from({ length: width + 1 }, (_, at) => at);
  let best = row[width] ?? over;
  for (let i = 1; i <= a.length; i++) {
    const next = nextRow({ a, b, i, width, row, before });
    if (Math.min(...next) > limit) return over;
    before = row;
    row = next;
    best = row[width] ?? over;
  }
  if (open) best = Math.min(...row);
  return Math.min(best, over);
}

type Step = {
  readonly a: string;
  readonly b: string;
  readonly i: number;
  readonly width: number;
  readonly row: readonly number[];
  readonly before: readonly number[];
};

function nextRow({ a, b, i, width, row, before }: Step): number[] {
  const next = [i];
  const letter = a.charCodeAt(i - 1);
  const last = a.charCodeAt(i - 2);
  for (let j = 1; j <= width; j++) {
    const other = b.charCodeAt(j - 1);
    let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (letter === other ? 0 : 1));
    const swapped = i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && last === other;
    if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
    next.push(cost);
  }
  return next;
}

/** How many slips a word of this length is forgiven: none up to 2 letters, 1 up to 4, 2 up to 8, then 3. */
export function forgiven(length: number): number {
  if (length <= 2) return 0;
  if (length <= 4) return 1;
  return length <= 8 ? 2 : 3;
}
