import { type GrowthLine, MOST, ROUNDS } from './growth-model.ts';

const TOP = 24;
const PLOT = 220;
/** Height of the whole picture in pixels; below the plot stand the numbers of the rounds. */
export const HEIGHT = TOP + PLOT + 28;
/** Per cent of the width; what is left holds the numbers of the grid. */
const RANGE = [10, 98.5] as const;

/** Across, in per cent of the width. */
export function xOf(round: number): number {
  return rounded(RANGE[0] + (round / ROUNDS) * (RANGE[1] - RANGE[0]));
}

/** Down, in pixels: ten times as much is always as far, so that steady doubling is a straight line. */
export function yOf(times: number): number {
  return rounded(TOP + PLOT - (Math.log10(times) / Math.log10(MOST)) * PLOT);
}

/** An SVG path that ends where the line leaves the picture. */
export function pathOf({ values }: GrowthLine): string {
  const points: string[] = [];
  for (const [round, value] of values.entries()) {
    const before = values[round - 1] ?? value;
    if (value > MOST) {
      const share = Math.log(MOST / before) / Math.log(value / before);
      points.push(`${xOf(round - 1 + share)},${yOf(MOST)}`);
      break;
    }
    points.push(`${xOf(round)},${yOf(value)}`);
  }
  return `M${points.join('L')}`;
}

/** Where ability has doubled, and where people have answered; undefined outside the picture. */
export function dotsOf({ values, doubled, met }: GrowthLine, reaction: number): readonly (Dot | undefined)[] {
  if (doubled === undefined) return [undefined, undefined];
  const answered = doubled + reaction;
  return [dotAt(doubled, values[doubled] ?? MOST), dotAt(answered, met ?? MOST)];
}

export type Dot = { readonly x: number; readonly y: number };

function dotAt(round: number, times: number): Dot | undefined {
  return round > ROUNDS || times > MOST ? undefined : { x: xOf(round), y: yOf(times) };
}

/** Two decimals are finer than a pixel, and the same on every machine. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
