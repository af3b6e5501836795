import type { ListItem, PhrasingContent, TableCell, TableRow } from 'mdast';
import { codeText } from './code-text.ts';
import { type Block, type Context, figure, locate } from './context.ts';
import type { Item, Link } from './page.ts';
import { isBlank, phrasingOf, plainPhrasingOf } from './phrasing.ts';
import { closeLines, type Look, type Span, spansOf, textOf } from './spans.ts';
import { type Content, type Element, isBlock, isCode, isElement, itemsOf } from './structure.ts';
import { type TaggedNotes, taggedNotes } from './tagged-notes.ts';

type Tagged = Context & { readonly notes: TaggedNotes };

/** The structure tree → blocks in its order; footnotes as definitions where they stand. */
export function taggedBlocks(root: Element, context: Context): Block[] {
  return blocksOf(root, { ...context, notes: taggedNotes(root) });
}

/** Inline children between blocks become a paragraph of their own. */
function blocksOf({ role, children }: Pick<Element, 'role' | 'children'>, context: Tagged): Block[] {
  const out: Block[] = [];
  const terms = role === 'NonStruct' && children.every((child) => isElement(child) && child.role === 'NonStruct');
  const flows = /^(P|LI|LBody|TD|TH|Caption)$/.test(role);
  let inline: (Element | Content)[] = [];
  const flush = () => {
    const block = paragraphOf(inline, context);
    if (block) out.push(block);
    inline = [];
  };
  for (const child of children) {
    if (isElement(child) && (isBlock(child) || (!flows && hasOwnLines(child, children)))) {
      flush();
      out.push(...(terms && isCode(child) ? [paragraphOf([child], context) ?? []].flat() : blockOf(child, context)));
    } else inline.push(child);
  }
  flush();
  return out;
}

/** A group without a role is a block of its own where it shares no line with its neighbours. */
function hasOwnLines(node: Element, siblings: readonly (Element | Content)[]): boolean {
  if (!/^(NonStruct|Span|Div|Sect|Code|Formula)$/.test(node.role)) return false;
  const items = itemsOf(node).filter((item) => item.text.trim() !== '');
  const first = items[0];
  const last = items.at(-1);
  if (!first || !last) return false;
  // Beside it on the line; the next column's lines are further away.
  const beside = (item: Item) =>
    (level(item, first) && Math.abs(item.x + item.width - first.x) < 1.2 * first.size) ||
    (level(item, last) && Math.abs(item.x - last.x - last.width) < 1.2 * last.size);
  const at = siblings.indexOf(node);
  const near = siblings.slice(Math.max(0, at - 2), at + 3).filter((other) => other !== node);
  return !near.some((other) => itemsOf(other).some((item) => item.text.trim() !== '' && beside(item)));
}

function level(item: Item, other: Item): boolean {
  return item.page === other.page && Math.abs(item.y - other.y) < 0.6 * other.size;
}

function blockOf(node: Element, context: Tagged): Block[] {
  const { role } = node;
  if (/^(H[1-6]?|Title)$/.test(role)) {
    const children = plainPhrasingOf(inlineOf(node.children, context));
    if (children.length === 0) return [];
    const digit = Number(role.slice(1)) || 1;
    const depth = digit === 1 ? 1 : digit === 2 ? 2 : digit === 3 ? 3 : digit === 4 ? 4 : digit === 5 ? 5 : 6;
    return [locate({ type: 'heading', depth, children }, node.page, context)];
  }
  if (isCode(node) || role === 'Code') {
    const value = codeText(itemsOf(node));
    return value.trim() === '' ? [] : [locate({ type: 'code', value }, node.page, context)];
  }
  if (isTyped(node)) return [locate({ type: 'code', value: codeText(itemsOf(node)) }, node.page, context)];
  if (role === 'L') return listOf(node, context);
  if (role === 'Table') return tableOf(node, context);
  if (role === 'BlockQuote') {
    const children = blocksOf(node, context);
    return children.length > 0 ? [locate({ type: 'blockquote', children }, node.page, context)] : [];
  }
  if (role === 'Figure') return figureOf(node, context);
  const note = context.notes.notes.get(node);
  if (note !== undefined) {
    const children = blocksOf(node, context);
    return [locate({ type: 'footnoteDefinition', identifier: note, label: note, children }, node.page, context)];
  }
  return blocksOf(node, context);
}

/** A paragraph all in a typewriter face, without a tag that says it is code: code all the same. */
function isTyped(node: Element): boolean {
  if (
    !/^(NonStruct|P|Div|Span|Sect)$/.test(node.role) ||
    node.children.some((child) => isElement(child) && child.role === 'Code')
  )
    return false;
  const items = itemsOf(node).filter((item) => item.text.trim() !== '');
  return items.length > 0 && items.every((item) => item.font.mono);
}

function paragraphOf(nodes: readonly (Element | Content)[], context: Tagged): Block | undefined {
  const first = nodes[0];
  if (!first) return undefined;
  const spans = inlineOf(nodes, context);
  if (isBlank(spans)) return undefined;
  return locate({ type: 'paragraph', children: phrasingOf(spans) }, first.page, context);
}

/** Everything inline below these nodes, with emphasis by tag and, in files without such tags, by font. */
function inlineOf(nodes: readonly (Element | Content)[], context: Tagged): Span[] {
  const looks = new Map<object, Look>();
  const items = nodes.flatMap((node) => collect(node, {}, { looks, notes: context.notes }));
  return closeLines(
    spansOf(items, (item) => looks.get(item) ?? {}),
    context.hyphens,
  );
}

type Collecting = { readonly looks: Map<object, Look>; readonly notes: TaggedNotes };

function collect(node: Element | Content, look: Look, into: Collecting): Item[] {
  if (!isElement(node)) {
    for (const item of node.items) into.looks.set(item, look);
    return [...node.items];
  }
  if (into.notes.backs.has(node)) return [];
  const note = into.notes.marks.get(node);
  const link = linkOf(node);
  const own: Look = {
    ...look,
    ...(node.role === 'Em' ? { italic: true } : {}),
    ...(node.role === 'Strong' ? { bold: true } : {}),
    ...(node.role === 'Code' ? { mono: true } : {}),
    ...(link?.url === undefined ? {} : { href: link.url }),
    ...(note === undefined ? {} : { note }),
  };
  return node.children.flatMap((child) => collect(child, own, into));
}

function linkOf(node: Element): Link | undefined {
  for (const child of node.children) if (!isElement(child) && child.link) return child.link;
  return undefined;
}

function listOf(node: Element, context: Tagged): Block[] {
  const items: ListItem[] = [];
  const after: Block[] = [];
  let first: string | undefined;
  for (const child of node.children) {
    if (!isElement(child)) continue;
    if (child.role === 'Caption') after.push(...blocksOf(child, context));
    else if (child.role === 'L') {
      // A list directly in a list belongs to the item before it.
      const last = items.at(-1);
      const nested = listOf(child, context).filter((block) => block.type === 'list');
      if (last) last.children.push(...nested);
    } else {
      const { label, body } = parted(child);
      if (items.length === 0) first = label;
      const children = blocksOf({ role: 'LI', children: body }, context);
      const note = context.notes.notes.get(child);
      if (note !== undefined) {
        after.push(
          locate({ type: 'footnoteDefinition', identifier: note, label: note, children }, child.page, context),
        );
        continue;
      }
      items.push(locate<ListItem>({ type: 'listItem', spread: false, children }, child.page, context));
    }
  }
  if (items.length === 0) return after;
  const number = /^\(?(\d{1,6})[.)]?/.exec(first ?? '')?.[1];
  const ordered = number !== undefined || /^\(?([a-zA-Z]|[ivxIVX]+)[.)]$/.test(first ?? '');
  const start = number === undefined ? 1 : Number(number);
  const shape = ordered ? { ordered, start } : { ordered };
  return [locate({ type: 'list', ...shape, spread: false, children: items }, node.page, context), ...after];
}

/** A list item's label and the rest; `LBody` is opened. */
function parted(item: Element): { label: string; body: (Element | Content)[] } {
  let label = '';
  const body: (Element | Content)[] = [];
  for (const child of item.children) {
    if (isElement(child) && child.role === 'Lbl') label += textOf(spansOf(itemsOf(child), () => ({})));
    else if (isElement(child) && child.role === 'LBody') body.push(...child.children);
    else body.push(child);
  }
  return { label, body };
}

function tableOf(node: Element, context: Tagged): Block[] {
  const rows: TableRow[] = [];
  const captions: Block[] = [];
  const visit = (part: Element) => {
    for (const child of part.children) {
      if (!isElement(child)) continue;
      if (child.role === 'Caption') captions.push(...blocksOf(child, context));
      else if (child.role === 'TR') rows.push({ type: 'tableRow', children: cellsOf(child, context) });
      else visit(child);
    }
  };
  visit(node);
  const full = rows.filter((row) => row.children.length > 0);
  if (full.length === 0) return captions;
  return [...captions, locate({ type: 'table', children: full }, node.page, context)];
}

function cellsOf(row: Element, context: Tagged): TableCell[] {
  return row.children.filter(isElement).map((cell) => {
    const spans = inlineOf(cell.children, context);
    const children: PhrasingContent[] = cell.role === 'TH' ? plainPhrasingOf(spans) : phrasingOf(spans);
    return { type: 'tableCell', children };
  });
}

function figureOf(node: Element, context: Tagged): Block[] {
  const marks = marksOf(node);
  const found = context.pictures.find(
    ({ page, mark }) => page === node.page && mark !== undefined && marks.some((one) => one.endsWith(`_mc${mark}`)),
  );
  const rest = blocksOf(node, context);
  return found ? [locate(figure({ url: found.name, alt: node.alt ?? '' }, rest), node.page, context)] : rest;
}

function marksOf(node: Element): string[] {
  return node.children.flatMap((child) => (isElement(child) ? marksOf(child) : (child.mark ?? [])));
}
