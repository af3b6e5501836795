import type { Box, Item, Page } from './page.ts';

/** Items that follow each other on a line without a gap: a line of a column, a table's cell, a part of a formula. */
export type Segment = Box & {
  readonly items: readonly Item[];
  /** Baseline and type size of most of its letters. */
  readonly y: number;
  readonly size: number;
  readonly letters: number;
};

/** A gap wider than this many ems ends a segment: column gutters are wider, spaces of justified lines mostly not. */
const GAP = 0.7;
/** The same for display type, which stands over columns and not in them. */
const DISPLAY_GAP = 2;

/** A page's readable items → segments, in the order of the file. */
export function segmentsOf(page: Page): Segment[] {
  const segments: Segment[] = [];
  const display = 1.2 * usualSize(page.items);
  let items: Item[] = [];
  for (const item of page.items) {
    if (!isReadable(item, page)) continue;
    const last = items.at(-1);
    const base = largest(items);
    if (last && base && follows(last, item, { base, gap: item.size > display ? DISPLAY_GAP : GAP })) items.push(item);
    else {
      if (items.length > 0) segments.push(segmentOf(items));
      items = [item];
    }
  }
  if (items.length > 0) segments.push(segmentOf(items));
  return segments.map((segment) => withDot(segment, page));
}

/** A disc drawn right before a segment, at the height of its small letters, is read as the mark it is. */
function withDot(segment: Segment, page: Page): Segment {
  const [first] = segment.items;
  const middle = segment.y - 0.32 * segment.size;
  const dot = page.drawing.dots.find(({ left, right, top, bottom }) => {
    const gap = segment.left - right;
    const high = (top + bottom) / 2;
    return (
      gap > 0 &&
      gap < 1.6 * segment.size &&
      Math.abs(high - middle) < 0.25 * segment.size &&
      right - left < 0.7 * segment.size
    );
  });
  if (!dot || !first || segment.letters < 2) return segment;
  const mark = { ...first, text: '• ', x: dot.left, width: dot.right - dot.left, endsLine: false };
  return segmentOf([mark, ...segment.items]);
}

/** The size most letters are set in. */
export function usualSize(items: readonly Item[]): number {
  const weights = new Map<number, number>();
  for (const { size, text } of items) {
    const key = Math.round(size * 4) / 4;
    weights.set(key, (weights.get(key) ?? 0) + text.length);
  }
  let best = 0;
  for (const [size, weight] of weights) if (weight > (weights.get(best) ?? 0)) best = size;
  return best;
}

function isReadable(item: Item, page: Page): boolean {
  const inside = item.x > -5 && item.x < page.width + 5 && item.y > -5 && item.y < page.height + 5;
  return inside && item.upright && !item.artifact && item.text.trim() !== '' && item.size > 0;
}

function largest(items: readonly Item[]): Item | undefined {
  let best: Item | undefined;
  for (const item of items) if (!best || item.size > best.size + 0.01) best = item;
  return best;
}

/** Next on the same baseline, or raised or lowered by less than a line and set smaller. */
function follows(last: Item, item: Item, { base, gap: most }: { base: Item; gap: number }): boolean {
  const size = Math.max(base.size, item.size);
  const gap = item.x - (last.x + last.width);
  if (gap > most * size || gap < -0.5 * size) return false;
  const shift = Math.abs(item.y - base.y);
  return shift < 0.12 * size || (shift < 0.65 * size && Math.min(item.size, base.size) < 0.9 * size);
}

export function segmentOf(items: readonly Item[]): Segment {
  const weights = new Map<string, number>();
  for (const item of items) {
    const key = `${item.size.toFixed(1)} ${item.y.toFixed(0)}`;
    weights.set(key, (weights.get(key) ?? 0) + item.text.trim().length);
  }
  const most = Math.max(...weights.values());
  const base = items.find((item) => weights.get(`${item.size.toFixed(1)} ${item.y.toFixed(0)}`) === most) ?? items[0];
  return {
    items,
    y: base?.y ?? 0,
    size: base?.size ?? 0,
    letters: items.reduce((sum, item) => sum + item.text.trim().length, 0),
    left: Math.min(...items.map((item) => item.x)),
    right: Math.max(...items.map((item) => item.x + item.width)),
    top: Math.min(...items.map((item) => item.y - 0.75 * item.size)),
    bottom: Math.max(...items.map((item) => item.y + 0.22 * item.size)),
  };
}
