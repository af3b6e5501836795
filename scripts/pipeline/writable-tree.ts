import type {
  AlignType,
  BlockContent,
  FootnoteDefinition,
  ListItem,
  Nodes,
  PhrasingContent,
  Root,
  RootContent,
  Table,
  TableRow,
} from 'mdast';
import { visit } from 'unist-util-visit';
import { type Known, writableParagraph, writablePhrasing } from './writable-phrasing.ts';

/** Deeper containers are unwrapped: no reader sees the difference, and parsers need stack for each. */
const MAX_DEPTH = 32;

type FlowElement = {
  readonly inside?: string;
  readonly holds?: readonly string[];
  /** Attributes it keeps, as text; others are dropped. */
  readonly attributes?: readonly string[];
  /** It says what it says by its attributes, and may hold nothing. */
  readonly alone?: boolean;
};

/** Elements of blocks, and what may directly stand in them; others are unwrapped. */
const flowElements = new Map<string, FlowElement>([
  ['Excerpt', { attributes: ['source', 'passage', 'start', 'end', 'prefix', 'suffix', 'hash'] }],
  ['Figure', { attributes: ['src', 'alt', 'caption', 'source', 'passage'], alone: true }],
  ['dl', { holds: ['dt', 'dd'] }],
  ['dt', { inside: 'dl' }],
  ['dd', { inside: 'dl' }],
  ['figure', {}],
  ['figcaption', { inside: 'figure' }],
]);

/**
 * The tree as MDX can say it: the same words in the same structure, where every node has exactly one way to be
 * written. Runs of white space are one space, empty nodes are gone, references are resolved, footnotes stand at
 * the end, rows have equal length, links hold safe addresses, and nodes that the site does not know are unwrapped.
 * Applying it twice changes nothing.
 */
export function writableTree(tree: Root): Root {
  const known = knownOf(tree);
  const children = blocks(tree.children, { known, depth: 0, parent: '' });
  const notes: FootnoteDefinition[] = [];
  for (const { id, definition } of known.notes.values()) {
    if (id === undefined) continue;
    const content = blocks(definition.children, { known, depth: 1, parent: '' });
    notes.push({ type: 'footnoteDefinition', identifier: id, label: id, children: content });
  }
  return { type: 'root', children: [...children, ...notes] };
}

type Place = { readonly known: Known; readonly depth: number; readonly parent: string };

/** Link and footnote definitions by identifier; the first of a name counts, as in Markdown. */
function knownOf(tree: Root): Known {
  const links: Known['links'] = new Map();
  const notes: Known['notes'] = new Map();
  const taken = new Set<string>();
  visit(tree, (node) => {
    if (node.type === 'definition' && !links.has(node.identifier)) links.set(node.identifier, node);
    if (node.type !== 'footnoteDefinition' || notes.has(node.identifier)) return;
    notes.set(node.identifier, { id: undefined, definition: node });
  });
  const known: Known = { links, notes };
  for (const [identifier, { definition }] of notes) {
    const content = blocks(definition.children, { known, depth: 1, parent: '' });
    if (content.length === 0) continue;
    notes.set(identifier, { id: freshId(identifier, taken), definition });
  }
  return known;
}

/** Footnote labels are kept where every parser reads them alike. */
function freshId(identifier: string, taken: Set<string>): string {
  const plain =
    identifier
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'note';
  let id = plain;
  for (let n = 2; taken.has(id); n++) id = `${plain}-${n}`;
  taken.add(id);
  return id;
}

function isPhrasing(node: Nodes): node is PhrasingContent {
  return phrasingTypes.has(node.type);
}
const phrasingTypes = new Set<string>([
  ...['text', 'emphasis', 'strong', 'delete', 'inlineCode', 'break', 'link', 'image', 'linkReference'],
  ...['imageReference', 'footnoteReference', 'mdxJsxTextElement'],
]);

/** Blocks of a container; loose phrasing between them becomes paragraphs. */
function blocks(nodes: readonly Nodes[], place: Place): BlockContent[] {
  const out: BlockContent[] = [];
  let loose: PhrasingContent[] = [];
  const flush = (): void => {
    const children = writableParagraph(loose, place.known);
    if (children.length > 0) out.push({ type: 'paragraph', children });
    loose = [];
  };
  for (const node of nodes) {
    if (isPhrasing(node)) loose.push(node);
    else {
      flush();
      out.push(...block(node, place));
    }
  }
  flush();
  return out;
}

function block(node: Nodes, place: Place): BlockContent[] {
  const { known } = place;
  const within = { ...place, depth: place.depth + 1 };
  switch (node.type) {
    case 'paragraph':
      return blocks(node.children, place);
    case 'heading': {
      const children = writablePhrasing(node.children, { known, oneLine: true });
      return children.length > 0 ? [{ type: 'heading', depth: node.depth, children }] : [];
    }
    case 'thematicBreak':
      return [{ type: 'thematicBreak' }];
    case 'code': {
      const value = codeOf(node.value);
      return value.trim() === '' ? [] : [{ type: 'code', lang: langOf(node.lang), meta: null, value }];
    }
    case 'table':
      return table(node, known);
    case 'blockquote': {
      const children = blocks(node.children, { ...within, parent: '' });
      if (children.length === 0 || place.depth >= MAX_DEPTH) return children;
      return [{ type: 'blockquote', children }];
    }
    case 'list':
      return list(node, within);
    case 'mdxJsxFlowElement':
      return element(node, within);
    case 'definition':
    case 'footnoteDefinition':
      return [];
    default:
      return 'children' in node ? blocks(node.children, within) : [];
  }
}

function list(node: Extract<RootContent, { type: 'list' }>, place: Place): BlockContent[] {
  const items: ListItem[] = [];
  for (const item of node.children) {
    const children = blocks(item.children, { ...place, parent: '' });
    const [first] = children;
    if (first === undefined) continue;
    const checked = first.type === 'paragraph' ? (item.checked ?? null) : null;
    items.push({ type: 'listItem', checked, spread: !isTight(children), children });
  }
  if (items.length === 0 || place.depth > MAX_DEPTH) return items.flatMap((item) => item.children as BlockContent[]);
  const ordered = node.ordered === true;
  const start = ordered ? Math.min(Math.max(Math.trunc(node.start ?? 1), 0), 999_999_999 - items.length) : null;
  const spread = node.spread === true || items.some((item) => item.spread === true);
  return [{ type: 'list', ordered, start, spread, children: items }];
}

/** One block, or a paragraph and a list that may interrupt it, need no blank line to be what they are. */
function isTight(children: readonly BlockContent[]): boolean {
  const [first, second, ...rest] = children;
  if (second === undefined) return true;
  if (first?.type !== 'paragraph' || second.type !== 'list' || rest.length > 0) return false;
  return (second.start ?? 1) === 1 && second.children[0]?.children[0]?.type === 'paragraph';
}

type FlowNode = Extract<BlockContent, { type: 'mdxJsxFlowElement' }>;

function element(node: FlowNode, place: Place): BlockContent[] {
  const name = node.name ?? '';
  const rule = flowElements.get(name);
  const allowed = rule !== undefined && (rule.inside ?? place.parent) === place.parent && place.depth <= MAX_DEPTH;
  const children = blocks(node.children, { ...place, parent: allowed ? name : place.parent });
  if (!allowed || (children.length === 0 && rule.alone !== true)) return children;
  const held =
    rule.holds === undefined
      ? children
      : children.map((child) => (holds(child, rule.holds ?? []) ? child : flow('dd', [child])));
  return [{ ...flow(name, held), attributes: attributesOf(node, rule.attributes ?? []) }];
}

function holds(node: BlockContent, names: readonly string[]): boolean {
  return node.type === 'mdxJsxFlowElement' && names.includes(node.name ?? '');
}

function attributesOf(node: FlowNode, names: readonly string[]): FlowNode['attributes'] {
  return names.flatMap((name) => {
    const found = node.attributes.find((attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === name);
    return typeof found?.value === 'string' ? [{ type: 'mdxJsxAttribute' as const, name, value: found.value }] : [];
  });
}

function flow(name: string, children: BlockContent[]): FlowNode {
  return { type: 'mdxJsxFlowElement', name, attributes: [], children };
}

function table(node: Table, known: Known): BlockContent[] {
  const rows = node.children.map((row) =>
    row.children.map((cell) => writablePhrasing(cell.children, { known, oneLine: true })),
  );
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (rows.every((row) => row.every((cell) => cell.length === 0))) return [];
  const children = rows.map(
    (row): TableRow => ({
      type: 'tableRow',
      children: Array.from({ length: width }, (_, index) => ({ type: 'tableCell', children: row[index] ?? [] })),
    }),
  );
  const align = Array.from({ length: width }, (_, index): AlignType => node.align?.[index] ?? null);
  return [{ type: 'table', align, children }];
}

function langOf(lang: string | null | undefined): string | null {
  return lang && /^[\w#+.-]+$/.test(lang) ? lang : null;
}

/** Lines as they are, but for those of only white space: what indents a container is not told from them. */
function codeOf(value: string): string {
  const lines = value
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])[\p{Cc}\p{Noncharacter_Code_Point}\uFEFF]/gu, '')
    .split('\n');
  return lines.map((line) => (line.trim() === '' ? '' : line)).join('\n');
}
