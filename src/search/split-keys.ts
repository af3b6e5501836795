/** A run of neighbouring keys: `from` inclusive, `to` exclusive; `bound` sorts at or before its first key. */
export type KeyRange = { readonly from: number; readonly to: number; readonly bound: string };

/**
 * Cuts sorted, distinct keys into ranges no heavier than `limit` (a single heavy key is a range of its own).
 * Cuts are made where letters change, not where a count is reached, so one more key moves only its own range.
 */
export function splitKeys(keys: readonly string[], weights: readonly number[], limit: number): KeyRange[] {
  const sums = new Float64Array(keys.length + 1);
  for (const [at, weight] of weights.entries()) sums[at + 1] = (sums[at] ?? 0) + weight;
  const starts: { from: number; bound: string }[] = [];
  cut({ keys, sums, limit, starts }, { from: 0, to: keys.length, depth: 0 });
  return starts.map(({ from, bound }, at) => ({
    from,
    to: starts[at + 1]?.from ?? keys.length,
    bound: at === 0 ? '' : bound,
  }));
}

type Cutting = {
  readonly keys: readonly string[];
  readonly sums: Float64Array;
  readonly limit: number;
  readonly starts: { from: number; bound: string }[];
};
type Span = { readonly from: number; readonly to: number; readonly depth: number };

function cut(cutting: Cutting, { from, to, depth }: Span): void {
  const { keys, sums, limit, starts } = cutting;
  const weigh = (a: number, b: number) => (sums[b] ?? 0) - (sums[a] ?? 0);
  if (from >= to) return;
  if (weigh(from, to) <= limit) {
    starts.push({ from, bound: (keys[from] ?? '').slice(0, depth) });
    return;
  }
  let open: number | undefined;
  for (let start = from; start < to; ) {
    let end = start + 1;
    const letter = (keys[start] ?? '')[depth];
    while (end < to && (keys[end] ?? '')[depth] === letter) end++;
    if (weigh(start, end) > limit && end - start > 1) {
      open = undefined;
      cut(cutting, { from: start, to: end, depth: depth + 1 });
    } else if (open === undefined || weigh(open, end) > limit) {
      open = start;
      starts.push({ from: start, bound: (keys[start] ?? '').slice(0, depth + 1) });
    }
    start = end;
  }
}
