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
export function entryViews(): readonly EntryView[] {
  return handedOver().entries;
}

/** What lists show of every entry, by title. */
export function entryNames(): readonly EntryName[] {
  return handedOver().names;
}

/** Every entry, those that most others lead to first, equals by title. */
export function linkedEntries(): readonly EntryRef[] {
  return handedOver().linked;
}

/** Entries whose own lists of what links to them are asked for, by title. */
export function backlinkedEntries(): readonly LinkedEntry[] {
  return handedOver().backlinked;
}

/** Every source, by title. */
export function sourceViews(): readonly SourceView[] {
  return handedOver().sources;
}

/** Every tag, by label. */
export function tagViews(): readonly TagView[] {
  return handedOver().tags;
}

/** Dated events and works, earliest first. */
export function chronology(): readonly DatedItem[] {
  return handedOver().chronology;
}

/** What happened to the site, newest first. */
export function siteChanges(): readonly Change[] {
  return handedOver().changes;
}

/** Ways through the site, in the order of its settings. */
export function readingPaths(): readonly ReadingPath[] {
  return handedOver().paths;
}

/** Digest of the content that the site was made from. */
export function contentDigest(): string {
  return handedOver().digest;
}

/** The site's settings and counts. */
export function siteView(): SiteView {
  return {
    get settings() {
      return handedOver().settings;
    },
    get counts() {
      return handedOver().counts;
    },
  };
}
