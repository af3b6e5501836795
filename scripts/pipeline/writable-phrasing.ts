import type { Definition, FootnoteDefinition, PhrasingContent, Text } from 'mdast';
import { safeAddress } from './safe-address.ts';

/** What references may point to: link definitions, and notes with the label they are written with. */
export type Known = {
  readonly links: Map<string, Definition>;
  readonly notes: Map<string, { readonly id: string | undefined; readonly definition: FootnoteDefinition }>;
};

export type PhrasingPlace = {
  readonly known: Known;
  /** Headings and table cells: a break is a space there. */
  readonly oneLine?: boolean;
  /** Types of the nodes around; a mark in itself says nothing, a link in a link cannot be. */
  readonly around?: readonly string[];
};

/** Phrasing as MDX can say it, without space or breaks at either end. */
export function writablePhrasing(nodes: readonly PhrasingContent[], place: PhrasingPlace): PhrasingContent[] {
  return split(settle(nodes.flatMap((node) => phrase(node, place)))).inner;
}

/**
 * Phrasing of a paragraph. Elements that stand alone on a line would be read as blocks; alone they are above or
 * below nothing, so their words remain.
 */
export function writableParagraph(nodes: readonly PhrasingContent[], known: Known): PhrasingContent[] {
  const children = writablePhrasing(nodes, { known });
  const alone = children.every(
    (child) => child.type === 'mdxJsxTextElement' || (child.type === 'text' && child.value === ' '),
  );
  if (!alone) return children;
  const bare = children.flatMap((child) => (child.type === 'mdxJsxTextElement' ? child.children : [child]));
  return bare.length === 0 ? [] : writableParagraph(bare, known);
}

function phrase(node: PhrasingContent, place: PhrasingPlace): PhrasingContent[] {
  const { known, around = [] } = place;
  switch (node.type) {
    case 'text':
      return [{ type: 'text', value: cleanText(node.value) }];
    case 'emphasis':
    case 'strong':
    case 'delete':
      return marked(node, place);
    case 'inlineCode': {
      const value = cleanText(node.value).trim();
      if (value === '') return [];
      return [{ type: cannotBeCode(value, place) ? 'text' : 'inlineCode', value }];
    }
    case 'break':
      return [place.oneLine ? { type: 'text', value: ' ' } : { type: 'break' }];
    case 'image':
      return image(node);
    case 'imageReference': {
      const target = known.links.get(node.identifier);
      return image({ url: target?.url ?? '', title: target?.title, alt: node.alt });
    }
    case 'link':
      return link(node, place);
    case 'linkReference': {
      const target = known.links.get(node.identifier);
      return link({ url: target?.url ?? '', title: target?.title, children: node.children }, place);
    }
    case 'footnoteReference': {
      const id = known.notes.get(node.identifier)?.id;
      return id === undefined || around.includes('link')
        ? []
        : [{ type: 'footnoteReference', identifier: id, label: id }];
    }
    case 'mdxJsxTextElement':
      return marked(node, place);
    default:
      return 'value' in node ? [] : [];
  }
}

/**
 * Code that Markdown cannot say where it stands: `\\|` in a table cell, and `]:` in a link, which would be a definition
 * at the start of a paragraph. The character at the end counts, because code that follows is joined to it.
 */
function cannotBeCode(value: string, { oneLine, around = [] }: PhrasingPlace): boolean {
  return (oneLine === true && /\\(?:\||$)/.test(value)) || (around.includes('link') && /\](?::|$)/.test(value));
}

type Mark = Extract<PhrasingContent, { type: 'emphasis' | 'strong' | 'delete' | 'mdxJsxTextElement' }>;

function marked(node: Mark, place: PhrasingPlace): PhrasingContent[] {
  const element = node.type === 'mdxJsxTextElement';
  const name = element ? `<${node.name}>` : node.type;
  const around = place.around ?? [];
  const known = !element || node.name === 'sub' || node.name === 'sup';
  const keep = known && !around.includes(name) && around.length < 8;
  const children = settle(
    node.children.flatMap((child) => phrase(child, { ...place, around: [...around, ...(keep ? [name] : [])] })),
  );
  if (!keep) return children;
  const { before, inner, after } = split(children, element ? spaces : markEdges);
  if (inner.length === 0) return [...before, ...after];
  const mark: Mark = element
    ? { type: 'mdxJsxTextElement', name: node.name, attributes: [], children: inner }
    : { type: node.type, children: inner };
  return [...before, mark, ...after];
}

function link(
  node: { url: string; title?: string | null | undefined; children: readonly PhrasingContent[] },
  place: PhrasingPlace,
): PhrasingContent[] {
  const around = place.around ?? [];
  const url = safeAddress(node.url);
  const keep = url !== undefined && !around.includes('link');
  const children = settle(
    node.children.flatMap((child) => phrase(child, { ...place, around: keep ? [...around, 'link'] : around })),
  );
  if (!keep) return children;
  const { before, inner, after } = split(children);
  if (inner.length === 0) return [...before, ...after];
  return [...before, { type: 'link', url, title: titleOf(node.title), children: inner }, ...after];
}

function image(node: {
  url: string;
  title?: string | null | undefined;
  alt?: string | null | undefined;
}): PhrasingContent[] {
  const url = safeAddress(node.url);
  const alt = cleanText(node.alt ?? '').trim();
  if (url === undefined) return [{ type: 'text', value: alt }];
  return [{ type: 'image', url, title: titleOf(node.title), alt }];
}

function titleOf(title: string | null | undefined): string | null {
  return cleanText(title ?? '').trim() || null;
}

/** One space for a run of white space; no character that XML forbids, nor code point that is none; no byte order mark inside. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[ \t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\p{Noncharacter_Code_Point}\uFEFF]/gu, '');
}

/** Neighbours of one kind become one node; no space beside a break, no space doubled. */
function settle(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const out: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    if (node.type === 'text') {
      const value = last?.type === 'break' ? node.value.replace(/^ +/, '') : node.value;
      if (last?.type === 'text') out[out.length - 1] = { type: 'text', value: cleanText(last.value + value) };
      else if (value !== '') out.push({ type: 'text', value });
    } else if (node.type === 'break') {
      if (last?.type === 'text') trimEnd(out, last);
      if (out.at(-1)?.type !== 'break') out.push(node);
    } else if (isMark(node) && last !== undefined && isMark(last) && last.type === node.type) {
      out[out.length - 1] = { type: node.type, children: settle([...last.children, ...node.children]) };
    } else if (node.type === 'inlineCode' && last?.type === 'inlineCode') {
      out[out.length - 1] = { type: 'inlineCode', value: last.value + node.value };
    } else out.push(node);
  }
  return out;
}

function trimEnd(out: PhrasingContent[], last: Text): void {
  const value = last.value.replace(/(?<! ) +$/, '');
  out.pop();
  if (value !== '') out.push({ type: 'text', value });
}

function isMark(node: PhrasingContent): node is Extract<PhrasingContent, { type: 'emphasis' | 'strong' | 'delete' }> {
  return node.type === 'emphasis' || node.type === 'strong' || node.type === 'delete';
}

type Split = {
  readonly before: PhrasingContent[];
  readonly inner: PhrasingContent[];
  readonly after: PhrasingContent[];
};

const spaces = { first: /^ +/, last: /(?<! ) +$/ };
/**
 * What may not touch a mark from inside: spaces, as CommonMark says, and pictures beyond the basic plane, which some
 * parsers take for letters and some for punctuation.
 */
const markEdges = {
  first: /^(?: |(?=[\u{10000}-\u{10FFFF}])[\p{S}\p{P}][\uFE0F\u200D]?)+/u,
  last: /(?<! |(?=[\u{10000}-\u{10FFFF}])[\p{S}\p{P}][\uFE0F\u200D]?)(?: |(?=[\u{10000}-\u{10FFFF}])[\p{S}\p{P}][\uFE0F\u200D]?)+$/u,
};

/** What stands at either end and belongs outside, breaks too, and what is between. */
function split(nodes: readonly PhrasingContent[], edges = spaces): Split {
  const inner = [...nodes];
  const before: PhrasingContent[] = [];
  const after: PhrasingContent[] = [];
  for (let first = inner[0]; first !== undefined; first = inner[0]) {
    const edge = edgeOf(first, edges.first);
    if (edge === undefined) break;
    before.push(edge);
    const rest = restOf(first, edges.first);
    inner.splice(0, 1, ...rest);
  }
  for (let last = inner.at(-1); last !== undefined; last = inner.at(-1)) {
    const edge = edgeOf(last, edges.last);
    if (edge === undefined) break;
    after.unshift(edge);
    inner.splice(-1, 1, ...restOf(last, edges.last));
  }
  return { before, inner, after };
}

function edgeOf(node: PhrasingContent, edge: RegExp): PhrasingContent | undefined {
  if (node.type === 'break') return node;
  const found = node.type === 'text' ? edge.exec(node.value)?.[0] : undefined;
  return found === undefined ? undefined : { type: 'text', value: found };
}

function restOf(node: PhrasingContent, edge: RegExp): PhrasingContent[] {
  const value = node.type === 'text' ? node.value.replace(edge, '') : '';
  return value === '' ? [] : [{ type: 'text', value }];
}
