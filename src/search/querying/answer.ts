import type { EntryKind } from '../../model/entry.ts';

/** A piece of text, marked where it is what was searched for. */
export type Part = { readonly text: string; readonly mark: boolean };

/** A paragraph or heading that matched. */
export type PassageHit = { readonly text: readonly Part[]; readonly fragment: string; readonly heading: boolean };

/** One entry that matched, with what made it match. */
export type SearchResult = {
  readonly permalink: string;
  readonly title: readonly Part[];
  /** The other name that matched, where it was not the title. */
  readonly label: readonly Part[] | undefined;
  readonly kind: EntryKind;
  readonly passages: readonly PassageHit[];
};

export type SearchAnswer = {
  readonly results: readonly SearchResult[];
  /** How many entries matched, those beyond the limit too. */
  readonly total: number;
  /** The query as it was understood, where words were put right: `showing results for …`. */
  readonly corrected: string | undefined;
  /** Names and passages both have been asked. */
  readonly settled: boolean;
};

/** Cuts a text at the given ranges (sorted, not overlapping) into marked and unmarked parts. */
export function toParts(text: string, marks: readonly (readonly [start: number, end: number])[]): Part[] {
  const parts: Part[] = [];
  let at = 0;
  const add = (to: number, mark: boolean) => {
    if (to > at) parts.push({ text: text.slice(at, to), mark });
    at = Math.max(at, to);
  };
  for (const [start, end] of marks) {
    add(start, false);
    add(end, true);
  }
  add(text.length, false);
  return parts;
}
