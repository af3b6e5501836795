import type { BlockContent, Nodes, PhrasingContent } from 'mdast';
import { BlockBuilder, deepest, type ListPlace, type Unit } from '../block-builder.ts';
import { captionOf } from '../figures.ts';
import { type Marked, nestMarks } from '../marks.ts';
import { childOf, descendantsOf, elementsOf, textOfXml, type XmlElement } from '../xml.ts';
import { type Inline, readInline } from './inline.ts';
import { type Front, kindOf, type ParagraphKind } from './paragraph-kind.ts';
import type { Scope } from './scope.ts';
import { isFixed, runMarks } from './styles.ts';
import { toTable } from './table.ts';

/** Paragraphs at the head of a document that say its facts, not its text. */
export type FrontMatter = { readonly kind: Front; readonly children: PhrasingContent[] };

export type Body = { readonly front: readonly FrontMatter[]; readonly blocks: BlockContent[] };

const front: readonly string[] = ['title', 'subtitle', 'author', 'date', 'abstract'] satisfies Front[];

/** All that stands in a body, a cell, a note or a text box → blocks. */
export function readBlocks(parent: XmlElement, scope: Scope): BlockContent[] {
  const body = readBody(parent, scope, false);
  return body.blocks;
}

/** The same, with facts taken off its head. */
export function readBody(parent: XmlElement, scope: Scope, withFront = true): Body {
  const builder = new BlockBuilder();
  const facts: FrontMatter[] = [];
  const initial: Marked[] = [];
  let atHead = withFront;
  for (const { element, bookmarks } of bodyElements(parent)) {
    if (element.name === 'w:tbl') {
      atHead = false;
      builder.add({ kind: 'block', blocks: toTable(element, (cell) => readBlocks(cell, scope)) });
      continue;
    }
    const kind = byRuns(kindOf(element, scope.docx), element, scope);
    const inline = readInline(element, scope);
    inline.bookmarks.push(...bookmarks);
    // A drop capital is a paragraph of its own; its letter belongs to the next.
    inline.pieces.unshift(...initial.splice(0));
    if (childOf(element, 'w:pPr', 'w:framePr')?.attributes['w:dropCap'] !== undefined) {
      initial.push(...inline.pieces);
      continue;
    }
    const children = nestMarks(inline.pieces);
    if (atHead && front.includes(kind.kind) && !isBlank(children)) facts.push({ kind: kind.kind as Front, children });
    else {
      atHead &&= isBlank(children);
      for (const unit of unitsOf(kind, inline, scope)) builder.add(unit);
    }
  }
  return { front: facts, blocks: builder.finished() };
}

type BodyElement = { readonly element: XmlElement; readonly bookmarks: readonly string[] };

/** Paragraphs and tables in order, out of content controls and the like, with the bookmarks that stand before them. */
function bodyElements(parent: XmlElement): BodyElement[] {
  let bookmarks: string[] = [];
  return elementsOf(parent).flatMap((child): BodyElement[] => {
    if (child.name === 'w:bookmarkStart') bookmarks.push(child.attributes['w:name'] ?? '');
    if (child.name === 'w:p' || child.name === 'w:tbl') {
      const before = bookmarks;
      bookmarks = [];
      return [{ element: child, bookmarks: before }];
    }
    const skipped = child.name.endsWith('Pr') || child.name === 'w:moveFrom' || child.name === 'w:del';
    return skipped ? [] : bodyElements(child);
  });
}

function unitsOf(kind: ParagraphKind, inline: Inline, scope: Scope): Unit[] {
  const children = nestMarks(inline.pieces);
  const boxed = inline.boxes.map((box): Unit => ({ kind: 'block', blocks: readBlocks(box, scope) }));
  const boxes = boxed.filter((unit) => unit.blocks.length > 0);
  const blank = isBlank(children) && kind.kind !== 'code';
  if (blank) return boxes.length > 0 ? boxes : [{ kind: 'block', blocks: [], place: gapPlace(kind.place) }];
  return [unitOf(kind, inline, children, scope), ...boxes];
}

/** An empty paragraph ends no list; an empty item may hold a list that follows. */
function gapPlace(place: ListPlace | undefined): ListPlace {
  return place ?? deepest;
}

function unitOf(kind: ParagraphKind, inline: Inline, children: PhrasingContent[], scope: Scope): Unit {
  const paragraph: BlockContent = { type: 'paragraph', children };
  switch (kind.kind) {
    case 'heading': {
      const heading = { type: 'heading' as const, depth: kind.depth, children };
      for (const name of inline.bookmarks) scope.anchors.set(name, heading);
      return { kind: 'block', blocks: [heading] };
    }
    case 'code':
    case 'whole code':
      return { kind: kind.kind, blocks: [{ type: 'code', value: codeOf(inline) }], place: kind.place };
    case 'quote':
    case 'indented':
    case 'term':
    case 'definition':
      return { kind: kind.kind, blocks: [paragraph], place: kind.place };
    case 'caption':
      return { kind: 'block', blocks: [captionOf(paragraph)] };
    default:
      return { kind: 'block', blocks: [paragraph], place: counted(kind.place, scope) };
  }
}

/** An ordered list that was interrupted goes on where it stopped. */
function counted(place: ListPlace | undefined, scope: Scope): ListPlace | undefined {
  if (place === undefined || place.marker !== 'ordered') return place;
  const key = `${place.list}/${place.level}`;
  const start = scope.counts.get(key) ?? place.start;
  scope.counts.set(key, start + 1);
  for (const other of scope.counts.keys()) {
    const [list, level] = other.split('/');
    if (list === place.list && Number(level) > place.level) scope.counts.delete(other);
  }
  return { ...place, start };
}

function codeOf(inline: Inline): string {
  return inline.pieces.map(({ content }) => wordsOf(content)).join('');
}

/**
 * What only the runs tell. A paragraph set in letters of equal width from end to end is a line of a listing; one in a
 * style for code whose runs are in one for code too is a block of its own, as pandoc writes it.
 */
function byRuns(kind: ParagraphKind, paragraph: XmlElement, { docx, fixedIsCode }: Scope): ParagraphKind {
  const runs = descendantsOf(paragraph, 'w:r').filter((run) => textOfXml(run).trim() !== '');
  const every = (says: (properties: XmlElement | undefined) => boolean): boolean =>
    runs.length > 0 && runs.every((run) => says(childOf(run, 'w:rPr')));
  if (kind.kind === 'code') {
    return every((properties) => runMarks(properties, docx.styles).has('code'))
      ? { ...kind, kind: 'whole code' }
      : kind;
  }
  const isListing = kind.kind === 'plain' && kind.place === undefined && fixedIsCode && every(isFixed);
  return isListing && codeSigns.test(runs.map(textOfXml).join('')) ? { kind: 'code' } : kind;
}
/** What prose in a typewriter's letters has not. */
const codeSigns = /[={}[\]()<>;$#|\\_]|^(?:\t| {2})|:$/;

function wordsOf(content: string | Nodes): string {
  if (typeof content === 'string') return content;
  return content.type === 'break' ? '\n' : '';
}

function isBlank(children: readonly PhrasingContent[]): boolean {
  return children.every((child) => child.type === 'break' || (child.type === 'text' && child.value.trim() === ''));
}
