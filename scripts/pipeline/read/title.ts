import type { Root } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import { normalise } from '../../../src/model/selector.ts';

/** The document's own title among its headings: the only one of first rank, where it stands before all text. */
export function titleHeading(tree: Root): string | undefined {
  const [first] = tree.children;
  if (first?.type !== 'heading') return undefined;
  const same = tree.children.filter((node) => node.type === 'heading' && node.depth <= first.depth);
  return same.length === 1 ? normalise(wordsOf(first)) || undefined : undefined;
}

/** The tree without a first heading that only repeats the title. */
export function withoutTitle(tree: Root, title: string | undefined): Root {
  const [first, ...rest] = tree.children;
  if (first?.type !== 'heading' || title === undefined || bare(wordsOf(first)) !== bare(title)) return tree;
  return { ...tree, children: rest };
}

function bare(words: string): string {
  return normalise(words)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
