import { compareText } from '../model/message.ts';
import type { SearchRecord } from '../model/search-record.ts';

/** What results can be narrowed to, each with how many entries it leaves; most first. */
export type Facets = {
  readonly kind: readonly FacetValue[];
  readonly tag: readonly FacetValue[];
  readonly source: readonly FacetValue[];
};
export type FacetValue = readonly [value: string, entries: number];

/** Values offered of one facet. */
const OFFERED = 200;

export function countFacets(records: readonly SearchRecord[]): Facets {
  return {
    kind: count(records.map(({ kind }) => kind)),
    tag: count(records.flatMap(({ tags }) => [...new Set(tags)])),
    source: count(records.flatMap(({ sources }) => [...new Set(sources)])),
  };
}

function count(values: readonly string[]): FacetValue[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || compareText(a, b)).slice(0, OFFERED);
}
