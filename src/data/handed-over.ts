import type { SearchEntry } from '../model/search-record.ts';
import type { PictureFile } from '../model/shown-picture.ts';
import type { SiteSettings } from '../model/site-settings.ts';
import type {
  Change,
  DatedItem,
  EntryName,
  EntryRef,
  EntryView,
  FormerPage,
  LinkedEntry,
  ReadingPath,
  SiteCounts,
  SourceView,
  TagView,
  VersionedEntry,
} from './views.ts';

/** Everything that pages show, as the loader worked it out. */
export type HandedOver = {
  readonly settings: SiteSettings;
  readonly counts: SiteCounts;
  readonly pictures: readonly PictureFile[];
  /**
   * Entries whose own pages and files may have changed since the site was built last, by title: all of them, or those
   * that were edited. Nothing that is shown may be made of this list, for most builds give few.
   */
  readonly entries: readonly EntryView[];
  /** The same with what links to them. */
  readonly backlinked: readonly LinkedEntry[];
  /** What lists show of the entries: it changes far less often than they do. */
  readonly names: readonly EntryName[];
  /** Every entry, those that most others lead to first. */
  readonly linked: readonly EntryRef[];
  readonly sources: readonly SourceView[];
  readonly sourceTitles: readonly (readonly [id: string, title: string])[];
  readonly tags: readonly TagView[];
  readonly search: readonly SearchEntry[];
  /** Events and works, earliest first. */
  readonly chronology: readonly DatedItem[];
  /** Newest first; what bears no date stands last, in the order of the ledger. */
  readonly changes: readonly Change[];
  readonly paths: readonly ReadingPath[];
  /** SHA-256 of all that was read of the content, hexadecimal. */
  readonly digest: string;
  /** The content folder, absolute. */
  readonly folder: string;
  readonly formers: readonly FormerPage[];
  /** Of entries that stand, only those that `entries` gives. */
  readonly versioned: readonly VersionedEntry[];
  /** Where the site will stand. */
  readonly place: { readonly base: string; readonly origin: string | undefined };
};

export type PartName = keyof HandedOver;

/** What edits of entries' own texts change of a site; all else stays as it is. */
export const changedByEdits: ReadonlySet<string> = new Set<PartName>([
  'entries',
  'backlinked',
  'versioned',
  'search',
  'digest',
]);

/** Those of them that are lists of what is to be looked at: what a page shows must not depend on them. */
export const asked: ReadonlySet<string> = new Set<PartName>(['entries', 'backlinked', 'versioned']);

type Shared = {
  site: HandedOver;
  /** Parts of the site that were read since `startReading`. */
  reads: Set<PartName> | undefined;
};

/**
 * The loader, the pages and the build run in one process but are bundled apart, each with modules of its own; the
 * registry of symbols is what they share. Astro's data store would write everything out, bundle it and read it again.
 */
const place: { [key: symbol]: Shared | undefined } = globalThis as never;
const key = Symbol.for('sourcebook.site');

export function handOver(site: HandedOver): void {
  const shared: Shared = { site, reads: undefined };
  // A page depends on what it reads, so reading is what is noted: no page has to say so, and none can forget to.
  shared.site = new Proxy(site, {
    get(target, name: PartName) {
      shared.reads?.add(name);
      return target[name];
    },
  });
  place[key] = shared;
}

/** Whether the loader has run in this process. */
export function isHandedOver(): boolean {
  return place[key] !== undefined;
}

/** Throws where the loader has not run in this process. */
export function handedOver(): HandedOver {
  return sharedNow().site;
}

/** From now on, notes which parts of the site are read, in the set that it gives. One thing is made at a time. */
export function startReading(): ReadonlySet<PartName> {
  const reads = new Set<PartName>();
  sharedNow().reads = reads;
  return reads;
}

function sharedNow(): Shared {
  const shared = place[key];
  if (shared === undefined) throw new Error('nothing was handed over: the loader did not run in this process');
  return shared;
}
