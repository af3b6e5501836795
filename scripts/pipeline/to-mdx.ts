import type { Nodes, Root } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { mdxToMarkdown } from 'mdast-util-mdx';
import type { MdxJsxAttribute, MdxJsxExpressionAttribute } from 'mdast-util-mdx-jsx';
import { type Handle, type Options, toMarkdown, type Unsafe } from 'mdast-util-to-markdown';
import { writableTree } from './writable-tree.ts';

/**
 * Writes a tree as MDX that reads back as the same tree, with Sätteri (`smartPunctuation: false`) and with
 * micromark's mdxjs alike, and that compiles. Never writes import, export, expressions or HTML; the only elements
 * are those a `Reading` may hold. What MDX cannot say is first brought to what it can by `writableTree`.
 */
export function toMdx(tree: Root): string {
  return toMarkdown(writableTree(tree), options);
}

/** Words that make ESM of a line; a character reference for the first letter keeps them prose. */
const esmTraps: readonly Unsafe[] = [
  { atBreak: true, character: 'i', after: 'mport(?:[^a-zA-Z]|$)' },
  { atBreak: true, character: 'e', after: 'xport(?:[^a-zA-Z]|$)' },
];

/** Marks that dialects give a meaning to at the start of a line: frontmatter and directives. */
const dialectTraps: readonly Unsafe[] = [
  { atBreak: true, character: '+' },
  { atBreak: true, character: '-' },
  { atBreak: true, character: ':' },
  { atBreak: true, character: '|' },
];

const bracketTraps: readonly Unsafe[] = [
  { character: ':', before: '\\]', inConstruct: 'phrasing' },
  { character: '}', inConstruct: 'phrasing' },
  { character: ']', inConstruct: 'phrasing' },
];

const flowElement: Handle = (node: Nodes, _parent, state, info) => {
  if (node.type !== 'mdxJsxFlowElement') throw new Error(`not a flow element: ${node.type}`);
  const start = `<${node.name}${node.attributes.map(attribute).join('')}`;
  if (node.children.length === 0) return `${start} />`;
  const plain = node.children.every((child) => child.type === 'paragraph' || child.type === 'mdxJsxFlowElement');
  const gap = plain ? '\n' : '\n\n';
  const exit = state.enter('mdxJsxFlowElement');
  const content = state.containerFlow(node, info);
  exit();
  return `${start}>${gap}${content}${gap}</${node.name}>`;
};

/** Text in double quotes, where a character reference stands for what would end it or be read as one. */
function attribute(node: MdxJsxAttribute | MdxJsxExpressionAttribute): string {
  if (node.type !== 'mdxJsxAttribute' || typeof node.value !== 'string') throw new Error('not a literal attribute');
  return ` ${node.name}="${node.value.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"`;
}

const textElement: Handle & { peek?: Handle } = (node: Nodes, _parent, state, info) => {
  if (node.type !== 'mdxJsxTextElement') throw new Error(`not a text element: ${node.type}`);
  const exit = state.enter('mdxJsxTextElement');
  const content = state.containerPhrasing(node, { ...info, before: '>', after: '<' });
  exit();
  return `<${node.name}>${content}</${node.name}>`;
};
textElement.peek = () => '<';

const options: Options = {
  bullet: '-',
  emphasis: '*',
  rule: '_',
  fences: true,
  listItemIndent: 'one',
  resourceLink: true,
  extensions: [
    gfmToMarkdown({ tablePipeAlign: false }),
    mdxToMarkdown(),
    {
      unsafe: [...esmTraps, ...dialectTraps, ...bracketTraps],
      handlers: { mdxJsxFlowElement: flowElement, mdxJsxTextElement: textElement },
    },
  ],
};
