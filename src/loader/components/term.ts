import type { Link, PhrasingContent, Root, RootContent } from 'mdast';
import { ENTRY_SCHEME } from '../../link/link-mentions.ts';
import { childrenOf, withChildren } from '../../link/splice-text.ts';
import { attributesOf } from './component.ts';

/** A term whose entry does not exist, and the line it stands in. */
export type LostTerm = { readonly id: string; readonly line: number | undefined };

/** `<Term id>words</Term>` → a link to the entry of that id, so that it is seen from there too; lost ones stay as text. */
export function resolveTerms(tree: Root, ids: ReadonlySet<string>): { tree: Root; lost: readonly LostTerm[] } {
  const lost: LostTerm[] = [];
  const resolve = (node: RootContent): RootContent[] => {
    const children = childrenOf(node).flatMap(resolve);
    const isComponent = node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
    if (!isComponent || node.name !== 'Term') return [withChildren(node, children)];
    const { id = '' } = attributesOf(node);
    const words = children.flatMap((child) =>
      child.type === 'paragraph' ? child.children : [child as PhrasingContent],
    );
    if (!ids.has(id)) lost.push({ id, line: node.position?.start.line });
    const shown: PhrasingContent[] = ids.has(id)
      ? [withChildren<Link>({ type: 'link', url: `${ENTRY_SCHEME}${id}`, children: [] }, words)]
      : words;
    return node.type === 'mdxJsxFlowElement' ? [{ type: 'paragraph', children: shown }] : shown;
  };
  return { tree: { ...tree, children: tree.children.flatMap(resolve) }, lost };
}
