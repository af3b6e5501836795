import type { Element } from 'hast';
import type { State } from 'hast-util-to-mdast';
import type { AlignType, PhrasingContent, RootContent, Table, TableRow } from 'mdast';
import { classesOf, elementsOf, property, textOf } from './hast.ts';

const MAX_SPAN = 100;
const BLOCKS = /^(?:h[1-6]|table|article|section|form)$/;

/** A table → GFM table with as many cells in every row; a table that only lays out the page → its contents. */
export function toTable(state: State, node: Element): RootContent[] {
  const caption = node.children.find((child) => child.type === 'element' && child.tagName === 'caption');
  const before = caption === undefined ? [] : state.toFlow(state.all(caption as Element));
  const rows = rowsOf(node);
  if (isLayout(node, rows)) {
    return [...before, ...rows.flatMap((row) => cellsOf(row).flatMap((cell) => state.toFlow(state.all(cell))))];
  }
  const grid = layOut(rows);
  const width = Math.max(1, ...grid.map((row) => row.length));
  const align: AlignType[] = Array.from({ length: width }, (_, at) => alignOf(grid[0]?.[at]));
  const children: TableRow[] = grid.map((row) => ({
    type: 'tableRow',
    children: Array.from({ length: width }, (_, at) => {
      const cell = row[at];
      return { type: 'tableCell', children: cell === undefined || cell === null ? [] : cellContent(state, cell) };
    }),
  }));
  if (children.length === 0) return before;
  if (!hasHeader(rows))
    children.unshift({ type: 'tableRow', children: align.map(() => ({ type: 'tableCell', children: [] })) });
  const table: Table = { type: 'table', align, children };
  return [...before, table];
}

function rowsOf(table: Element): Element[] {
  const rows: Element[] = [];
  const walk = (parent: Element): void => {
    for (const child of parent.children) {
      if (child.type !== 'element' || child.tagName === 'table') continue;
      if (child.tagName === 'tr') rows.push(child);
      else if (/^t(?:head|body|foot)$/.test(child.tagName)) walk(child);
    }
  };
  walk(table);
  return rows;
}

function cellsOf(row: Element): Element[] {
  return row.children.filter((child): child is Element => child.type === 'element' && /^t[dh]$/.test(child.tagName));
}

function isLayout(table: Element, rows: readonly Element[]): boolean {
  if (/^(?:presentation|none)$/.test(property(table, 'role'))) return true;
  const cells = rows.flatMap((row) => cellsOf(row));
  if (cells.some((cell) => cell.tagName === 'th')) return false;
  if (cells.length <= 1) return true;
  if (classesOf(table).some((name) => /^(?:infobox|wikitable|data-?table)/.test(name))) return false;
  return elementsOf(table).some(({ node }) => BLOCKS.test(node.tagName));
}

/** Rows of cells with spans → rows of equal meaning without: a spanned place is empty (null). */
function layOut(rows: readonly Element[]): (Element | null)[][] {
  const grid: (Element | null)[][] = rows.map(() => []);
  rows.forEach((row, y) => {
    let x = 0;
    for (const cell of cellsOf(row)) {
      const line = grid[y] ?? [];
      while (line[x] !== undefined) x++;
      const across = span(cell, 'colSpan');
      const down = Math.min(span(cell, 'rowSpan'), rows.length - y);
      for (let dy = 0; dy < down; dy++) {
        for (let dx = 0; dx < across; dx++) {
          const target = grid[y + dy];
          if (target !== undefined) target[x + dx] = dx === 0 && dy === 0 ? cell : null;
        }
      }
      x += across;
    }
  });
  return grid.filter((row) => row.length > 0);
}

function span(cell: Element, name: 'colSpan' | 'rowSpan'): number {
  const value = Number.parseInt(property(cell, name), 10);
  return Number.isNaN(value) ? 1 : Math.min(Math.max(value, 1), MAX_SPAN);
}

function hasHeader(rows: readonly Element[]): boolean {
  const first = rows[0];
  if (first === undefined) return true;
  return (
    cellsOf(first).some((cell) => cell.tagName === 'th') &&
    cellsOf(first).filter((cell) => cell.tagName === 'td' && textOf(cell).trim() !== '').length <= 1
  );
}

function alignOf(cell: Element | null | undefined): AlignType {
  if (cell === null || cell === undefined) return null;
  const style = /text-align:\s*(left|right|center)/.exec(property(cell, 'style'))?.[1];
  const value = style ?? property(cell, 'align');
  return value === 'left' || value === 'right' || value === 'center' ? value : null;
}

/** Blocks in a cell → one line of phrasing, with breaks where blocks met. */
function cellContent(state: State, cell: Element): PhrasingContent[] {
  const inTable = state.inTable;
  state.inTable = true;
  const parts = phrasingOf(state.all(cell));
  state.inTable = inTable;
  while (parts.at(-1)?.type === 'break') parts.pop();
  return parts;
}

const PHRASING = new Set([
  'text',
  'emphasis',
  'strong',
  'delete',
  'link',
  'image',
  'inlineCode',
  'break',
  'footnoteReference',
  'mdxJsxTextElement',
]);

function isPhrasing(node: RootContent): node is PhrasingContent {
  return PHRASING.has(node.type);
}

function phrasingOf(nodes: readonly RootContent[]): PhrasingContent[] {
  const parts: PhrasingContent[] = [];
  for (const node of nodes) {
    if (isPhrasing(node)) {
      parts.push(node);
      continue;
    }
    if (parts.length > 0 && parts.at(-1)?.type !== 'break') parts.push({ type: 'break' });
    if (node.type === 'code') parts.push({ type: 'inlineCode', value: node.value.replace(/\s+/g, ' ') });
    else if ('children' in node) parts.push(...phrasingOf(node.children as RootContent[]));
    if (parts.length > 0 && parts.at(-1)?.type !== 'break') parts.push({ type: 'break' });
  }
  return parts;
}
