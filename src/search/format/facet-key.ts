const MARK = '\u0001';

/** What results can be narrowed to, as a key among the terms that no word can be. */
export function facetKey(facet: 'kind' | 'tag' | 'source' | 'date', value: string): string {
  return `${MARK}${facet}:${value}`;
}

export function isFacetKey(term: string): boolean {
  return term.startsWith(MARK);
}
