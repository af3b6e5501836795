import type { Block } from './blocks.ts';
import { isCallout } from './callout.ts';
import { hintNames, hintsOf } from './hints.ts';

/** What an article is built of besides paragraphs. */
const PART = /^(?:h[1-6]|table|pre|figure|dl|ol|ul|blockquote)$/;
const FOREIGN = (['related', 'share', 'ad', 'form', 'nav', 'comment', 'footer', 'sidebar'] as const).reduce(
  (bits, name) => bits | (1 << hintNames.indexOf(name)),
  0,
);
const MAX_CLIMB = 5;

type Range = { first: number; last: number };

/**
 * Code directly after kept text, and headings, tables, lists, quotations and callouts that stand among kept paragraphs, in the same container and between two of
 * them, belong to the text whatever they look like by themselves; lists of links and what calls itself foreign do not.
 */
export function keepStructure(
  blocks: readonly Block[],
  chosen: readonly boolean[],
  isFurniture: (at: number) => boolean,
): boolean[] {
  const ranges = new Map<Element, Range>();
  blocks.forEach((block, at) => {
    if (chosen[at] !== true || block.words < 8) return;
    for (const container of [block.parent, block.parent.parentElement]) {
      if (container === null) continue;
      const range = ranges.get(container) ?? { first: at, last: at };
      range.last = at;
      ranges.set(container, range);
    }
  });
  const result = [...chosen];
  blocks.forEach((block, at) => {
    if (chosen[at] === true || block.words === 0 || isFurniture(at) || block.linked * 2 > block.words) return;
    result[at] = (isCode(block) && result[at - 1] === true) || isAmong(block, at, ranges);
  });
  return result;
}

function isCode(block: Block): boolean {
  return block.nodes.some((node) => node.nodeName.toLowerCase() === 'pre');
}

function isAmong(block: Block, at: number, ranges: ReadonlyMap<Element, Range>): boolean {
  if (isCode(block) && isBetween(at, ranges.get(block.parent))) return true;
  let part: Element = block.parent;
  for (let level = 0; level < MAX_CLIMB; level++) {
    const container = part.parentElement;
    const callout = isCallout(part.getAttribute('role') ?? '', (part.getAttribute('class') ?? '').split(/\s+/));
    if (container === null || (!callout && (hintsOf(part) & FOREIGN) !== 0)) return false;
    if ((callout || PART.test(part.localName)) && isBetween(at, ranges.get(container))) return true;
    part = container;
  }
  return false;
}

function isBetween(at: number, range: Range | undefined): boolean {
  return range !== undefined && range.first < at && at < range.last;
}
