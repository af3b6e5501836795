/**
 * A run of neighbouring keys: `from` inclusive, `to` exclusive. `bound` sorts at or before its first key and after the
 * keys before it; `depth`: how many letters all keys share among which it was cut.
 */
export type KeyRange = { readonly from: number; readonly to: number; readonly bound: string; readonly depth: number };

/** Sorted, distinct keys, what each weighs, and how heavy a range may be. */
export type KeysToCut = {
  readonly keys: readonly string[];
  readonly weights: readonly number[];
  readonly limit: number;
};

/**
 * Cuts keys into ranges no heavier than `limit` (a single heavy key is a range of its own). Cuts are made where letters
 * change, not where a count is reached: keys that begin alike and are too heavy for one range are cut by themselves, and
 * one more key among them moves no other range.
 */
export function splitKeys(cutting: KeysToCut): KeyRange[] {
  const { keys, weights, limit } = cutting;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (keys.length > 0 && total <= limit) return [{ from: 0, to: keys.length, bound: '', depth: 0 }];
  return splitAlike(cutting, 0);
}

/** The same for keys that share so many letters, and are too heavy for one range together with others that do. */
export function splitAlike({ keys, weights, limit }: KeysToCut, depth: number): KeyRange[] {
  const sums = new Float64Array(keys.length + 1);
  for (const [at, weight] of weights.entries()) sums[at + 1] = (sums[at] ?? 0) + weight;
  const starts: Start[] = [];
  cut({ keys, sums, limit, starts }, { from: 0, to: keys.length, depth });
  return starts.map((start, at) => ({ ...start, to: starts[at + 1]?.from ?? keys.length }));
}

type Start = Omit<KeyRange, 'to'>;
type Cutting = {
  readonly keys: readonly string[];
  readonly sums: Float64Array;
  readonly limit: number;
  readonly starts: Start[];
};
type Span = { readonly from: number; readonly to: number; readonly depth: number };

function cut(cutting: Cutting, { from, to, depth }: Span): void {
  const { keys, sums, limit, starts } = cutting;
  const weigh = (a: number, b: number) => (sums[b] ?? 0) - (sums[a] ?? 0);
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
      starts.push({ from: start, bound: (keys[start] ?? '').slice(0, depth + 1), depth });
    }
    start = end;
  }
}
