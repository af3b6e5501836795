import type { BlockContent, Heading, List, ListItem, PhrasingContent } from 'mdast';
import { BlockBuilder } from '../block-builder.ts';
import { captionOf } from '../figures.ts';
import { type Cell, gfmTable } from '../grid.ts';
import { nestMarks } from '../marks.ts';
import { childrenOf, elementsOf, type XmlElement } from '../xml.ts';
import { type Inline, readInline } from './inline.ts';
import type { Odt } from './package.ts';
import { chainOf, millimetres, type Style } from './styles.ts';

export type Front = {
  readonly kind: 'title' | 'subtitle' | 'author' | 'date' | 'abstract';
  readonly children: PhrasingContent[];
};

const fronts: readonly (readonly [RegExp, Front['kind']])[] = [
  [/^title$/, 'title'],
  [/^subtitle$/, 'subtitle'],
  [/^author$/, 'author'],
  [/^date$/, 'date'],
  [/^abstract$/, 'abstract'],
];
/** What is around, and what was taken off the head of the document for its facts. */
type Place = {
  readonly odt: Odt;
  readonly list?: { readonly style: string; readonly level: number };
  readonly front?: Front[];
};

/** All that stands in a body, a cell, a note or a text box → blocks. */
export function readBlocks(parent: XmlElement, place: Place): BlockContent[] {
  const builder = new BlockBuilder();
  let front = place.front;
  for (const element of flowOf(parent)) {
    if (element.name !== 'text:p' && element.name !== 'text:h') {
      builder.add({ kind: 'block', blocks: containerOf(element, place) });
      front = undefined;
      continue;
    }
    const inline = readInline(element, place.odt);
    const children = nestMarks(inline.pieces);
    const names = chainOf(place.odt.styles, 'paragraph', element.attributes['text:style-name']);
    const kind =
      front === undefined ? undefined : fronts.find(([pattern]) => names.some(({ name }) => pattern.test(name)))?.[1];
    if (kind !== undefined && !isBlank(children)) front?.push({ kind, children });
    else {
      if (!isBlank(children)) front = undefined;
      addParagraph(builder, element, { inline, children, chain: names, place });
    }
    for (const box of inline.boxes) builder.add({ kind: 'block', blocks: readBlocks(box, { odt: place.odt }) });
  }
  return builder.finished();
}

const wrappers = new Set([
  'text:section',
  'text:index-body',
  'text:index-title',
  'text:numbered-paragraph',
  'office:text',
  'draw:a',
  'draw:g',
]);
const indexes =
  /^text:(?:table-of-content|illustration-index|table-index|object-index|user-index|alphabetical-index|bibliography)$/;
const flow = new Set(['text:p', 'text:h', 'text:list', 'table:table', 'draw:frame', 'draw:text-box']);

function flowOf(parent: XmlElement): XmlElement[] {
  return elementsOf(parent).flatMap((child) => {
    if (flow.has(child.name)) return [child];
    return wrappers.has(child.name) || indexes.test(child.name) ? flowOf(child) : [];
  });
}

function containerOf(element: XmlElement, place: Place): BlockContent[] {
  if (element.name === 'text:list') return readList(element, place);
  if (element.name === 'table:table') return readTable(element, place.odt);
  const inline = readInline({ name: 'text:p', attributes: {}, children: [element] }, place.odt);
  const children = nestMarks(inline.pieces);
  const boxes = inline.boxes.flatMap((box) => readBlocks(box, { odt: place.odt }));
  return isBlank(children) ? boxes : [{ type: 'paragraph', children }, ...boxes];
}

type Paragraph = {
  readonly inline: Inline;
  readonly children: PhrasingContent[];
  readonly chain: readonly Style[];
  readonly place: Place;
};

function addParagraph(builder: BlockBuilder, element: XmlElement, { inline, children, chain, place }: Paragraph): void {
  const names = chain.map(({ name }) => name);
  const is = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  if (is(/^(?:preformatted text|source code|code|html preformatted)$/)) {
    builder.add({ kind: 'code', blocks: [{ type: 'code', value: codeOf(inline) }] });
    return;
  }
  if (isBlank(children)) {
    const rule = is(/^horizontal line$/);
    builder.add({ kind: 'block', blocks: rule ? [{ type: 'thematicBreak' }] : [] });
    return;
  }
  const paragraph = { type: 'paragraph' as const, children };
  const depth = depthOf(element, names);
  if (depth !== undefined) {
    const heading: Heading = { type: 'heading', depth, children };
    for (const name of inline.bookmarks) place.odt.anchors.set(name, heading);
    builder.add({ kind: 'block', blocks: [heading] });
  } else if (is(/^definition term/)) builder.add({ kind: 'term', blocks: [paragraph] });
  else if (is(/^definition definition/)) builder.add({ kind: 'definition', blocks: [paragraph] });
  else if (is(/^quot(?:ations?|e)$/) || isIndented(chain, place)) builder.add({ kind: 'quote', blocks: [paragraph] });
  else if (is(/caption$|^(?:illustration|figure|table|drawing)$/))
    builder.add({ kind: 'block', blocks: [captionOf(paragraph)] });
  else builder.add({ kind: 'block', blocks: [paragraph] });
}

function depthOf(element: XmlElement, names: readonly string[]): Heading['depth'] | undefined {
  const index = names.some((name) => /^(?:contents|toc|.*index) heading$/.test(name));
  const styled = index
    ? '1'
    : names.map((name) => /^heading (\d)$/.exec(name)?.[1]).find((level) => level !== undefined);
  const level =
    element.name === 'text:h' ? Number(element.attributes['text:outline-level'] ?? styled ?? 1) : Number(styled ?? 0);
  return depths[level - 1];
}
const depths: readonly Heading['depth'][] = [1, 2, 3, 4, 5, 6];

/** Set in by hand from the left by more than half a centimetre, outside of lists: a quotation. */
function isIndented(chain: readonly Style[], place: Place): boolean {
  const [own] = chain;
  if (own?.automatic !== true || place.list !== undefined) return false;
  const left = millimetres(own.paragraph['fo:margin-left']);
  return left > 5 && left + millimetres(own.paragraph['fo:text-indent']) > 5;
}

function readList(element: XmlElement, place: Place): BlockContent[] {
  const { odt } = place;
  const style = element.attributes['text:style-name'] ?? place.list?.style ?? '';
  const level = (place.list?.level ?? 0) + 1;
  const mark = odt.styles.levels.get(`${style}/${level}`) ?? { ordered: false, start: 1 };
  const items = elementsOf(element).filter(({ name }) => name === 'text:list-item' || name === 'text:list-header');
  const inside = { odt, list: { style, level } };
  const children = items.map(
    (item): ListItem => ({ type: 'listItem', spread: false, children: readBlocks(item, inside) }),
  );
  const filled = children.filter((item) => item.children.length > 0);
  // Numbered headings are items of a list that is none.
  if (filled.every((item) => item.children.every(({ type }) => type === 'heading')))
    return filled.flatMap((item) => item.children as BlockContent[]);
  const start = startOf(element, items, mark.start, odt);
  countOn(element, style, start + filled.length, odt);
  const list: List = {
    type: 'list',
    ordered: mark.ordered,
    start: mark.ordered ? start : null,
    spread: false,
    children: filled,
  };
  return filled.length > 0 ? [list] : [];
}

function startOf(list: XmlElement, items: readonly XmlElement[], usual: number, { counts }: Odt): number {
  const stated = items[0]?.attributes['text:start-value'];
  const continued = list.attributes['text:continue-list'];
  if (stated !== undefined) return Number(stated);
  if (continued !== undefined) return counts.get(`#${continued}`) ?? usual;
  return list.attributes['text:continue-numbering'] === 'true'
    ? (counts.get(list.attributes['text:style-name'] ?? '') ?? usual)
    : usual;
}

function countOn(list: XmlElement, style: string, next: number, { counts }: Odt): void {
  counts.set(style, next);
  const id = Object.entries(list.attributes).find(([name]) => name === 'id' || name.endsWith(':id'))?.[1];
  if (id !== undefined) counts.set(`#${id}`, next);
}

function readTable(table: XmlElement, odt: Odt): BlockContent[] {
  const head = childrenOf(table, 'table:table-header-rows').flatMap(rowsOf);
  const body = rowsOf(table).filter((row) => !head.includes(row));
  return gfmTable(
    [...head, ...body].map((row) => cellsOf(row, odt)),
    head.length,
  );
}

function rowsOf(parent: XmlElement): XmlElement[] {
  return elementsOf(parent).flatMap((child) => {
    if (child.name === 'table:table-row') return [child];
    return /^table:table-(?:rows|row-group|header-rows)$/.test(child.name) ? rowsOf(child) : [];
  });
}

/** Covered cells follow the one that covers them, so that each stands for itself. */
function cellsOf(row: XmlElement, odt: Odt): Cell[] {
  const cells = elementsOf(row).filter(
    ({ name }) => name === 'table:table-cell' || name === 'table:covered-table-cell',
  );
  return cells.flatMap((cell) => {
    const blocks = readBlocks(cell, { odt });
    const repeated = Math.min(64, Math.max(1, Number(cell.attributes['table:number-columns-repeated'] ?? 1)));
    return Array.from({ length: repeated }, () => ({ blocks, columns: 1 }));
  });
}

function codeOf({ pieces }: Inline): string {
  return pieces
    .map(({ content }) => (typeof content === 'string' ? content : content.type === 'break' ? '\n' : ''))
    .join('');
}

function isBlank(children: readonly PhrasingContent[]): boolean {
  return children.every((child) => child.type === 'break' || (child.type === 'text' && child.value.trim() === ''));
}
