import type { Body } from './body.ts';
import type { Line } from './lines.ts';
import type { Item } from './page.ts';

/** Rows of cells of items, in columns that no cell crosses. */
export type Grid = { readonly rows: readonly (readonly (readonly Item[])[])[]; readonly lines: readonly Line[] };

const LEAST_ROWS = 3;
/** Gap between two cells, in ems. */
const GAP = 1;

/** A region's lines → tables and the runs of lines between them, in order. */
export function tablesIn(lines: readonly Line[], body: Body): (Grid | readonly Line[])[] {
  const out: (Grid | readonly Line[])[] = [];
  let rest: Line[] = [];
  for (let start = 0; start < lines.length; ) {
    const end = runEnd(lines, start, body);
    const grid = end - start >= LEAST_ROWS ? gridOf(lines.slice(start, end)) : undefined;
    if (grid) {
      if (rest.length > 0) out.push(rest);
      rest = [];
      out.push(grid);
      start = end;
    } else {
      const line = lines[start];
      if (line) rest.push(line);
      start++;
    }
  }
  if (rest.length > 0) out.push(rest);
  return out;
}

export function isGrid(part: Grid | readonly Line[]): part is Grid {
  return 'rows' in part;
}

/** Lines from `start` on that have cells; a line of one cell may stand between two of them. */
function runEnd(lines: readonly Line[], start: number, body: Body): number {
  let end = start;
  let loose = 0;
  for (let at = start; at < lines.length; at++) {
    const line = lines[at];
    const before = lines[at - 1];
    if (!line || (at > start && before && line.y - before.y > 3 * body.leading)) break;
    if (isRow(line)) {
      end = at + 1;
      loose = 0;
    } else if (at === start || ++loose > 1) break;
  }
  return end;
}

function isRow(line: Line): boolean {
  if (/(\. ?){4}\s*\w*$/.test(line.text) || isStretched(line)) return false;
  return line.cells.some((cell, index) => {
    const before = line.cells[index - 1];
    return before !== undefined && cell.left - before.right > GAP * line.size;
  });
}

/** A justified line of few words: its gaps are wide, but all alike. */
function isStretched(line: Line): boolean {
  const items = line.items.filter((item) => item.text.trim() !== '');
  if (items.some((item) => /\S\s\S/.test(item.text))) return false;
  const gaps = items
    .map((item, index) => item.x - ((items[index - 1]?.x ?? item.x) + (items[index - 1]?.width ?? 0)))
    .filter((gap) => gap > 0.15 * line.size);
  const widest = Math.max(...gaps);
  return gaps.length >= 2 && widest < 3 * line.size && widest < 1.2 * Math.min(...gaps);
}

function gridOf(lines: readonly Line[]): Grid | undefined {
  const letters = lines.flatMap((line) => line.items);
  const all = letters.reduce((sum, item) => sum + item.text.length, 0);
  const math = letters.reduce((sum, item) => sum + (item.font.math ? item.text.length : 0), 0);
  if (math > 0.25 * all) return undefined;
  const columns = columnsOf(lines);
  if (columns.length < 2) return undefined;
  const rows = lines.map((line) =>
    columns.map(({ left, right }) =>
      line.cells.filter((cell) => cell.left >= left - 1 && cell.right <= right + 1).flatMap((cell) => [...cell.items]),
    ),
  );
  const filled = rows.filter((row) => row.filter((cell) => cell.length > 0).length >= 2).length;
  if (filled < LEAST_ROWS || filled < 0.6 * rows.length) return undefined;
  return { rows: withContinued(rows), lines };
}

/** Where the cells of all lines leave white space from top to bottom, a column ends. */
function columnsOf(lines: readonly Line[]): { left: number; right: number }[] {
  const cells = lines.filter(isRow).flatMap((line) => line.cells);
  const columns: { left: number; right: number }[] = [];
  for (const { left, right, size } of [...cells].sort((a, b) => a.left - b.left)) {
    const last = columns.at(-1);
    if (last && left < last.right + 0.4 * size) last.right = Math.max(last.right, right);
    else columns.push({ left, right });
  }
  return columns;
}

/** A line with nothing in its first column goes on with the row above. */
function withContinued(rows: readonly (readonly Item[])[][]): Item[][][] {
  const out: Item[][][] = [];
  for (const row of rows) {
    const above = out.at(-1);
    if (above && out.length > 1 && row[0]?.length === 0 && row.filter((cell) => cell.length > 0).length === 1)
      for (const [index, cell] of row.entries()) above[index]?.push(...cell);
    else out.push(row.map((cell) => [...cell]));
  }
  return out;
}
