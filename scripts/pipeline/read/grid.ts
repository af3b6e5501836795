import type { BlockContent, Nodes, PhrasingContent, TableCell, TableRow } from 'mdast';

/** One cell of a row, how many columns it covers. Rows below it that it covers say so with empty cells. */
export type Cell = { readonly blocks: readonly BlockContent[]; readonly columns: number };

/**
 * Rows of cells → a GFM table. `heads` rows are its head; Markdown has one, so that further ones follow as rows, and
 * a table without gets an empty one. A table of one cell only frames what is in it, and becomes just that when it
 * holds more than Markdown can say in a cell.
 */
export function gfmTable(rows: readonly (readonly Cell[])[], heads: number): BlockContent[] {
  const [only] = rows[0] ?? [];
  if (rows.length === 1 && rows[0]?.length === 1 && only !== undefined && !fitsCell(only.blocks))
    return [...only.blocks];
  const lines = rows
    .map((row) => row.flatMap(toCells))
    .filter((cells) => cells.some((cell) => cell.children.length > 0));
  const width = Math.max(0, ...lines.map((cells) => cells.length));
  if (lines.length === 0) return [];
  const children = lines.map((cells): TableRow => ({ type: 'tableRow', children: padded(cells, width) }));
  if (heads === 0) children.unshift({ type: 'tableRow', children: padded([], width) });
  return [{ type: 'table', align: Array.from({ length: width }, () => null), children }];
}

function toCells(cell: Cell): TableCell[] {
  const first: TableCell = { type: 'tableCell', children: toPhrasing(cell.blocks) };
  return padded([first], cell.columns);
}

function padded(cells: readonly TableCell[], width: number): TableCell[] {
  const missing = Math.max(0, width - cells.length);
  return [...cells, ...Array.from({ length: missing }, (): TableCell => ({ type: 'tableCell', children: [] }))];
}

function fitsCell(blocks: readonly BlockContent[]): boolean {
  return blocks.every((block) => block.type === 'paragraph');
}

/** Blocks of a cell as one line: what Markdown has room for. Paragraphs and items are parted by breaks. */
function toPhrasing(blocks: readonly Nodes[]): PhrasingContent[] {
  const lines = blocks.flatMap(linesOf).filter((line) => line.length > 0);
  return lines.flatMap((line, index) => (index === 0 ? line : [{ type: 'break' }, ...line]));
}

function linesOf(node: Nodes): PhrasingContent[][] {
  if (node.type === 'paragraph' || node.type === 'heading') return [node.children];
  if (node.type === 'code') return [[{ type: 'inlineCode', value: node.value }]];
  if (node.type === 'table') return node.children.map((row) => joined(row.children.map((cell) => cell.children)));
  return 'children' in node ? node.children.flatMap(linesOf) : [];
}

function joined(cells: readonly PhrasingContent[][]): PhrasingContent[] {
  const filled = cells.filter((cell) => cell.length > 0);
  return filled.flatMap((cell, index) => (index === 0 ? cell : [{ type: 'text', value: ' ' }, ...cell]));
}
