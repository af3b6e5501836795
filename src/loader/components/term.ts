import type { Link, PhrasingContent, Root, RootContent } from 'mdast';
import { ENTRY_SCHEME } from '../../link/link-mentions.ts';
import { childrenOf, withChildren } from '../../link/splice-text.ts';
import type { NamedLink } from '../../link/wiki-links.ts';
import { attributesOf } from './component.ts';

/** `<Term id>words</Term>` → a link to the entry of that id, so that it is seen from there too; lost ones stay as text. */
export function resolveTerms(
  tree: Root,
  find: (id: string) => string | undefined,
): { tree: Root; links: readonly NamedLink[] } {
  const links: NamedLink[] = [];
  const resolve = (node: RootContent): RootContent[] => {
    const children = childrenOf(node).flatMap(resolve);
    const isComponent = node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
    if (!isComponent || node.name !== 'Term') return [withChildren(node, children)];
    const { id: name = '' } = attributesOf(node);
    const id = find(name);
    const words = children.flatMap((child) =>
      child.type === 'paragraph' ? child.children : [child as PhrasingContent],
    );
    links.push({ name, id, line: node.position?.start.line });
    const shown: PhrasingContent[] =
      id !== undefined
        ? [withChildren<Link>({ type: 'link', url: `${ENTRY_SCHEME}${id}`, children: [] }, words)]
        : words;
    return node.type === 'mdxJsxFlowElement' ? [{ type: 'paragraph', children: shown }] : shown;
  };
  return { tree: { ...tree, children: tree.children.flatMap(resolve) }, links };
}
