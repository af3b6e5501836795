import type { Nodes } from 'mdast';
import { diff3Merge } from 'node-diff3';
import { mdxToMdast } from 'satteri';
import type { Clash, Three } from './merge-frontmatter.ts';

/**
 * Merges bodies block by block (a paragraph, a heading, a component), not line by line, by diff3
 * (Khanna, Kunal, Pierce 2007). Where both changed the same blocks, the person's stay and the clash is told.
 * Nothing where one of the texts is not valid MDX: there is then no telling its blocks.
 */
export function mergeBlocks({
  base,
  mine,
  theirs,
}: Three<string>): { body: string; clashes: readonly Clash[] } | undefined {
  const [before, own, other] = [base, mine, theirs].map(blocksOf);
  if (before === undefined || own === undefined || other === undefined) return undefined;
  const clashes: Clash[] = [];
  const blocks = diff3Merge(own, before, other, { excludeFalseConflicts: true }).flatMap((region) => {
    if (region.conflict === undefined) return region.ok ?? [];
    const { a, o, b } = region.conflict;
    // Neighbouring blocks, each changed by one side only, are no clash: block stands against block.
    if (a.length === o.length && b.length === o.length) {
      return a.map((mine, at) => oneOf({ base: o[at] ?? '', mine, theirs: b[at] ?? '' }, clashes));
    }
    const both = addedTo({ base: o, mine: a, theirs: b }) ?? addedTo({ base: o, mine: b, theirs: a });
    if (both !== undefined) return both;
    clashes.push({ what: 'the text', mine: a.join('\n\n'), theirs: b.join('\n\n') });
    return a;
  });
  return { body: `${blocks.join('\n\n')}\n`, clashes };
}

/** One side left the blocks as they were and wrote more before or after them: that goes with what the other made of them. */
function addedTo({ base, mine, theirs }: Three<readonly string[]>): string[] | undefined {
  const more = mine.length - base.length;
  if (base.length === 0 || more <= 0) return undefined;
  if (base.every((block, at) => mine[at] === block)) return [...theirs, ...mine.slice(base.length)];
  if (base.every((block, at) => mine[more + at] === block)) return [...mine.slice(0, more), ...theirs];
  return undefined;
}

function oneOf({ base, mine, theirs }: Three<string>, clashes: Clash[]): string {
  if (mine === base) return theirs;
  if (theirs !== base && theirs !== mine) clashes.push({ what: 'the text', mine, theirs });
  return mine;
}

/** Source text of the top-level blocks. */
function blocksOf(body: string): string[] | undefined {
  try {
    const tree = mdxToMdast(body, { features: { smartPunctuation: false, frontmatter: false } });
    const starts = childrenOf(tree).map((node) => node.position?.start.offset ?? 0);
    return starts.map((start, at) => body.slice(start, starts[at + 1] ?? body.length).trim());
  } catch {
    return undefined;
  }
}

function childrenOf(node: Nodes): readonly Nodes[] {
  return 'children' in node ? node.children : [];
}
