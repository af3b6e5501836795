import type { PhrasingContent, RootContent } from 'mdast';
import type { ComponentNode } from './component.ts';

/** Components that hold blocks: `<Aside>words</Aside>` on one line holds a paragraph like one on three. */
const HOLD_BLOCKS = new Set(['Aside', 'Definition', 'Event', 'Figure', 'Position']);
const PHRASING = new Set<RootContent['type']>([
  'break',
  'delete',
  'emphasis',
  'footnoteReference',
  'image',
  'imageReference',
  'inlineCode',
  'link',
  'linkReference',
  'mdxJsxTextElement',
  'strong',
  'text',
]);

/** The component with words that stand directly in it gathered into paragraphs. */
export function withParagraphs<Node extends ComponentNode>(node: Node): Node {
  if (node.type !== 'mdxJsxFlowElement' || !HOLD_BLOCKS.has(node.name ?? '')) return node;
  const blocks: RootContent[] = [];
  let words: PhrasingContent[] = [];
  const close = () => {
    if (words.some((word) => word.type !== 'text' || word.value.trim() !== ''))
      blocks.push({ type: 'paragraph', children: words });
    words = [];
  };
  for (const child of node.children as RootContent[]) {
    if (PHRASING.has(child.type)) words.push(child as PhrasingContent);
    else {
      close();
      blocks.push(child);
    }
  }
  close();
  return { ...node, children: blocks };
}
