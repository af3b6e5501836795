import { type EntryText, textKey } from './entry-text.ts';
import { numberSpace } from './number-entries.ts';
import type { KeyRange } from './split-keys.ts';

/** Leaves that each hold a run of `width` numbers, cut without regard to letters: no list of bounds is needed. */
export type EvenCut = { readonly width: number; readonly ranges: readonly KeyRange[] };

/** Leaves that are named together. */
export const GROUP = 8;
const STEPS = 4;

/** Cuts sorted keys of entries into leaves that weigh `mean` on average. */
export function cutEvenly(keys: readonly string[], weights: readonly number[], mean: number): EvenCut {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const width = widthOf(keys.length, total, mean);
  return { width, ranges: runsOf(keys, width) };
}

/**
 * How many numbers a leaf holds, so that leaves of so many entries weigh `mean` on average: one of four steps between
 * two powers of two, so that an edit seldom changes it.
 */
export function widthOf(entries: number, total: number, mean: number): number {
  const wanted = Math.max(1, (mean * numberSpace(entries)) / Math.max(1, total));
  const step = 2 ** Math.max(0, Math.floor(Math.log2(wanted / STEPS)));
  return Math.max(1, Math.floor(wanted / step) * step);
}

/** Sorted keys of entries, those of one leaf a run. */
export function runsOf(keys: readonly string[], width: number): KeyRange[] {
  const ranges: KeyRange[] = [];
  for (let from = 0; from < keys.length; ) {
    const leaf = leafOf(numberOf(keys[from] ?? ''), width);
    let to = from + 1;
    while (to < keys.length && leafOf(numberOf(keys[to] ?? ''), width) === leaf) to++;
    ranges.push({ from, to, bound: textKey(leaf * width), depth: 0 });
    from = to;
  }
  return ranges;
}

export function leafOf(number: EntryText['number'], width: number): number {
  return Math.floor(number / width);
}

/** The number in a key that `textKey` made. */
export function numberOf(key: string): number {
  return Number.parseInt(key, 36);
}

export function groupAt(leaf: number): number {
  return Math.floor(leaf / GROUP);
}

/** What a leaf's file is named by: its group's hash and its place in the group. */
export function nameInGroup(group: string, leaf: number): string {
  return `${group}-${(leaf % GROUP).toString(GROUP)}`;
}
