import type { Dest, Item } from './page.ts';
import { type Content, type Element, isElement, itemsOf } from './structure.ts';

/** Footnotes of a tagged file: which link is a mark, which element a note, which link leads back. */
export type TaggedNotes = {
  readonly marks: ReadonlyMap<Element, string>;
  readonly notes: ReadonlyMap<Element, string>;
  readonly backs: ReadonlySet<Element>;
};

type Jump = { readonly element: Element; readonly to: Dest; readonly text: string; readonly from: Item | undefined };

/** How far, in points, a destination may stand from the line it means: Chromium leaves out the page's margin. */
const NEAR = 90;

/**
 * A short mark that links to a list item which links back to it, or to a `Note`, is a footnote.
 * Numbers count up in the order of the marks, whatever the file called them.
 */
export function taggedNotes(root: Element): TaggedNotes {
  const jumps: Jump[] = [];
  const elements: Element[] = [];
  visit(root, jumps, elements);
  const targets = elements.flatMap(targetOf);
  const marks = new Map<Element, string>();
  const notes = new Map<Element, string>();
  const backs = new Set<Element>();
  for (const jump of jumps) {
    if (!/^\[?(\d{1,3}|[a-z]|[*†‡§¶]{1,3})\]?$/.test(jump.text)) continue;
    const target = nearest(targets, jump)?.element;
    if (!target) continue;
    const inside = jumps.filter((other) => other !== jump && holds(target, other.element));
    const back = inside.filter((other) => jump.from && isNear(other.to, jump.from));
    if (back.length === 0 && target.role !== 'Note' && !notes.has(target)) continue;
    const id = notes.get(target) ?? String(notes.size + 1);
    notes.set(target, id);
    marks.set(jump.element, id);
    for (const { element } of back) backs.add(element);
  }
  return { marks, notes, backs };
}

function visit(node: Element, jumps: Jump[], targets: Element[]): void {
  if (node.role === 'Note' || node.role === 'FENote') targets.push(node);
  for (const child of node.children) {
    if (!isElement(child)) {
      const to = child.link?.dest;
      if (!to) continue;
      const items = itemsOf(node);
      const text = items
        .map((item) => item.text)
        .join('')
        .trim();
      jumps.push({ element: node, to, text, from: items[0] });
    } else {
      if (node.role === 'L' && child.role !== 'L') targets.push(child);
      visit(child, jumps, targets);
    }
  }
}

type Target = { readonly element: Element; readonly first: Item; readonly label: string | undefined };

function targetOf(element: Element): Target[] {
  const first = itemsOf(element).find((item) => item.text.trim() !== '');
  const label = /^[\s[(]*(\d{1,3}|[a-z]|[*†‡§¶]{1,3})(?=[\s.\])]|$)/.exec(first?.text ?? '')?.[1];
  return first ? [{ element, first, label }] : [];
}

/** The note on the page linked to whose own label is the mark; of several, or without labels, the nearest. */
function nearest(targets: readonly Target[], { to, text }: Jump): Target | undefined {
  const mark = text.replace(/[[\]]/g, '');
  let best: Target | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const target of targets) {
    const { first, label } = target;
    if (first.page !== to.page) continue;
    const away = Math.abs(first.y - first.size - (to.y ?? first.y));
    if (label === undefined ? away > NEAR : label !== mark) continue;
    if (away < least) {
      best = target;
      least = away;
    }
  }
  return best;
}

function isNear(to: Dest, from: Item): boolean {
  return to.page === from.page && (to.y === undefined || Math.abs(to.y - from.y) < NEAR);
}

function holds(node: Element | Content, wanted: Element): boolean {
  return node === wanted || (isElement(node) && node.children.some((child) => holds(child, wanted)));
}
