import type { Nodes, Table } from 'mdast';
import { plainText } from '../../model/plain-text.ts';
import type { ComponentNode } from './component.ts';

/** What a chart shows: the first column of its table names the places, every other column is a series. */
export type ChartData = {
  readonly places: readonly string[];
  readonly series: readonly Series[];
};
export type Series = { readonly name: string; readonly cells: readonly Cell[] };
/** A cell as written and the number it holds; undefined where nothing was measured. */
export type Cell = { readonly words: string; readonly value: number | undefined };

/** Signs for what was not measured. */
const GAPS = new Set(['', '-', '–', '—', '?', 'n/a']);

/** The numbers of the table inside a chart, or what keeps it from being one. */
export function chartDataOf(node: ComponentNode): ChartData | { readonly problem: string } {
  const table = tableIn(node);
  if (table === undefined) return { problem: 'There is no table inside' };
  const [head = [], ...rows] = table.children.map((row) => row.children.map((cell) => plainText(cell).trim()));
  if (head.length < 2 || rows.length === 0) return { problem: 'The table needs two columns and a row of numbers' };
  const series = head.slice(1).map((name, index) => ({
    name,
    cells: rows.map((row): Cell => ({ words: row[index + 1] ?? '', value: numberIn(row[index + 1] ?? '') })),
  }));
  const cells = series.flatMap((one) => one.cells);
  const odd = cells.find(({ value }) => Number.isNaN(value));
  if (odd !== undefined) return { problem: `\`${odd.words}\` is not a number` };
  if (cells.every(({ value }) => value === undefined)) return { problem: 'The table holds no number' };
  return { places: rows.map(([place = '']) => place), series };
}

/** `1,200`, `−3.5`, `40 %`, `$12` → the number; undefined for a gap, NaN for anything else. */
export function numberIn(words: string): number | undefined {
  const bare = words.replaceAll('−', '-').replace(/[\s%€$£]/g, '');
  if (GAPS.has(bare.toLowerCase())) return undefined;
  const plain = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(bare) ? bare.replaceAll(',', '') : bare;
  return /^-?\d+(?:\.\d+)?(?:e[+-]?\d{1,3})?$/i.test(plain) ? Number(plain) : Number.NaN;
}

/** The first table inside a component. */
export function tableIn(node: Nodes): Table | undefined {
  if (node.type === 'table') return node;
  if (!('children' in node)) return undefined;
  for (const child of node.children) {
    const found = tableIn(child);
    if (found !== undefined) return found;
  }
  return undefined;
}
