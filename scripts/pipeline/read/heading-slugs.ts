import type { Heading, Root } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';

/** Names in a document that stand at headings → the fragment such a heading has by its words. */
export function anchorSlugs(tree: Root, anchors: ReadonlyMap<string, Heading>): ReadonlyMap<string, string> {
  const slugs = new Map<Heading, string>();
  const taken = new Map<string, number>();
  visit(tree, 'heading', (heading) => {
    const slug = slugOf(wordsOf(heading));
    const times = taken.get(slug) ?? 0;
    taken.set(slug, times + 1);
    slugs.set(heading, times === 0 ? slug : `${slug}-${times}`);
  });
  const named = [...anchors].flatMap(([name, heading]) => {
    const slug = slugs.get(heading);
    return slug === undefined ? [] : [[name, slug] as const];
  });
  return new Map(named);
}

/** Letters, digits, `_`, `-` and `.`, with hyphens for spaces, from the first letter on: as pandoc names headings. */
function slugOf(words: string): string {
  const slug = words
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\s_.-]/gu, '')
    .trim()
    .replace(/\s+/g, '-')
    .replace(/^[^\p{L}]+/u, '');
  return slug === '' ? 'section' : slug;
}
