import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import type { SearchRecord } from '../../../src/model/search-record.ts';

/** A search over a corpus: ids of entries, best first. */
export type Finder = (query: string) => readonly string[] | Promise<readonly string[]>;

/** Plain Fuse.js over names, headings and summary, options as its documents advise for long texts. */
export function fuseFinder(records: readonly SearchRecord[]): Finder {
  const keys = [
    { name: 'title', weight: 3 },
    { name: 'labels', weight: 2 },
    { name: 'summary', weight: 1 },
  ];
  const fuse = new Fuse(records, { keys, ignoreLocation: true, threshold: 0.4 });
  return (query) => fuse.search(query, { limit: 10 }).map(({ item }) => item.id);
}

/** MiniSearch over everything, with prefixes and fuzzy words, titles and labels boosted. */
export function miniSearchFinder(records: readonly SearchRecord[]): { find: Finder; bytes: () => string } {
  const mini = new MiniSearch({
    fields: ['title', 'labels', 'headings', 'summary', 'text'],
    searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 4, labels: 3, headings: 2 } },
  });
  mini.addAll(
    records.map(({ id, title, labels, headings, summary, passages }) => ({
      id,
      title,
      labels: labels.join('\n'),
      headings: headings.map(({ text }) => text).join('\n'),
      summary,
      text: passages.map(({ text }) => text).join('\n'),
    })),
  );
  const find: Finder = (query) =>
    mini
      .search(query)
      .slice(0, 10)
      .map(({ id }) => String(id));
  return { find, bytes: () => JSON.stringify(mini) };
}
