import { facetKey } from '../format/facet-key.ts';
import { type Facets, facetNames } from '../format/facets.ts';
import { readPosting } from '../format/postings.ts';
import type { Index } from './find-names.ts';
import { findTerm } from './find-terms.ts';

/** What results are narrowed to: the kind of entry, the label of a tag, the id of a source, a year. */
export type Filters = Readonly<Partial<Record<keyof Facets, string>>>;

/** Numbers of the entries that pass every filter, or undefined where there is none. */
export async function narrow(filters: Filters, index: Index): Promise<ReadonlySet<number> | undefined> {
  const asked = facetNames.flatMap((facet) => {
    const value = filters[facet];
    return value === undefined || value === '' ? [] : [facetKey(facet, value)];
  });
  if (asked.length === 0) return undefined;
  const [first = new Set<number>(), ...others] = await Promise.all(
    asked.map(async (key) => {
      const entry = await findTerm(key, index);
      return new Set(entry === undefined ? [] : readPosting(entry.bytes).numbers);
    }),
  );
  return new Set([...first].filter((number) => others.every((set) => set.has(number))));
}
