import { handedOver } from './handed-over.ts';
import type {
  Change,
  DatedItem,
  EntryName,
  EntryRef,
  EntryView,
  LinkedEntry,
  ReadingPath,
  SiteView,
  SourceView,
  TagView,
} from './views.ts';

/**
 * The one module that pages ask for content; the loader has put it in order. A page is made again when what it asked
 * for has changed, so a list asks for names, not for entries.
 */

/** Entries whose own pages are asked for, by title: what lists all asks for their names. */
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

/** Entries whose own lists of what links to them are asked for, by title. */
export async function backlinkedEntries(): Promise<readonly LinkedEntry[]> {
  return handedOver().backlinked;
}

/** Every source, by title. */
export async function sourceViews(): Promise<readonly SourceView[]> {
  return handedOver().sources;
}

/** Every tag, by label. */
export async function tagViews(): Promise<readonly TagView[]> {
  return handedOver().tags;
}

/** Dated events and works, earliest first. */
export async function chronology(): Promise<readonly DatedItem[]> {
  return handedOver().chronology;
}

/** What happened to the site, newest first. */
export async function siteChanges(): Promise<readonly Change[]> {
  return handedOver().changes;
}

/** Ways through the site, in the order of its settings. */
export async function readingPaths(): Promise<readonly ReadingPath[]> {
  return handedOver().paths;
}

/** Digest of the content that the site was made from. */
export async function contentDigest(): Promise<string> {
  return handedOver().digest;
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
