/** Places of strings in their order; where more have come to a list, what was known of its first ones is made use of. */
export function sortStrings(strings: readonly string[], before: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const known = before.length;
  const textAt = (place: number | undefined) => strings[place ?? -1] ?? '';
  const come = Array.from({ length: strings.length - known }, (_, at) => known + at);
  come.sort((a, b) => (textAt(a) < textAt(b) ? -1 : 1));
  const sorted = new Int32Array(strings.length);
  let [old, next] = [0, 0];
  for (let at = 0; at < sorted.length; at++) {
    const isOld = next === come.length || (old < known && textAt(before[old]) < textAt(come[next]));
    sorted[at] = (isOld ? before[old++] : come[next++]) ?? 0;
  }
  return sorted;
}

/** The rank of each, where these are their places in order. */
export function ranksOf(sorted: Int32Array): Int32Array<ArrayBuffer> {
  const ranks = new Int32Array(sorted.length);
  for (const [rank, place] of sorted.entries()) ranks[place] = rank;
  return ranks;
}
