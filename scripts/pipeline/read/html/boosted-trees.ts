/** A node asks whether a sign is at most a cut (then the second, else the third number is the next node), or is a leaf with its score. */
type TreeNode = readonly [sign: number, cut: number, low: number, high: number] | readonly [score: number];
export type Forest = readonly (readonly TreeNode[])[];

/** Sum of the leaves that a row of signs falls into: the logarithm of its odds. (Friedman 2001, gradient boosting.) */
export function scoreOf(
  forest: Forest,
  row: readonly number[],
  onLeaf?: (signs: readonly number[], score: number) => void,
): number {
  let sum = 0;
  let asked: number[] = [];
  for (const tree of forest) {
    if (onLeaf !== undefined) asked = [];
    let node = tree[0];
    while (node !== undefined && node.length === 4) {
      if (onLeaf !== undefined) asked.push(node[0]);
      node = tree[(row[node[0]] ?? 0) <= node[1] ? node[2] : node[3]];
    }
    const score = node?.[0] ?? 0;
    sum += score;
    onLeaf?.(asked, score);
  }
  return sum;
}

/** The signs that spoke most against (negative) or for a row, by name: each leaf's score shared among what was asked on its way. */
export function strongestSigns(forest: Forest, row: readonly number[], names: readonly string[]): string[] {
  const shares = new Map<number, number>();
  const total = scoreOf(forest, row, (signs, score) => {
    for (const sign of signs) shares.set(sign, (shares.get(sign) ?? 0) + score / signs.length);
  });
  const ranked = [...shares].sort((a, b) => (total < 0 ? a[1] - b[1] : b[1] - a[1]) || a[0] - b[0]);
  return ranked.slice(0, 3).map(([sign]) => names[sign] ?? String(sign));
}
