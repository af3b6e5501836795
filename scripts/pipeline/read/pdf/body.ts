import type { Line } from './lines.ts';

/** How most of a document is set: what differs from it is a heading, a note or a caption. */
export type Body = {
  /** Type size in points. */
  readonly size: number;
  readonly font: string;
  /** Usual distance of two baselines, in points. */
  readonly leading: number;
};

export function bodyOf(lines: readonly Line[]): Body {
  const size = Number(heaviest(lines, (line) => line.size.toFixed(1)) || 10);
  const set = lines.filter((line) => Math.abs(line.size - size) < 0.06);
  const font = heaviest(set, (line) => line.font);
  const steps: number[] = [];
  for (const [index, line] of set.entries()) {
    const before = set[index - 1];
    const step = before && before.page === line.page ? line.y - before.y : 0;
    if (step > 0.9 * size && step < 2.2 * size) steps.push(step);
  }
  steps.sort((a, b) => a - b);
  return { size, font, leading: steps[Math.floor(steps.length / 2)] ?? 1.2 * size };
}

function heaviest(lines: readonly Line[], keyOf: (line: Line) => string): string {
  const weights = new Map<string, number>();
  for (const line of lines) weights.set(keyOf(line), (weights.get(keyOf(line)) ?? 0) + line.text.length);
  let best = '';
  for (const [key, weight] of weights) if (weight > (weights.get(best) ?? 0)) best = key;
  return best;
}
