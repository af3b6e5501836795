import type { Item } from './page.ts';

/** Does a hyphen at a line's end belong to the word? Judged by the document's own words. */
export type Hyphens = { readonly keeps: (left: string, right: string) => boolean };

/** Share of lines ending in a hyphen from which on a document is taken as hyphenated by its typesetter. */
const TYPESET = 0.01;
/** With fewer lines the share says nothing: then only browsers, which cut no words by themselves, are trusted. */
const FEW = 150;

/**
 * Words are joined where the document has the joined word elsewhere, kept where it has the hyphenated one;
 * unknown pairs follow the document: one that cuts words at all cuts far more of them than it has compounds.
 */
export function hyphensOf(items: readonly Item[], byBrowser: boolean): Hyphens {
  const words = new Set<string>();
  let lines = 0;
  let cut = 0;
  let tail = '';
  let halved = false;
  let lastY = Number.NaN;
  for (const item of items) {
    if (item.y !== lastY || item.endsLine) {
      lines++;
      if (/\p{Ll}[-\u2010]$/u.test(tail)) cut++;
    }
    lastY = item.y;
    tail = item.text.trim() === '' ? tail : item.text.trim();
    // Halves of words that a line's end has cut are no words.
    const whole = item.text
      .replace(/(?<![\p{L}'’])[\p{L}'’]+[-\u2010\u00AD]\s*$/u, '')
      .replace(halved ? /^\s*\p{L}+/u : /^$/, '');
    for (const word of whole.toLowerCase().match(/\p{L}+(?:-\p{L}+)*/gu) ?? []) words.add(word);
    if (item.text.trim() !== '') halved = /\p{L}[-\u2010\u00AD]\s*$/u.test(item.text);
  }
  const typeset = lines < FEW ? !byBrowser : cut / lines > (byBrowser ? 3 : 1) * TYPESET;
  return {
    keeps: (left, right) => {
      if (/^\p{Lu}/u.test(right)) return true;
      const joined = (left + right).toLowerCase();
      const compound = `${left}-${right}`.toLowerCase();
      if (words.has(joined)) return false;
      if (words.has(compound) || left.toLowerCase() === 'self') return true;
      return !typeset || (left.length > 3 && words.has(left.toLowerCase()) && words.has(right.toLowerCase()));
    },
  };
}
