import type { Body } from './body.ts';
import type { Line } from './lines.ts';
import { captionStart, listMarkOf } from './marks.ts';

/** Lines that belong together, and the column they stand in. */
export type Group = { readonly lines: readonly Line[]; readonly left: number; readonly right: number };

/** A region's lines → groups: a new one at a gap, a change of type, an indent, a mark, or after a short line. */
export function groupsOf(lines: readonly Line[], body: Body): Group[] {
  const left = usualLeft(lines);
  const right = Math.max(...lines.map((line) => line.right));
  const frame = { left, right, even: isJustified(lines, right) };
  const groups: Line[][] = [];
  for (const line of lines) {
    const open = groups.at(-1);
    if (open && !startsGroup(line, open, { ...frame, body })) open.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => ({ lines: group, left, right }));
}

type Frame = { readonly left: number; readonly right: number; readonly even: boolean; readonly body: Body };

/** Where most letters' lines begin, to the point: not where the many short labels of a figure do. */
function usualLeft(lines: readonly Line[]): number {
  const weights = new Map<number, number>();
  for (const { left, text } of lines) {
    const key = Math.round(left);
    weights.set(key, (weights.get(key) ?? 0) + text.length);
  }
  let best = lines[0]?.left ?? 0;
  for (const [left, weight] of weights) if (weight > (weights.get(best) ?? 0)) best = left;
  return best;
}

function isJustified(lines: readonly Line[], right: number): boolean {
  return lines.length > 3 && lines.filter((line) => right - line.right < 0.5 * line.size).length > 0.5 * lines.length;
}

function startsGroup(line: Line, open: readonly Line[], frame: Frame): boolean {
  const last = open.at(-1);
  const first = open[0];
  if (!last || !first) return true;
  const size = Math.max(line.size, last.size);
  const step = line.y - last.y;
  const leading = Math.max(frame.body.leading * (size / frame.body.size), 1.05 * size);
  if (step > 1.4 * leading || step < -size) return true;
  if (Math.abs(line.size - last.size) > 0.07 * size) return true;
  const marked = listMarkOf(line.text) && !line.items[0]?.font.mono;
  if (line.mono !== last.mono && (!listMarkOf(first.text) || first.items[0]?.font.mono)) return true;
  // A run-in bold line is no heading: that one is short, or stands off.
  if (line.bold !== last.bold && (open.every((one) => one.bold) || line.bold))
    if (isShort(last, frame) || step > 1.12 * leading) return true;
  if (line.mono && !marked) return false;
  if (listMarkOf(line.text) && startsItem(line, open)) return true;
  if (captionStart.test(line.text) && endsSentence(last.text) && isShort(last, frame)) return true;
  if (/^\[\w{1,8}\]\s/.test(line.text) && /^\[\w{1,8}\]\s/.test(first.text) && line.left < first.left + size)
    return true;
  return shifts(line, open, frame);
}

/** A mark starts an item where an item may stand: after a paragraph's end, or level with the item before. */
function startsItem(line: Line, open: readonly Line[]): boolean {
  const first = open[0];
  const last = open.at(-1);
  if (!first || !last) return true;
  const mark = listMarkOf(line.text);
  if (listMarkOf(first.text)) return mark?.kind === 'bullet' || line.left < last.left - 2 || endsClause(last.text);
  return mark?.kind === 'bullet' ? !/[\p{L},]$/u.test(last.text) || line.left > last.left + 2 : endsClause(last.text);
}

function endsClause(text: string): boolean {
  return /[.:;!?,)]["”’]?$|\b(and|or)$/.test(text);
}

export function endsSentence(text: string): boolean {
  return /[.!?:]["”’)\]]*\d{0,2}$/.test(text);
}

export function isShort(line: Line, frame: Pick<Frame, 'left' | 'right'>): boolean {
  return frame.right - line.right > Math.max(2 * line.size, 0.12 * (frame.right - frame.left));
}

/** Indents and outdents of running text; centred lines have neither. */
function shifts(line: Line, open: readonly Line[], frame: Frame): boolean {
  const last = open.at(-1);
  const first = open[0];
  if (!last || !first) return true;
  const em = line.size;
  const centred = (one: Line) =>
    Math.abs(one.left - frame.left - (frame.right - one.right)) < em && one.left > frame.left + em;
  if (centred(line) && centred(last)) return false;
  const indent = line.left - last.left;
  if (indent > 0.7 * em && indent < 5 * em) {
    // Hanging: the first line stands out and the rest is set in.
    if (open.length === 1 && (listMarkOf(first.text) || (!isShort(last, frame) && !endsSentence(last.text))))
      return false;
    if (open.length === 1 && Math.abs(first.left - frame.left) > 0.7 * em) return false;
    return line.left > frame.left + 0.7 * em || isShort(last, frame);
  }
  if (indent < -0.7 * em) return open.length > 1 || isShort(last, frame);
  return frame.even && isShort(last, frame) && endsSentence(last.text) && /^[\p{Lu}\d("“]/u.test(line.text);
}
