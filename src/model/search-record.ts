import type { EntryKind } from './entry.ts';

/** What search knows of one entry. Texts come from the tree, never from MDX source. */
export type SearchRecord = {
  readonly id: string;
  /** Path below the site's base: `entries/ai-act/`. */
  readonly permalink: string;
  readonly title: string;
  /** Other names, shown or hidden. */
  readonly labels: readonly string[];
  /** Those of its labels that lead to it but are never shown. */
  readonly hidden: readonly string[];
  readonly kind: EntryKind;
  readonly summary: string;
  /** Labels of tags. */
  readonly tags: readonly string[];
  /** Ids of sources. */
  readonly sources: readonly string[];
  /** Years in which a source of it was published or an event of it took place, each once, earliest first: `1997`. */
  readonly years: readonly string[];
  readonly headings: readonly { readonly text: string; readonly fragment: string }[];
  /** Paragraphs and excerpts in reading order. */
  readonly passages: readonly { readonly text: string; readonly fragment: string }[];
};

/** A record that is read when it is needed: it is as it was where its digest is as it was. */
export type SearchEntry = { readonly id: string; readonly digest: string; readonly read: () => SearchRecord };

/** Of records by their ids, the one that is known to be there. */
export function recordIn<T>(records: ReadonlyMap<string, T>, id: string): T {
  const record = records.get(id);
  if (record === undefined) throw new Error(`no search record of ${id}`);
  return record;
}
