import type { Body } from './body.ts';
import { captionStart, headingNumberOf, listMarkOf } from './marks.ts';
import type { Group } from './paragraphs.ts';

export type Role = 'heading' | 'caption' | 'item' | 'code' | 'quote' | 'paragraph';

/** What a group of lines is, by how it is set against the body and by what it begins with. */
export function roleOf(group: Group, body: Body): Role {
  const text = group.lines.map((line) => line.text).join(' ');
  if (captionStart.test(text)) return 'caption';
  const larger = group.lines.every((line) => line.size > 1.12 * body.size);
  const [first] = group.lines;
  const marked = first && !first.items[0]?.font.mono && listMarkOf(text);
  if (!larger && !marked && group.lines.every((line) => line.mono)) return 'code';
  if (isHeading(group, text, body)) return 'heading';
  if (listMarkOf(text)) return 'item';
  return isSetIn(group, body) ? 'quote' : 'paragraph';
}

/** Set in from both sides, evenly: a block quotation. Centred lines are not, and one line tells nothing. */
function isSetIn({ lines, left, right }: Group, body: Body): boolean {
  if (lines.length < 2) return false;
  const lefts = lines.slice(1).map((line) => line.left);
  const from = Math.min(...lefts);
  const to = Math.max(...lines.map((line) => line.right));
  const even = Math.max(...lefts) - from < 0.5 * body.size;
  const math = lines.some((line) => line.items.some((item) => item.font.math));
  return (
    even && !math && from - left > 1.8 * body.size && right - to > 0.8 * body.size && to - from > 0.5 * (right - left)
  );
}

const MOST_LETTERS = 180;
const MOST_LINES = 4;

function isHeading(group: Group, text: string, body: Body): boolean {
  const [first] = group.lines;
  if (!first || group.lines.length > MOST_LINES || text.length > MOST_LETTERS) return false;
  if (!reads(text)) return false;
  const all = (is: (line: Group['lines'][number]) => boolean) => group.lines.every(is);
  const number = headingNumberOf(text);
  const sentence = /[.,;]$/.test(text) && !/^[\d.IVX]+\.$/.test(text);
  if (all((line) => line.size > 1.12 * body.size)) return !/[,;]$/.test(text);
  // Small capitals are smaller than the capital they begin with.
  const tallest = Math.max(...group.lines.flatMap((line) => line.items.map((item) => item.size)));
  if (tallest < 0.93 * body.size) return false;
  if (sentence || /[:=]$/.test(text)) return false;
  if (group.lines.some((line) => line.cells.length > 2)) return false;
  if (all((line) => line.bold)) return !listMarkOf(text) || /^\p{Lu}/u.test(number?.rest ?? '');
  if (isCapitals(text)) return group.lines.length <= 2;
  const apart = all((line) => line.font !== body.font && line.cells.length === 1);
  if (number && apart && /^\p{Lu}/u.test(number.rest)) return true;
  return apart && all((line) => line.italic) && group.lines.length === 1 && text.length < 80 && /^\p{Lu}/u.test(text);
}

/** Words, not a formula or a row of figures: mostly letters, and one word of three letters. */
function reads(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return /\p{L}{3}/u.test(text) && letters > 0.6 * text.replace(/\s/g, '').length;
}

function isCapitals(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  return (
    letters.length >= 5 && letters.every((letter) => letter === letter.toUpperCase() && letter !== letter.toLowerCase())
  );
}

/** A key for headings set alike; the larger and bolder, the higher. */
export function rankOf(group: Group): number {
  const [line] = group.lines;
  if (!line) return 0;
  const text = group.lines.map(({ text: one }) => one).join(' ');
  return Math.round(line.size * 2) * 10 + (isCapitals(text) ? 4 : 0) + (line.bold ? 2 : 0) + (line.italic ? 0 : 1);
}

/** Headings → depths 1–6: their number says it, else how they rank among the document's headings. */
export function depthsOf(headings: readonly Group[]): Map<Group, 1 | 2 | 3 | 4 | 5 | 6> {
  const ranks = [...new Set(headings.map(rankOf))].sort((a, b) => b - a);
  const numbered = new Map<number, number>();
  for (const group of headings) {
    const depth = headingNumberOf(group.lines[0]?.text ?? '')?.depth;
    if (depth !== undefined) numbered.set(rankOf(group), depth);
  }
  const base = Math.max(0, ...[...numbered].map(([rank, depth]) => ranks.indexOf(rank) - (depth - 1)));
  const offset = numbered.size > 0 ? Math.min(base, ranks.length) : 0;
  const depths = new Map<Group, 1 | 2 | 3 | 4 | 5 | 6>();
  for (const group of headings) {
    const own = headingNumberOf(group.lines[0]?.text ?? '')?.depth ?? numbered.get(rankOf(group));
    depths.set(group, clamp(own === undefined ? ranks.indexOf(rankOf(group)) + 1 : own + offset));
  }
  return depths;
}

function clamp(depth: number): 1 | 2 | 3 | 4 | 5 | 6 {
  return depth <= 1 ? 1 : depth === 2 ? 2 : depth === 3 ? 3 : depth === 4 ? 4 : depth === 5 ? 5 : 6;
}
