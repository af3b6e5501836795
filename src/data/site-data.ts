import { type CollectionKey, getCollection } from 'astro:content';
import { compareText } from '../model/message.ts';
import type { SearchRecord } from '../model/search-record.ts';
import type { EntryView, SiteView, SourceView, TagView } from './views.ts';

/** The one module that asks Astro for content. Each collection is asked for once a build, not once a page. */

const asked = new Map<string, Promise<readonly unknown[]>>();

function all<T>(collection: CollectionKey): Promise<readonly T[]> {
  const before = import.meta.env.DEV ? undefined : asked.get(collection);
  // The loader put these values in and they are not changed on the way: see content.config.ts.
  const items = before ?? getCollection(collection).then((list) => list.map(({ data }) => data));
  asked.set(collection, items);
  return items as Promise<readonly T[]>;
}

const byTitle = (a: { ref: { title: string; id: string } }, b: { ref: { title: string; id: string } }) =>
  compareText(a.ref.title.toLowerCase(), b.ref.title.toLowerCase()) || compareText(a.ref.id, b.ref.id);

/** Every entry, by title. */
export async function entryViews(): Promise<readonly EntryView[]> {
  return [...(await all<EntryView>('entries'))].sort(byTitle);
}

/** Every source, by title. */
export async function sourceViews(): Promise<readonly SourceView[]> {
  return [...(await all<SourceView>('sources'))].sort(byTitle);
}

/** Every tag, by label. */
export async function tagViews(): Promise<readonly TagView[]> {
  return [...(await all<TagView>('tags'))].sort((a, b) =>
    compareText(a.ref.label.toLowerCase(), b.ref.label.toLowerCase()),
  );
}

/** What search knows, by id. */
export async function searchRecords(): Promise<readonly SearchRecord[]> {
  return [...(await all<SearchRecord>('search'))].sort((a, b) => compareText(a.id, b.id));
}

/** The site's settings and counts. */
export async function siteView(): Promise<SiteView> {
  const [site] = await all<SiteView>('site');
  if (site === undefined) throw new Error('the site collection is empty: the loader did not run');
  return site;
}
