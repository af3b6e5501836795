import { compareText } from '../../model/message.ts';
import type { SearchRecord } from '../../model/search-record.ts';

/** What results can be narrowed to, each with how many entries it leaves; most first. */
export type Facets = {
  readonly kind: readonly FacetValue[];
  readonly tag: readonly FacetValue[];
  readonly source: readonly FacetValue[];
  /** Years, latest first. */
  readonly date: readonly FacetValue[];
};
/** `label`: what it is called, where that is another text than the value. */
export type FacetValue = readonly [value: string, entries: number, label?: string];

export const facetNames = ['kind', 'tag', 'source', 'date'] as const;
/** Values offered of one facet. */
const OFFERED = 200;

/** All values of each facet, with how many entries have it. */
export type FacetCounts = Readonly<Record<keyof Facets, readonly (readonly [value: string, entries: number])[]>>;

export const noFacets: FacetCounts = { kind: [], tag: [], source: [], date: [] };

/** Values of each facet while they are counted. */
export type FacetTally = Readonly<Record<keyof Facets, Map<string, number>>>;

export function tallyFacets(before: FacetCounts): FacetTally {
  const { kind, tag, source, date } = before;
  return { kind: new Map(kind), tag: new Map(tag), source: new Map(source), date: new Map(date) };
}

/** Counts an entry, or no longer. */
export function countFacets(tally: FacetTally, record: SearchRecord, step: 1 | -1): void {
  for (const facet of facetNames) {
    const counts = tally[facet];
    const values = valuesOf(record, facet);
    for (const value of values.length > 1 ? new Set(values) : values)
      counts.set(value, (counts.get(value) ?? 0) + step);
  }
}

export function facetCounts(tally: FacetTally): FacetCounts {
  const counted = (facet: keyof Facets) =>
    [...tally[facet]].filter(([, entries]) => entries > 0).sort(([a], [b]) => compareText(a, b));
  return { kind: counted('kind'), tag: counted('tag'), source: counted('source'), date: counted('date') };
}

export function updateFacets(
  before: FacetCounts,
  { removed, added }: { readonly removed: readonly SearchRecord[]; readonly added: readonly SearchRecord[] },
): FacetCounts {
  const tally = tallyFacets(before);
  for (const record of removed) countFacets(tally, record, -1);
  for (const record of added) countFacets(tally, record, 1);
  return facetCounts(tally);
}

/** The values that most entries have. `titles`: title of a source by its id. */
export function offeredFacets(counts: FacetCounts, titles: ReadonlyMap<string, string>): Facets {
  const most = (facet: keyof Facets) =>
    [...counts[facet]].sort(([a, n], [b, m]) => m - n || compareText(a, b)).slice(0, OFFERED);
  const source = most('source').map(([id, entries]): FacetValue => [id, entries, titles.get(id) ?? id]);
  const date = most('date').sort(([a], [b]) => compareText(b, a));
  return { kind: most('kind'), tag: most('tag'), source, date };
}

export function valuesOf({ kind, tags, sources, years }: SearchRecord, facet: keyof Facets): readonly string[] {
  switch (facet) {
    case 'kind':
      return [kind];
    case 'tag':
      return tags;
    case 'source':
      return sources;
    case 'date':
      return years;
  }
}
