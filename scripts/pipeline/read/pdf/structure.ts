import type { Item, Link, Page, TreeLeaf, TreeNode } from './page.ts';

/** An element of the file's own structure (ISO 32000-1, 14.8), over all its pages. */
export type Element = {
  readonly role: string;
  readonly alt: string | undefined;
  readonly children: readonly (Element | Content)[];
  /** 1-based page on which it begins. */
  readonly page: number;
};
/** What an element holds on a page: its text runs, or a link's annotation. */
export type Content = {
  readonly items: readonly Item[];
  readonly link: Link | undefined;
  readonly mark: string | undefined;
  readonly page: number;
};

export function isElement(node: Element | Content): node is Element {
  return 'role' in node;
}

/** Elements whose children pdf.js lists on every page they touch, empty where they stand on another one. */
const listed = new Set(['L', 'LI', 'LBody', 'Table', 'THead', 'TBody', 'TFoot', 'TR']);
/** Elements of which a page has one that goes on, rather than two that meet. */
const seamless = new Set(['Root', 'Document', 'Part', 'Art', 'Sect', 'Div', 'BlockQuote', 'L', 'Table', 'TBody', 'LI']);

/** The structure trees of the pages, as one: what was cut by a page's end is whole again. */
export function structureOf(pages: readonly Page[]): Element | undefined {
  let whole: Element | undefined;
  for (const page of pages) {
    if (!page.tree) continue;
    const element = resolve(page.tree, page);
    whole = whole ? joinElements(whole, element, pages) : element;
  }
  return whole && prune(whole);
}

function resolve(tree: TreeNode, page: Page): Element {
  const byMark = new Map<string, Item[]>();
  for (const item of page.items) {
    if (item.mark === undefined || item.artifact) continue;
    const items = byMark.get(item.mark);
    if (items) items.push(item);
    else byMark.set(item.mark, [item]);
  }
  const links = new Map(page.links.map((link) => [link.id, link]));
  const leafOf = (leaf: TreeLeaf): Content =>
    leaf.type === 'content'
      ? { items: byMark.get(leaf.id) ?? [], link: undefined, mark: leaf.id, page: page.number }
      : {
          items: [],
          link: links.get(leaf.id.replace('pdfjs_internal_id_', '')),
          mark: undefined,
          page: page.number,
        };
  const nodeOf = (node: TreeNode): Element => ({
    role: node.role,
    alt: node.alt,
    page: page.number,
    children: node.children.map((child) => ('role' in child ? nodeOf(child) : leafOf(child))),
  });
  return nodeOf(tree);
}

/** Has the node anything of its own on its page? */
function isFull(node: Element | Content): boolean {
  if (isElement(node)) return node.children.some(isFull);
  return node.items.length > 0 || node.link !== undefined || node.mark !== undefined;
}

function joinElements(a: Element, b: Element, pages: readonly Page[]): Element {
  if (listed.has(a.role) && a.children.length === b.children.length && a.children.length > 1) {
    const children = a.children.map((child, index) => {
      const other = b.children[index];
      if (!other || !isFull(other)) return child;
      return isFull(child) && isElement(child) && isElement(other) ? joinElements(child, other, pages) : other;
    });
    return { ...a, children };
  }
  const last = a.children.findLastIndex(isFull);
  const first = b.children.findIndex(isFull);
  const before = a.children[last];
  const after = b.children[first];
  if (before && after && isElement(before) && isElement(after) && goesOn(before, after, pages)) {
    const seam = joinElements(before, after, pages);
    return { ...a, children: [...a.children.slice(0, last), seam, ...b.children.slice(first + 1)] };
  }
  return { ...a, children: [...a.children, ...b.children] };
}

/** Is the element that begins the next page the one that ended the last? */
function goesOn(before: Element, after: Element, pages: readonly Page[]): boolean {
  if (before.role !== after.role || /^(Title|H\d?|TR|TH|TD|Caption|Figure)$/.test(before.role)) return false;
  if (before.role === 'LI') return !after.children.some((child) => isElement(child) && labelled(child));
  if (listed.has(before.role)) {
    return before.children.length === after.children.length || !startsAnew(after);
  }
  if (seamless.has(before.role)) return true;
  const holdsBlocks = (node: Element) => node.children.some((child) => isElement(child) && isBlock(child));
  if (holdsBlocks(before) && holdsBlocks(after)) return true;
  if (before.role === 'Code' || isCode(before)) return isCode(after) || after.role === 'Code';
  return textGoesOn(itemsOf(before), itemsOf(after), pages);
}

function labelled(node: Element): boolean {
  return node.role === 'Lbl' && node.children.some(isFull);
}

function startsAnew(list: Element): boolean {
  const first = list.children.find(isFull);
  return first !== undefined && isElement(first) && first.children.some((child) => isElement(child) && labelled(child));
}

const blocks = /^(P|Title|H\d?|L|LI|Table|BlockQuote|Div|Sect|Note|Figure|Caption|TOC|TOCI|Index)$/;
export function isBlock(node: Element): boolean {
  return blocks.test(node.role) || isCode(node) || node.children.some((child) => isElement(child) && isBlock(child));
}

/** `NonStruct > Code`: a preformatted block as browsers print it. */
export function isCode(node: Element): boolean {
  const full = node.children.filter(isFull);
  const only = full[0];
  return (
    node.role === 'NonStruct' && full.length === 1 && only !== undefined && isElement(only) && only.role === 'Code'
  );
}

export function itemsOf(node: Element | Content): Item[] {
  return isElement(node) ? node.children.flatMap(itemsOf) : [...node.items];
}

/** A paragraph goes on if its last line is full: the next line's first word would not have fitted. */
export function textGoesOn(a: readonly Item[], b: readonly Item[], pages: readonly Page[]): boolean {
  const last = a.findLast((item) => item.text.trim() !== '');
  const next = b.find((item) => item.text.trim() !== '');
  if (!last || !next || Math.abs(last.size - next.size) > 0.5) return false;
  const page = pages.find(({ number }) => number === last.page);
  const left = Math.min(...a.filter((item) => item.page === last.page).map((item) => item.x));
  const column = (page?.items ?? []).filter((item) => item.x >= left - 3 * last.size && item.x < last.x + 1);
  const inColumn = column.filter((item) => item.y < last.y + 1 && Math.abs(item.size - last.size) < 0.5);
  const lines = new Map<number, number>();
  for (const item of [...inColumn, ...a.filter((item) => item.page === last.page)]) {
    const key = Math.round(item.y);
    lines.set(key, Math.max(lines.get(key) ?? 0, item.x + item.width));
  }
  const right = Math.max(...lines.values());
  const word = next.text.trim().split(/\s/)[0] ?? '';
  const wide = (next.width * word.length) / Math.max(1, next.text.length);
  const room = right - (last.x + last.width) - 0.25 * last.size;
  if (room > wide) return false;
  return !/[.!?:]["”’)\]]*$/.test(last.text.trim()) || /^\p{Ll}/u.test(next.text.trim());
}

function prune(node: Element): Element {
  const children = node.children.filter(isFull).map((child) => (isElement(child) ? prune(child) : child));
  const page = pageOf(children) ?? node.page;
  return { ...node, children, page };
}

function pageOf(children: readonly (Element | Content)[]): number | undefined {
  const pages = children.map((child) => child.page);
  return pages.length > 0 ? Math.min(...pages) : undefined;
}
