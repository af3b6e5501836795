import { compareText } from '../model/message.ts';
import type { SearchRecord } from '../model/search-record.ts';
import { handedOver } from './handed-over.ts';
import type { EntryView, SiteView, SourceView, TagView } from './views.ts';

/** The one module that pages ask for content; the loader has put it in order. */

/** Every entry, by title. */
export async function entryViews(): Promise<readonly EntryView[]> {
  return handedOver().entries;
}

/** Every source, by title. */
export async function sourceViews(): Promise<readonly SourceView[]> {
  return handedOver().sources;
}

/** Every tag, by label. */
export async function tagViews(): Promise<readonly TagView[]> {
  return handedOver().tags;
}

/** What search knows, by id. */
export async function searchRecords(): Promise<readonly SearchRecord[]> {
  return [...handedOver().search].sort((a, b) => compareText(a.id, b.id));
}

/** The site's settings and counts. */
export async function siteView(): Promise<SiteView> {
  const { settings, entries, sources, tags } = handedOver();
  return { settings, counts: { entries: entries.length, sources: sources.length, tags: tags.length } };
}
