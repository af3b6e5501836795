import type { SourceDocument } from '../model/source.ts';

/**
 * The data model of every citation: the part of CSL-JSON that an entry or a source can fill.
 * https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html
 */
export type CslType = SourceDocument['type'] | 'entry-encyclopedia';

/** One person (`family`, `given` …) or one body (`literal`). */
export type CslName =
  | { readonly literal: string }
  | {
      readonly family: string;
      readonly given: string;
      readonly 'non-dropping-particle'?: string;
      readonly suffix?: string;
    };

/** Year, month 1–12, day; at least the year. */
export type DateParts = readonly [number] | readonly [number, number] | readonly [number, number, number];
export type CslDate = { readonly 'date-parts': readonly [DateParts] };

export type CslItem = {
  readonly id: string;
  readonly type: CslType;
  readonly title: string;
  readonly author?: readonly CslName[];
  readonly 'container-title'?: string;
  readonly publisher?: string;
  readonly issued?: CslDate;
  readonly accessed?: CslDate;
  readonly version?: string;
  readonly DOI?: string;
  readonly URL?: string;
  readonly language?: string;
  readonly abstract?: string;
  /** Separated by `, `. */
  readonly keyword?: string;
  readonly license?: string;
};

/** `2024-03` → CSL date; the text is a `partialDate` of the source model. */
export function toCslDate(text: string): CslDate | undefined {
  const [year, month, day] = text.split('-').map(Number);
  if (year === undefined || !Number.isInteger(year)) return undefined;
  if (month === undefined) return { 'date-parts': [[year]] };
  return { 'date-parts': [day === undefined ? [year, month] : [year, month, day]] };
}

/** CSL date → `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, by what is known. */
export function toIsoDate(date: CslDate): string {
  const [[year, ...rest]] = date['date-parts'];
  return [String(year).padStart(4, '0'), ...rest.map((part) => String(part).padStart(2, '0'))].join('-');
}

/** Items as a CSL-JSON file: an array, two spaces of indent, line feed at the end. */
export function toCslJson(items: readonly CslItem[]): string {
  return `${JSON.stringify(items, null, 2)}\n`;
}
