import type { Segment } from './segments.ts';

/** How a column looks: so many lines on both sides, each of at least so many letters and ems. */
const LINES = 4;
const LETTERS = 16;
const EMS = 11;
/** Points between the lines tried, and most of them: a page is at most 14,400 points wide (ISO 32000, annex C). */
const STEP = 2;
const STEPS = 7200;

/**
 * Segments of a page → regions in reading order. Where two columns of running text stand side by side, what
 * spans both cuts the page into bands, and each band is read column by column (after Breuel's gutters, 2002).
 */
export function regionsOf(segments: readonly Segment[]): Segment[][] {
  const gutter = gutterOf(segments);
  if (gutter === undefined) return segments.length > 0 ? [byHeight(segments)] : [];
  const regions: Segment[][] = [];
  let left: Segment[] = [];
  let right: Segment[] = [];
  let span: Segment[] = [];
  const flushSpan = () => {
    if (span.length > 0) regions.push(span);
    span = [];
  };
  const flushBand = () => {
    if (left.length > 0) regions.push(...regionsOf(left));
    if (right.length > 0) regions.push(...regionsOf(right));
    left = [];
    right = [];
  };
  for (const segment of byHeight(segments)) {
    const below = span.at(-1);
    if (spans(segment, gutter)) {
      flushBand();
      span.push(segment);
    } else if (below && endsSpan(segment, below, segments)) span.push(segment);
    else {
      flushSpan();
      ((segment.left + segment.right) / 2 < gutter ? left : right).push(segment);
    }
  }
  flushSpan();
  flushBand();
  return regions;
}

/** The last, short line of what spans the columns: set like the line above it, and alone at its height. */
function endsSpan(segment: Segment, above: Segment, all: readonly Segment[]): boolean {
  const step = segment.y - above.y;
  if (Math.abs(segment.size - above.size) > 0.3 || step > 1.7 * segment.size) return false;
  return !all.some(
    (other) => other !== segment && other !== above && Math.abs(other.y - segment.y) < 0.7 * segment.size,
  );
}

function byHeight(segments: readonly Segment[]): Segment[] {
  return [...segments].sort((a, b) => a.y - b.y || a.left - b.left);
}

/** A formula that hangs a little over its column does not span. */
function spans(segment: Segment, x: number): boolean {
  return segment.left < x - 2 * segment.size && segment.right > x + 2 * segment.size;
}

/** The upright line with most lines of text on both sides, at the same height. */
function gutterOf(segments: readonly Segment[]): number | undefined {
  const left = Math.min(...segments.map((segment) => segment.left));
  const right = Math.max(...segments.map((segment) => segment.right));
  const long = segments.filter(
    ({ letters, size, left: from, right: to }) => letters >= LETTERS && to - from >= EMS * size * 0.8,
  );
  let best: number | undefined;
  // Where nearly everything stands in two columns, fewer lines will do.
  let most = long.length > 0.7 * segments.length ? LINES - 2 : LINES - 1;
  let run = 0;
  const step = Math.max(STEP, (right - left) / STEPS);
  for (let x = left + 60; x < right - 60; x += step) {
    const count = sided(long, x);
    // The middle of the widest run of equally good places: away from both columns.
    if (count > most) {
      most = count;
      best = x;
      run = x;
    } else if (count === most && best !== undefined && x - run <= 1.5 * step) {
      run = x;
    }
  }
  return best === undefined ? undefined : (best + run) / 2;
}

/** Lines left of `x` that have a neighbour right of it at their height; none if a side is too narrow. */
function sided(long: readonly Segment[], x: number): number {
  const lefts = long.filter((segment) => segment.right <= x);
  const rights = long.filter((segment) => segment.left >= x);
  if (lefts.length === 0 || rights.length === 0) return 0;
  const top = Math.max(Math.min(...lefts.map((s) => s.top)), Math.min(...rights.map((s) => s.top)));
  const bottom = Math.min(Math.max(...lefts.map((s) => s.bottom)), Math.max(...rights.map((s) => s.bottom)));
  const within = (sides: readonly Segment[]) => sides.filter((s) => s.bottom > top && s.top < bottom).length;
  return Math.min(within(lefts), within(rights));
}
