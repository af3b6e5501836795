import type { Nodes, Paragraph } from 'mdast';
import { toString as textOfNode } from 'mdast-util-to-string';
import { childrenOf } from '../link/splice-text.ts';
import { normalise } from '../model/selector.ts';
import type { ParsedEntry } from './parse-content.ts';

/** A paragraph in an entry's own words: not an excerpt of a source, not an item of a list. */
export type OwnParagraph = { readonly node: Paragraph; readonly text: string; readonly line: number | undefined };

/** Paragraphs an author answers for, in reading order. */
export function ownParagraphs({ tree }: Pick<ParsedEntry, 'tree'>): readonly OwnParagraph[] {
  const found: OwnParagraph[] = [];
  const walk = (node: Nodes): void => {
    if (node.type === 'mdxJsxFlowElement' && node.name === 'Excerpt') return;
    if (node.type === 'blockquote' || node.type === 'list') return;
    if (node.type === 'paragraph') {
      found.push({ node, text: shown(normalise(textOfNode(node))), line: node.position?.start.line });
      return;
    }
    for (const child of childrenOf(node)) walk(child);
  };
  walk(tree);
  return found;
}

/** `[[id|words]]` as a reader sees it. */
function shown(text: string): string {
  return text.replace(/\[\[[^[\]|]*\|([^[\]|]*)\]\]/g, '$1').replace(/\[\[([^[\]|]*)\]\]/g, '$1');
}
