import type { Nodes, Root, RootContent, Text } from 'mdast';
import { findLabels, type LabelIndex } from './label-index.ts';
import { ENTRY_SCHEME } from './link-mentions.ts';
import { childrenOf, type Splice, spliceText, withChildren } from './splice-text.ts';

/** A name that a link was written with, the entry it was found to mean, and the line it stands in. */
export type NamedLink = { readonly name: string; readonly id: string | undefined; readonly line: number | undefined };

const WIKI_LINK = /\[\[([^[\]|]{1,200})(?:\|([^[\]|]{1,200}))?\]\]/g;

/**
 * `[[name]]` and `[[name|text]]` → links to the entry of that label or id; lost ones stay as text. Brackets in the
 * words of a source are its own, and headings hold titles of sources.
 */
export function resolveWikiLinks(
  tree: Root,
  find: (name: string) => string | undefined,
): { tree: Root; links: readonly NamedLink[] } {
  const links: NamedLink[] = [];
  const splicesOf = (node: Text): readonly Splice[] =>
    Array.from(node.value.matchAll(WIKI_LINK)).flatMap((match): Splice[] => {
      const name = (match[1] ?? '').trim();
      const id = find(name);
      links.push({ name, id, line: node.position?.start.line });
      if (id === undefined) return [];
      const children = [{ type: 'text' as const, value: (match[2] ?? name).trim() }];
      const link = { type: 'link' as const, url: `${ENTRY_SCHEME}${id}`, children };
      return [{ start: match.index, end: match.index + match[0].length, node: link }];
    });
  const resolve = <Node extends Nodes>(node: Node): Node => {
    if (node.type === 'link' || node.type === 'heading' || isExcerpt(node)) return node;
    const children = childrenOf(node).flatMap((child): RootContent[] =>
      child.type === 'text' ? spliceText(child, splicesOf(child)) : [resolve(child)],
    );
    return withChildren(node, children);
  };
  return { tree: resolve(tree), links };
}

function isExcerpt(node: Nodes): boolean {
  return node.type === 'mdxJsxFlowElement' && node.name === 'Excerpt';
}

/** The entry that bears this name as a whole, by id or by label. */
export function entryNamed(index: LabelIndex, ids: ReadonlySet<string>, name: string): string | undefined {
  if (ids.has(name)) return name;
  const [found] = findLabels(index, name);
  return found !== undefined && found.start === 0 && found.end === name.length ? found.id : undefined;
}
