import type { Box, Item } from './page.ts';
import { type Segment, segmentOf } from './segments.ts';

/** A line of a region: its items from left to right, and the cells they make where gaps are wide. */
export type Line = Box & {
  readonly items: readonly Item[];
  readonly cells: readonly Segment[];
  readonly text: string;
  readonly y: number;
  readonly size: number;
  /** Most letters are set so. */
  readonly bold: boolean;
  readonly italic: boolean;
  readonly mono: boolean;
  readonly font: string;
  readonly page: number;
};

/** Segments of one region → lines, from top to bottom. A segment joins the line whose height it shares. */
export function linesOfRegion(segments: readonly Segment[]): Line[] {
  const groups: { segments: Segment[]; top: number; bottom: number; size: number }[] = [];
  const core = (segment: Segment) => ({
    top: segment.y - 0.68 * segment.size,
    bottom: segment.y + 0.12 * segment.size,
  });
  for (const segment of [...segments].sort((a, b) => a.y - b.y || a.left - b.left)) {
    const { top, bottom } = core(segment);
    const home = groups.slice(-4).find((group) => {
      const shared = Math.min(group.bottom, bottom) - Math.max(group.top, top);
      return shared > 0.5 * Math.min(bottom - top, group.bottom - group.top);
    });
    if (!home) groups.push({ segments: [segment], top, bottom, size: segment.size });
    else {
      home.segments.push(segment);
      if (segment.size > home.size * 1.05) Object.assign(home, { top, bottom, size: segment.size });
    }
  }
  return groups.map((group) => lineOf(group.segments)).sort((a, b) => a.y - b.y);
}

function lineOf(segments: readonly Segment[]): Line {
  const cells = [...segments].sort((a, b) => a.left - b.left);
  const items = cells.flatMap((cell) => cell.items).map((item) => ({ ...item, endsLine: false }));
  const last = items.at(-1);
  if (last) items[items.length - 1] = { ...last, endsLine: true };
  const whole = segmentOf(items);
  const main = items.filter((item) => item.size > 0.86 * whole.size);
  return {
    items,
    cells,
    text: plainText(items),
    y: whole.y,
    size: whole.size,
    left: whole.left,
    right: whole.right,
    top: whole.y - 0.75 * whole.size,
    bottom: whole.y + 0.22 * whole.size,
    bold: mostly(main, (item) => item.font.bold),
    italic: mostly(main, (item) => item.font.italic),
    mono: mostly(main, (item) => item.font.mono),
    font: common(main),
    page: items[0]?.page ?? 1,
  };
}

function mostly(items: readonly Item[], is: (item: Item) => boolean): boolean {
  const all = items.reduce((sum, item) => sum + item.text.trim().length, 0);
  const so = items.reduce((sum, item) => sum + (is(item) ? item.text.trim().length : 0), 0);
  return all > 0 && so > 0.8 * all;
}

/** The font most letters are in, by name. */
export function common(items: readonly Item[]): string {
  const weights = new Map<string, number>();
  for (const { font, text } of items) weights.set(font.name, (weights.get(font.name) ?? 0) + text.trim().length);
  let best = '';
  for (const [name, weight] of weights) if (weight > (weights.get(best) ?? 0)) best = name;
  return best;
}

export function plainText(items: readonly Item[]): string {
  let text = '';
  let end: number | undefined;
  for (const item of items) {
    if (end !== undefined && item.x - end > 0.17 * item.size && !text.endsWith(' ')) text += ' ';
    text += item.text;
    end = item.x + item.width;
  }
  return text.replace(/\s+/g, ' ').trim();
}
