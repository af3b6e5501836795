import type { ElementContent, Root as HastRoot, RootContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { MdxJsxAttribute, MdxJsxExpressionAttribute } from 'mdast-util-mdx';

type Node = RootContent | ElementContent;

/**
 * A rendered tree in which code still stands → MDX that runs it. What holds no code goes through as finished HTML,
 * so that fragments, links, excerpts and citations are the same, byte for byte, as in the closed lane.
 * `modules` are the author's imports and exports.
 */
export function toOpenMdx({ children }: HastRoot, modules: readonly string[]): string {
  return [...modules, `<>${print(children)}</>\n`].join('\n\n');
}

/** The same tree with all code left out: components of an author keep what stands between their tags. */
export function withoutCode(root: HastRoot): HastRoot {
  return { ...root, children: root.children.flatMap(plainNodes) };
}

function plainNodes<T extends Node>(node: T): T[] {
  if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement')
    return node.children.flatMap(plainNodes) as T[];
  if (node.type.startsWith('mdx')) return [];
  return 'children' in node ? [{ ...node, children: node.children.flatMap(plainNodes) }] : [node];
}

function holdsCode(node: Node): boolean {
  return node.type.startsWith('mdx') || ('children' in node && node.children.some(holdsCode));
}

/** Neighbours without code are one piece of HTML. */
function print(nodes: readonly Node[]): string {
  const out: string[] = [];
  let finished: Node[] = [];
  const flush = () => {
    if (finished.length > 0) out.push(`<Fragment set:html={${JSON.stringify(toHtml(finished as RootContent[]))}} />`);
    finished = [];
  };
  for (const node of nodes) {
    if (!holdsCode(node)) {
      finished.push(node);
      continue;
    }
    flush();
    out.push(printCode(node));
  }
  flush();
  return out.join('');
}

function printCode(node: Node): string {
  if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') return `{${node.value}}`;
  if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
    const name = node.name ?? '';
    return `<${[name, ...node.attributes.map(printAttribute)].join(' ').trimEnd()}>${print(node.children)}</${name}>`;
  }
  if (node.type !== 'element') return '';
  const [opening = '', closing = ''] = toHtml({ ...node, children: [{ type: 'text', value: MARK }] }).split(MARK);
  return `${opening}${print(node.children)}${closing}`;
}

/** Stands where the children go; a noncharacter, which no text holds (Unicode 23.7). */
const MARK = '\uFDD0';

function printAttribute(attribute: MdxJsxAttribute | MdxJsxExpressionAttribute): string {
  if (attribute.type === 'mdxJsxExpressionAttribute') return `{${attribute.value}}`;
  const { name, value } = attribute;
  if (value === null || value === undefined) return name;
  return `${name}={${typeof value === 'string' ? JSON.stringify(value) : value.value}}`;
}
