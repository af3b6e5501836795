import { normalise } from '../../../model/selector.ts';

/** What has a fragment and words to be cited. */
const BLOCKS = ':is(p, li, pre, h2, h3, h4, h5, h6)[id]:not([role])';
/** Parts of a page that are about it, not of it. */
const ABOUT = '.section-head, .entry-foot, .source-facts, .reference-list, .footnotes, .about-version, cite-box';
/** Marks in a text that are not its words: numbers of citations and notes, links to paragraphs. */
const MARKS = '.cite, .fragment-link, .passage-use, sup:has([data-footnote-ref])';

/** A paragraph's words: its text nodes, and the normalised text that all comparisons are made on. */
export type Words = {
  readonly element: Element;
  readonly nodes: readonly { readonly node: Text; readonly start: number }[];
  readonly raw: string;
  readonly text: string;
};

/** The paragraphs, items and headings of a page that can be cited, in reading order. */
export function blocksOf(page: Document): Element[] {
  return [...page.querySelectorAll(`main ${BLOCKS}`)].filter((block) => block.closest(ABOUT) === null);
}

export function blockOf(page: Document, fragment: string): Element | undefined {
  return blocksOf(page).find(({ id }) => id === fragment);
}

export function wordsOf(element: Element): Words {
  const nodes: { node: Text; start: number }[] = [];
  let raw = '';
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text) || node.parentElement?.closest(MARKS) || nearest(node) !== element) continue;
    nodes.push({ node, start: raw.length });
    raw += node.data;
  }
  return { element, nodes, raw, text: normalise(raw) };
}

/** An item's words are not those of the items within it. */
function nearest(node: Text): Element | null | undefined {
  return node.parentElement?.closest(BLOCKS);
}

/** The part of a range that lies in these words, as offsets in their normalised text. */
export function offsetsOf({ nodes, raw, text }: Words, range: Range): readonly [number, number] | undefined {
  const inside = nodes.filter(({ node }) => range.intersectsNode(node));
  const first = inside[0];
  const last = inside.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const start = first.start + (first.node === range.startContainer ? range.startOffset : 0);
  const end = last.start + (last.node === range.endContainer ? range.endOffset : last.node.length);
  const from = normalise(raw.slice(0, start)).length;
  const to = normalise(raw.slice(0, end)).length;
  const begin = text[from] === ' ' ? from + 1 : from;
  return to > begin ? [begin, to] : undefined;
}

/** Puts `<mark class="cited-words">` around these words, and gives the first of the marks. */
export function markWords({ nodes, raw }: Words, [from, to]: readonly [number, number]): HTMLElement | undefined {
  const start = rawIndex(raw, from);
  const end = rawIndex(raw, to - 1) + 1;
  let first: HTMLElement | undefined;
  for (const { node, start: at } of nodes) {
    const begin = Math.max(start - at, 0);
    const stop = Math.min(end - at, node.length);
    if (begin >= stop) continue;
    const range = document.createRange();
    range.setStart(node, begin);
    range.setEnd(node, stop);
    const mark = document.createElement('mark');
    mark.className = 'cited-words';
    range.surroundContents(mark);
    first ??= mark;
  }
  return first;
}

/** Index in the raw text of the letter that stands at this offset of the normalised text. */
function rawIndex(raw: string, offset: number): number {
  let low = 1;
  let high = raw.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (normalise(raw.slice(0, middle)).length > offset) high = middle;
    else low = middle + 1;
  }
  return low - 1;
}
