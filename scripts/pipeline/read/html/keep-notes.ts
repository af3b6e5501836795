import type { Block } from './blocks.ts';

/**
 * A note goes where the text goes that calls it: blocks that a link in the kept text leads to, and that lead back, are kept.
 * Headings, which a table of contents leads to, never lead back.
 */
export function keepNotes(blocks: readonly Block[], chosen: readonly boolean[]): boolean[] {
  const called = new Set<string>();
  blocks.forEach((block, at) => {
    if (chosen[at] === true) for (const link of linksOf(block)) called.add(link);
  });
  if (called.size === 0) return [...chosen];
  return blocks.map((block, at) => chosen[at] === true || (linksOf(block).length > 0 && isCalled(block, called)));
}

/** Fragments that the links of a block lead to. */
function linksOf(block: Block): string[] {
  return block.nodes.flatMap((node) => {
    if (node.nodeType !== 1) return [];
    const element = node as Element;
    const links = element.localName === 'a' ? [element] : [...element.querySelectorAll('a')];
    return links
      .map((link) => link.getAttribute('href') ?? '')
      .filter((href) => href.length > 1 && href.startsWith('#'));
  });
}

function isCalled(block: Block, called: ReadonlySet<string>): boolean {
  let at: Element | null = block.parent;
  for (let level = 0; level < 3 && at !== null && at.localName !== 'body'; level++) {
    if (at.id !== '' && called.has(`#${at.id}`)) return true;
    at = at.parentElement;
  }
  return block.nodes.some((node) => node.nodeType === 1 && isTarget(node as Element, called));
}

function isTarget(element: Element, called: ReadonlySet<string>): boolean {
  const inside = [element, ...element.querySelectorAll('[id], a[name]')];
  return inside.some((at) => called.has(`#${at.id}`) || called.has(`#${at.getAttribute('name') ?? ''}`));
}
