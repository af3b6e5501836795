import type { Passage } from './source.ts';

/**
 * W3C Web Annotation selectors, as a pair: TextQuoteSelector (exact, prefix, suffix) and
 * TextPositionSelector (start, end), with the hash of the source they were made against.
 * https://www.w3.org/TR/annotation-model/#selectors
 */
export type Selector = {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  /** Offsets in the document's text, UTF-16 code units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
};

const CONTEXT = 24;

/**
 * The one normalisation used on both sides of every comparison: ligatures of the Latin block spelt out, soft hyphens,
 * zero-width and control characters and code points that are none removed, every run of white space one space, Unicode NFC last, so that doing it
 * twice changes nothing. Quotation marks, dashes and case are kept: they are the author's.
 */
export function normalise(text: string): string {
  return PLAIN.test(text) ? text : normaliseAny(text);
}

/** Printable ASCII with single spaces between words: most texts, and as they should be already. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

function normaliseAny(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\uFB00-\uFB06]/g, (ligature) => ligature.normalize('NFKD'))
    .replace(/[\u00AD\u200B\u2060\uFEFF]/g, '')
    .replace(/(?![\s\u0085])[\p{Cc}\p{Noncharacter_Code_Point}]/gu, '')
    .replace(/[\s\u0085]+/g, ' ')
    .trim()
    .normalize('NFC');
}

/** Range in a passage → selector. `from` and `to` are offsets in `passage.text`. */
export function describe(passage: Passage, from = 0, to = passage.text.length): Selector {
  return {
    exact: passage.text.slice(from, to),
    prefix: passage.text.slice(Math.max(0, from - CONTEXT), from),
    suffix: passage.text.slice(to, to + CONTEXT),
    start: passage.start + from,
    end: passage.start + to,
  };
}

/** Selector → does the passage hold exactly these words? Never re-anchors to something similar. */
export function matches(passage: Passage, exact: string): boolean {
  const wanted = normalise(exact);
  return wanted !== '' && passage.text.includes(wanted);
}
