import type { DatedItem } from '../data/views.ts';

/** How many events and works fall into one span of years. */
export type YearCount = { readonly first: number; readonly events: number; readonly works: number };

/** Columns a drawing of this width can tell apart on a phone. */
const MOST_COLUMNS = 72;

/** The items counted by spans of equally many years (1, 2, 5, 10, 20 …), empty spans too, from the first to the last. */
export function countYears(items: readonly DatedItem[]): {
  readonly span: number;
  readonly counts: readonly YearCount[];
} {
  const years = items.map(({ date }) => Number(date.slice(0, 4)));
  const [first, last] = [Math.min(...years), Math.max(...years)];
  if (items.length === 0) return { span: 1, counts: [] };
  const span = spanOf(last - first + 1);
  const start = Math.floor(first / span) * span;
  const columns = Math.floor((last - start) / span) + 1;
  const counts = Array.from({ length: columns }, (_, i) => ({ first: start + i * span, events: 0, works: 0 }));
  for (const [at, { kind }] of items.entries()) {
    const column = counts[Math.floor(((years[at] ?? first) - start) / span)];
    if (column !== undefined) column[kind === 'event' ? 'events' : 'works'] += 1;
  }
  return { span, counts };
}

function spanOf(years: number): number {
  for (let ten = 1; ; ten *= 10) {
    const fits = [ten, 2 * ten, 5 * ten].find((span) => years / span <= MOST_COLUMNS);
    if (fits !== undefined) return fits;
  }
}
