/** What results can be narrowed to, as a key among the terms that no word can be. */
export function facetKey(facet: 'kind' | 'tag' | 'source', value: string): string {
  return `\u0001${facet}:${value}`;
}
