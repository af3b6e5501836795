import type { Nodes, Root, RootContent } from 'mdast';

/** What must have content to say anything. */
const NEEDS_CHILDREN = new Set([
  'paragraph',
  'heading',
  'emphasis',
  'strong',
  'delete',
  'link',
  'blockquote',
  'list',
  'listItem',
  'mdxJsxFlowElement',
  'mdxJsxTextElement',
]);

/** Empty nodes out, neighbouring texts joined, positions and helper data dropped, headings' depths kept. Depth is bounded by the parser. */
export function tidyTree(root: Root): Root {
  return { type: 'root', children: tidyAll(root.children) };
}

function tidyAll(nodes: readonly RootContent[]): RootContent[] {
  const out: RootContent[] = [];
  for (const node of nodes) {
    const tidied = tidy(node);
    if (tidied === undefined) continue;
    const last = out.at(-1);
    if (tidied.type === 'text' && last?.type === 'text')
      out[out.length - 1] = { type: 'text', value: last.value + tidied.value };
    else out.push(tidied);
  }
  return out;
}

function tidy(node: RootContent): RootContent | undefined {
  const { position: _position, ...rest } = node;
  if (!('children' in rest)) return 'value' in rest && rest.value === '' ? undefined : (rest as RootContent);
  const children = tidyAll(rest.children as RootContent[]);
  if (children.every(isBlank) && NEEDS_CHILDREN.has(rest.type)) {
    return rest.type === 'emphasis' || rest.type === 'strong' ? blankText(children) : undefined;
  }
  return { ...rest, children } as RootContent;
}

/** White space in an empty `<b> </b>` still parts the words around it. */
function blankText(children: readonly RootContent[]): RootContent | undefined {
  return children.some((child) => child.type === 'text') ? { type: 'text', value: ' ' } : undefined;
}

function isBlank(node: Nodes): boolean {
  return (node.type === 'text' && node.value.trim() === '') || node.type === 'break';
}
