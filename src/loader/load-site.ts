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
} from '../data/views.ts';
import { compareMessages, type Message } from '../model/message.ts';
import type { SearchEntry } from '../model/search-record.ts';
import type { PictureFile } from '../model/shown-picture.ts';
import type { SiteSettings } from '../model/site-settings.ts';
import { stringsOf } from '../strings/strings-of.ts';
import { changesOf } from './changes.ts';
import { checkLedger } from './check/check-ledger.ts';
import { chronologyOf } from './chronology.ts';
import { contentDigest } from './content-digest.ts';
import type { ContentFolder } from './content-folder.ts';
import { aroundsOf } from './entry-around.ts';
import { entryView, type OwnEntry } from './entry-view.ts';
import type { EntryMemory } from './memory/entry-memory.ts';
import { settle } from './memory/settle.ts';
import { parseContent } from './parse-content.ts';
import { presentIn } from './present-in.ts';
import { readingPathsOf } from './reading-paths.ts';
import { compareTitles, refsOf, titlesOf } from './refs.ts';
import { renderEntries } from './render-entries.ts';
import { searchEntry, searchList } from './search-entries.ts';
import { sourceViews } from './source-views.ts';
import { tagViews } from './tag-views.ts';
import { addressesOf, permalinkIn } from './versions/addresses-of.ts';
import { formerPages } from './versions/former-pages.ts';
import { frozenEntries, versionedEntries } from './versions/versioned-entries.ts';

/** A whole content folder, worked out for its pages. */
export type LoadedSite = {
  readonly settings: SiteSettings;
  readonly counts: SiteCounts;
  /** Every picture of the content folder: each has an address, which versions and others may lead to. */
  readonly pictures: readonly PictureFile[];
  /** Entries whose own pages may have changed: all of them, or those that were edited. */
  readonly entries: readonly EntryView[];
  readonly names: readonly EntryName[];
  readonly linked: readonly EntryRef[];
  readonly backlinked: readonly LinkedEntry[];
  readonly sources: readonly SourceView[];
  readonly sourceTitles: readonly (readonly [id: string, title: string])[];
  readonly tags: readonly TagView[];
  readonly search: readonly SearchEntry[];
  /** What answers at addresses that no page of today has. */
  readonly formers: readonly FormerPage[];
  readonly versioned: readonly VersionedEntry[];
  readonly chronology: readonly DatedItem[];
  readonly changes: readonly Change[];
  readonly paths: readonly ReadingPath[];
  readonly digest: string;
  readonly messages: readonly Message[];
  /** All else is as it was when the memory was written: see `openEdits`. */
  readonly isEdit: boolean;
};

/**
 * Content folder → views. `href` makes an address of a permalink; what `memory` knows is not made again, and it is told
 * what the site came to.
 */
export function loadSite(folder: ContentFolder, href: (permalink: string) => string, memory?: EntryMemory): LoadedSite {
  const content = parseContent(folder, memory);
  const permalink = permalinkIn(content);
  const refs = refsOf(content, permalink);
  const addresses = addressesOf({ ids: refs.entries, permalink, href });
  const { entries, ambiguous, told, refused } = renderEntries(content, addresses, memory);
  // What has errors is no entry, and nothing may lead to it; what that does not touch is not rendered again.
  if (refused) return loadSite(folder, href, memory);
  const present = { titles: titlesOf(refs), fragments: content.fragments };
  const frozen = frozenEntries(content, { titles: present.titles, sources: [...refs.sources.values()] });
  const arounds = aroundsOf(entries, { refs, content, frozen: new Map(frozen.map((one) => [one.id, one])) });
  const strings = stringsOf(content.settings.language).kept;
  const viewing = { content, notices: { ...present, ledger: content.ledger, strings, href } };
  const own = entries.flatMap((one): OwnEntry[] => {
    const around = arounds.get(one.entry.frontmatter.id);
    return around === undefined ? [] : [{ ...one, around }];
  });
  const views = byTitle(own).map((one) => entryView(one, viewing));
  const sources = sourceViews(content, { entries, refs });
  const tags = tagViews(views, { refs, content });
  const paths = readingPathsOf(content.settings, refs.entries);
  const ofAll = [
    ...content.messages,
    ...ambiguous,
    ...paths.messages,
    ...checkLedger(content.ledger, presentIn(folder, content)),
  ];
  const site: LoadedSite = {
    settings: content.settings,
    counts: { entries: views.length, sources: sources.length, tags: tags.length },
    pictures: content.pictures,
    entries: views,
    names: views.map(({ ref, frontmatter }) => ({ ref, labels: frontmatter.labels })),
    linked: [...views].sort((a, b) => b.backlinks.length - a.backlinks.length).map(({ ref }) => ref),
    backlinked: views.map(({ ref, backlinks }) => ({ ref, backlinks })),
    sources,
    sourceTitles: sources.map(({ ref }) => [ref.id, ref.title] as const),
    tags,
    search: searchList(own.map(searchEntry)),
    versioned: versionedEntries(frozen, entries),
    formers: formerPages(content.ledger, present),
    chronology: chronologyOf(entries, refs),
    changes: changesOf(content, views),
    paths: paths.paths,
    digest: contentDigest(folder),
    messages: [...ofAll, ...told.flatMap(([, said]) => said)].sort(compareMessages),
    isEdit: false,
  };
  if (memory !== undefined) settle(site, memory, { folder, href, own, messages: ofAll, told });
  return site;
}

function byTitle(entries: readonly OwnEntry[]): readonly OwnEntry[] {
  return [...entries].sort((a, b) => compareTitles(a.entry.frontmatter, b.entry.frontmatter));
}
