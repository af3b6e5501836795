import type { SearchRecord } from '../../model/search-record.ts';

/** What a place in an entry is; its number is stored in the index. */
export const placeKinds = ['title', 'label', 'tag', 'summary', 'heading', 'text'] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** A piece of an entry within which words can be near each other. */
export type Place = { readonly kind: PlaceKind; readonly text: string; readonly fragment: string };

/** Everything of an entry that is searched, in the order in which places are numbered. */
export function placesOf(record: SearchRecord): Place[] {
  const named = (kind: PlaceKind) => (text: string) => ({ kind, text, fragment: '' });
  return [
    named('title')(record.title),
    ...record.labels.map(named('label')),
    ...record.tags.map(named('tag')),
    named('summary')(record.summary),
    ...record.headings.map((heading): Place => ({ kind: 'heading', ...heading })),
    ...record.passages.map((passage): Place => ({ kind: 'text', ...passage })),
  ];
}
