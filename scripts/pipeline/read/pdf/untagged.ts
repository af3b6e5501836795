import type { ListItem, PhrasingContent, TableRow } from 'mdast';
import type { Removal } from '../reader.ts';
import { type Body, bodyOf } from './body.ts';
import { codeText } from './code-text.ts';
import { regionsOf } from './columns.ts';
import { type Block, type Context, figure, locate } from './context.ts';
import { type Piece, piecesOf, withPictures } from './flow.ts';
import { type Line, linesOfRegion } from './lines.ts';
import { linkedItems } from './link-items.ts';
import { listMarkOf } from './marks.ts';
import type { Item, Page } from './page.ts';
import type { Group } from './paragraphs.ts';
import { phrasingOf, plainPhrasingOf } from './phrasing.ts';
import { depthsOf } from './roles.ts';
import { contentsOf, runningOf } from './running.ts';
import { type Segment, segmentsOf } from './segments.ts';
import { closeLines, type Span, spansOf } from './spans.ts';

/** Pages without structure → blocks, by where their words stand and how they are set. */
export function untaggedBlocks(context: Context, removed: Removal[]): Block[] {
  const segments = new Map<number, Segment[]>();
  for (const page of context.pages) segments.set(page.number, segmentsOf({ ...page, items: linkedItems(page) }));
  const running = runningOf(context.pages, segments);
  removed.push(...running.removed, ...turnedOf(context.pages));
  const regions: Line[][] = [];
  for (const { number } of context.pages) {
    const kept = (segments.get(number) ?? []).filter((segment) => !running.gone.has(segment));
    regions.push(...regionsOf(kept).map(linesOfRegion));
  }
  const contents = contentsOf(regions.flat());
  removed.push(...contents.removed);
  const text = regions.map((lines) => lines.filter((line) => !contents.gone.has(line)));
  const body = bodyOf(text.flat());
  return toBlocks(withPictures(piecesOf(text, body), context.pictures), context, body);
}

/** Text that runs up or down a page: stamps and axes of diagrams. */
function turnedOf(pages: readonly Page[]): Removal[] {
  return pages.flatMap((page) => {
    const turned = page.items.filter((item) => !item.upright && !item.artifact && item.text.trim() !== '');
    const what = turned
      .map((item) => item.text)
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim();
    return what === '' ? [] : [{ step: 'turned text', what, why: `does not run along page ${page.label}` }];
  });
}

type Noted = Context & { readonly notes: ReadonlyMap<string, string> };

function toBlocks(pieces: readonly Piece[], context: Context, body: Body): Block[] {
  const depths = depthsOf(pieces.flatMap((piece) => (piece.kind === 'heading' ? [piece.group] : [])));
  const noted: Noted = { ...context, notes: notesOf(pieces, body) };
  const out: Block[] = [];
  let items: Piece[] = [];
  const flush = () => {
    if (items.length > 0) out.push(...listsOf(items, noted));
    items = [];
  };
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === 'item') {
      items.push(piece);
      continue;
    }
    flush();
    if (piece.kind === 'caption' && pieces[index - 1]?.kind === 'picture') continue;
    const block = piece.kind === 'picture' ? pictured(piece, pieces[index + 1], noted) : blockOf(piece, noted, depths);
    if (block) push(out, block);
  }
  flush();
  return out;
}

/** Quotations that follow each other are one. */
function push(out: Block[], block: Block): void {
  const last = out.at(-1);
  if (block.type === 'blockquote' && last?.type === 'blockquote') last.children.push(...block.children);
  else out.push(block);
}

/** `page mark` → id, for notes whose mark stands raised in the same page's text. */
function notesOf(pieces: readonly Piece[], body: Body): Map<string, string> {
  const marks = new Set<string>();
  for (const piece of pieces) {
    if (piece.kind === 'table' || piece.kind === 'note' || piece.kind === 'picture') continue;
    for (const line of piece.group.lines)
      for (const item of line.items)
        if (item.size < 0.86 * body.size && line.y - item.y > 0.12 * line.size)
          marks.add(`${item.page} ${item.text.trim()}`);
  }
  const notes = new Map<string, string>();
  for (const piece of pieces) {
    if (piece.kind !== 'note') continue;
    const key = `${piece.page} ${piece.mark}`;
    if (marks.has(key) && !notes.has(key)) notes.set(key, String(notes.size + 1));
  }
  return notes;
}

function spansOfItems(items: readonly Item[], context: Noted): Span[] {
  const spans = spansOf(items, (item) => (item.href === undefined ? {} : { href: item.href }));
  const page = items[0]?.page ?? 1;
  const noted = spans.map((span) => {
    const note = span.raise === 1 ? context.notes.get(`${page} ${span.text.trim()}`) : undefined;
    return note === undefined ? span : { ...span, note };
  });
  return closeLines(noted, context.hyphens);
}

function itemsIn(group: Group): Item[] {
  return group.lines.flatMap((line) => [...line.items]);
}

function blockOf(piece: Piece, context: Noted, depths: ReturnType<typeof depthsOf>): Block | undefined {
  if (piece.kind === 'table') return tableOf(piece, context);
  if (piece.kind === 'picture') return undefined;
  const items = itemsIn(piece.group);
  if (piece.kind === 'code') return locate({ type: 'code', value: codeText(items) }, piece.page, context);
  if (piece.kind === 'note') return noteOf(piece, context);
  const children = paragraphPhrasing(items, context);
  if (children.length === 0) return undefined;
  if (piece.kind === 'heading') {
    const depth = depths.get(piece.group) ?? 1;
    return locate({ type: 'heading', depth, children }, piece.page, context);
  }
  const paragraph = locate({ type: 'paragraph', children }, piece.page, context);
  return piece.kind === 'quote'
    ? locate({ type: 'blockquote', children: [paragraph] }, piece.page, context)
    : paragraph;
}

/** Emphasis is what differs within a paragraph. */
function paragraphPhrasing(items: readonly Item[], context: Noted): PhrasingContent[] {
  return plainPhrasingOf(spansOfItems(items, context));
}

function noteOf(piece: Extract<Piece, { kind: 'note' }>, context: Noted): Block {
  const id = context.notes.get(`${piece.page} ${piece.mark}`);
  const items = itemsIn(piece.group);
  if (id === undefined)
    return locate({ type: 'paragraph', children: paragraphPhrasing(items, context) }, piece.page, context);
  const [first, ...rest] = items;
  const text = first?.text.trimStart().slice(piece.mark.length) ?? '';
  const unmarked = first && text.trim() !== '' ? [{ ...first, text }, ...rest] : rest;
  const inside = locate(
    { type: 'paragraph', children: phrasingOf(spansOfItems(unmarked, context)) },
    piece.page,
    context,
  );
  return locate({ type: 'footnoteDefinition', identifier: id, label: id, children: [inside] }, piece.page, context);
}

/** A picture, with the caption right below it. */
function pictured(piece: Extract<Piece, { kind: 'picture' }>, next: Piece | undefined, context: Noted): Block {
  const caption = next?.kind === 'caption' ? blockOf(next, context, new Map()) : undefined;
  return locate(figure({ url: piece.picture.name, alt: '' }, caption ? [caption] : []), piece.page, context);
}

function tableOf(piece: Extract<Piece, { kind: 'table' }>, context: Noted): Block {
  const children: TableRow[] = piece.grid.rows.map((row, index) => ({
    type: 'tableRow',
    children: row.map((cell) => {
      const spans = spansOfItems(cell, context);
      return { type: 'tableCell', children: index === 0 ? plainPhrasingOf(spans) : phrasingOf(spans) };
    }),
  }));
  return locate({ type: 'table', children }, piece.page, context);
}

type Level = { readonly left: number; readonly kind: string; readonly items: ListItem[] };

/** Items that follow each other → lists, nested by how far they are set in. */
function listsOf(pieces: readonly Piece[], context: Noted): Block[] {
  const out: Block[] = [];
  const levels: Level[] = [];
  for (const piece of pieces) {
    if (piece.kind !== 'item') continue;
    const [line] = piece.group.lines;
    const mark = line && listMarkOf(line.text);
    if (!line || !mark) continue;
    while (levels.length > 1 && line.left < (levels.at(-1)?.left ?? 0) - 4) levels.pop();
    const level = levels.at(-1);
    const item = locate<ListItem>(
      {
        type: 'listItem',
        spread: false,
        children: [
          locate({ type: 'paragraph', children: itemPhrasing(piece.group, mark.text, context) }, piece.page, context),
        ],
      },
      piece.page,
      context,
    );
    if (level && level.kind === mark.kind && Math.abs(line.left - level.left) < 6) {
      level.items.push(item);
      continue;
    }
    const items = [item];
    const shape = mark.kind === 'number' ? { ordered: true, start: mark.number } : { ordered: false };
    const list = locate({ type: 'list' as const, ...shape, spread: false, children: items }, piece.page, context);
    const parent = level && line.left > level.left + 4 ? level.items.at(-1) : undefined;
    if (parent) parent.children.push(list);
    else {
      levels.length = 0;
      out.push(list);
    }
    levels.push({ left: line.left, kind: mark.kind, items });
  }
  return out;
}

function itemPhrasing(group: Group, mark: string, context: Noted): PhrasingContent[] {
  let left = mark.replace(/\s/g, '').length;
  const items = itemsIn(group).map((item) => {
    if (left === 0) return item;
    let text = item.text;
    while (left > 0 && text !== '') {
      if (text.charAt(0).trim() !== '') left--;
      text = text.slice(1);
    }
    return { ...item, text: text.trimStart() };
  });
  return paragraphPhrasing(items, context);
}
