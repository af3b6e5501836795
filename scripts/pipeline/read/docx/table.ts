import type { BlockContent } from 'mdast';
import { type Cell, gfmTable } from '../grid.ts';
import { childOf, elementsOf, type XmlElement } from '../xml.ts';
import { isOn, valOf } from './styles.ts';

/** Reads what stands in a cell; given by the caller, for cells hold all that a document does. */
export type ReadCell = (cell: XmlElement) => BlockContent[];

/** A table → GFM: spans leave empty cells, and only rows that are marked as heads, or styled as first row, are the head. */
export function toTable(table: XmlElement, readCell: ReadCell): BlockContent[] {
  const rows = within(table, 'w:tr').filter((row) => childOf(row, 'w:trPr', 'w:del') === undefined);
  const cells = rows.map((row) => cellsOf(row, readCell));
  const marked = rows.findIndex((row) => !isHead(row));
  const heads = marked === -1 ? rows.length : marked;
  const styled = heads === 0 && rows.length > 1 && hasFirstRow(table);
  return gfmTable(cells, styled ? 1 : heads);
}

/** Rows or cells, also those wrapped in content controls and tracked changes. */
function within(parent: XmlElement, name: string): XmlElement[] {
  const wrappers = ['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:smartTag'];
  return elementsOf(parent).flatMap((child) => {
    if (child.name === name) return [child];
    return wrappers.includes(child.name) ? within(child, name) : [];
  });
}

function cellsOf(row: XmlElement, readCell: ReadCell): Cell[] {
  const before = Number(valOf(row, 'w:trPr', 'w:gridBefore') ?? 0);
  const gap: Cell[] = before > 0 ? [{ blocks: [], columns: Math.min(before, 64) }] : [];
  const cells = within(row, 'w:tc').map((cell): Cell => {
    const columns = Math.min(64, Math.max(1, Number(valOf(cell, 'w:tcPr', 'w:gridSpan') ?? 1)));
    const merge = childOf(cell, 'w:tcPr', 'w:vMerge');
    const continued = merge !== undefined && merge.attributes['w:val'] !== 'restart';
    return { blocks: continued ? [] : readCell(cell), columns };
  });
  return [...gap, ...cells];
}

function isHead(row: XmlElement): boolean {
  const head = childOf(row, 'w:trPr', 'w:tblHeader');
  return head !== undefined && isOn(head.attributes['w:val']);
}

/** `w:firstRow`, or its bit 0x0020 in the older `w:val` of `w:tblLook`. */
function hasFirstRow(table: XmlElement): boolean {
  const look = childOf(table, 'w:tblPr', 'w:tblLook')?.attributes;
  if (look?.['w:firstRow'] !== undefined) return isOn(look['w:firstRow']);
  return (Number.parseInt(look?.['w:val'] ?? '0', 16) & 0x20) !== 0;
}
