import { handedOver } from './handed-over.ts';
import type { EntryName, EntryRef, EntryView, SiteView, SourceView, TagView } from './views.ts';

/**
 * The one module that pages ask for content; the loader has put it in order. A page is made again when what it asked
 * for has changed, so a list asks for names, not for entries.
 */

/** Every entry, by title. */
export async function entryViews(): Promise<readonly EntryView[]> {
  return handedOver().entries;
}

/** What lists show of every entry, by title. */
export async function entryNames(): Promise<readonly EntryName[]> {
  return handedOver().names;
}

/** Every entry, those that most others lead to first, equals by title. */
export async function linkedEntries(): Promise<readonly EntryRef[]> {
  return handedOver().linked;
}

/** Every source, by title. */
export async function sourceViews(): Promise<readonly SourceView[]> {
  return handedOver().sources;
}

/** Every tag, by label. */
export async function tagViews(): Promise<readonly TagView[]> {
  return handedOver().tags;
}

/** The site's settings and counts. */
export async function siteView(): Promise<SiteView> {
  return {
    get settings() {
      return handedOver().settings;
    },
    get counts() {
      return handedOver().counts;
    },
  };
}
