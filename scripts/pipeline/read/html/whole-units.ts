import type { Block } from './blocks.ts';

const UNITS: ReadonlySet<string> = new Set(['table', 'dl', 'ol', 'ul']);

/**
 * Tables and lists are read whole or not at all: where most words of one are kept all of it is, where few are none.
 * Lists of links or cards that hold headings are left as they were decided, as are tables that lay out the page.
 */
export function wholeUnits(blocks: readonly Block[], chosen: readonly boolean[]): boolean[] {
  const units = new Map<Element, number[]>();
  blocks.forEach((block, at) => {
    const unit = outermost(block.parent);
    if (unit !== null) units.set(unit, [...(units.get(unit) ?? []), at]);
  });
  const result = [...chosen];
  for (const [unit, members] of units) {
    if (unit.querySelector('h1, h2, h3, h4, article, section, form, nav') !== null) continue;
    const words = members.reduce((sum, at) => sum + (blocks[at]?.words ?? 0), 0);
    const kept = members.reduce((sum, at) => sum + (chosen[at] === true ? (blocks[at]?.words ?? 0) : 0), 0);
    for (const at of members) if (kept > words * 0.6 || kept < words * 0.2) result[at] = kept > words * 0.6;
  }
  return result;
}

/** The outermost list or table around an element, as long as nothing but lists and tables is in between. */
function outermost(element: Element): Element | null {
  let found: Element | null = null;
  for (let at: Element | null = element; at !== null && at.localName !== 'body'; at = at.parentElement) {
    if (UNITS.has(at.localName)) found = at;
    else if (found !== null && !/^(?:li|dd|dt|td|th|tr|tbody|thead|tfoot|div|table)$/.test(at.localName)) break;
    else if (found !== null && at.localName === 'div') break;
  }
  return found;
}
