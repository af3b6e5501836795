import type { EntryFrontmatter, EntryKind } from '../model/entry.ts';
import type { LedgerEvent } from '../model/ledger.ts';
import type { Version } from '../model/replay.ts';
import type { SiteSettings } from '../model/site-settings.ts';
import type { Locator, Passage, SourceDocument } from '../model/source.ts';

/** What pages are given: everything worked out, nothing left to ask. Addresses are made by `src/site.ts`. */

export type EntryRef = {
  readonly id: string;
  readonly title: string;
  readonly kind: EntryKind;
  readonly summary: string;
  /** Path below the site's base: `entries/ai-act/`. */
  readonly permalink: string;
};

/** An entry by the names it goes by. */
export type EntryName = { readonly ref: EntryRef; readonly labels: readonly string[] };

export type TagRef = { readonly id: string; readonly label: string; readonly permalink: string };

export type SourceRef = {
  readonly id: string;
  readonly title: string;
  readonly permalink: string;
  readonly type: SourceDocument['type'];
  readonly facts: SourceDocument['facts'];
  readonly retrieved: SourceDocument['retrieved'];
  readonly retracted: boolean;
};

export type Heading = { readonly depth: number; readonly text: string; readonly fragment: string };

/** A link seen from its target, with the sentence it stands in. */
export type Backlink = { readonly from: EntryRef; readonly fragment: string; readonly sentence: string };

export type Related = { readonly entry: EntryRef; readonly reason: string };

export type EntryView = {
  readonly ref: EntryRef;
  readonly frontmatter: EntryFrontmatter;
  /** The body, rendered: links, fragments, excerpts and citations in place. Read when it is asked for. */
  readonly html: string;
  /** The body as plain Markdown. Read when it is asked for. */
  readonly markdown: string;
  /** Of an entry of the open lane: its path below the content folder, and its body as MDX to run instead of `html`. */
  readonly mdx?: { readonly path: string; readonly text: string } | undefined;
  readonly headings: readonly Heading[];
  readonly tags: readonly TagRef[];
  readonly sources: readonly SourceRef[];
  readonly backlinks: readonly Backlink[];
  readonly related: readonly Related[];
  /** Number of words in the body. */
  readonly words: number;
  /** Frozen versions, oldest first. */
  readonly versions: readonly VersionRef[];
  /** Whether the entry was edited since its last version, if it has one. */
  readonly edited: boolean;
};

/** An entry and what links to it. */
export type LinkedEntry = Pick<EntryView, 'ref' | 'backlinks'>;

/** A frozen version of an entry; its page is `v/<version>/` below the permalink that the entry had then. */
export type VersionRef = Pick<Version, 'version' | 'permalink' | 'date'>;

export type PassageView = Passage & {
  readonly locators: readonly Locator[];
  /** Entries that quote or cite this passage. */
  readonly usedBy: readonly EntryRef[];
};

export type SourceView = {
  readonly ref: SourceRef;
  /** Passages of earlier texts that are still quoted, and ids of those whose links must land though nothing quotes them. */
  readonly earlier: { readonly quoted: readonly PassageView[]; readonly gone: readonly string[] };
  readonly document: Omit<SourceDocument, 'passages'>;
  readonly passages: readonly PassageView[];
  /** Entries that rest on this source. */
  readonly entries: readonly EntryRef[];
};

export type TagView = {
  readonly ref: TagRef;
  /** The entry that explains the tag itself, where there is one. */
  readonly entry: EntryRef | undefined;
  /** What it is about: the vocabulary's definition, else the summary of that entry. */
  readonly definition: string | undefined;
  readonly entries: readonly EntryRef[];
};

/** Something with a date: an event that an entry tells of, or the publication of a work. */
export type DatedItem =
  | {
      readonly kind: 'event';
      readonly date: string;
      readonly title: string;
      readonly entry: EntryRef;
      readonly fragment: string;
    }
  | { readonly kind: 'work'; readonly date: string; readonly source: SourceRef };

/** Something that happened to an entry, a source or a topic, as the ledger has it. */
export type Change = {
  readonly event: LedgerEvent['event'];
  readonly subject: LedgerEvent['subject'];
  readonly id: string;
  /** Number of the event among those of its subject. */
  readonly n: number;
  /** `YYYY-MM-DD`; undefined where the ledger names none. */
  readonly date: string | undefined;
  readonly title: string;
  /** Where to read on: of a version, that version. */
  readonly permalink: string;
  readonly summary: string;
  readonly reason: string;
  readonly version: number | undefined;
  /** Addresses of the originals of the sources that the entry rests on. */
  readonly via: readonly string[];
};

/** Entries in the order in which a reader is led through them. */
export type ReadingPath = {
  readonly title: string;
  readonly description: string | undefined;
  /** Of its place on the page of reading paths. */
  readonly fragment: string;
  readonly entries: readonly EntryRef[];
};

export type SiteCounts = { readonly entries: number; readonly sources: number; readonly tags: number };

export type SiteView = { readonly settings: SiteSettings; readonly counts: SiteCounts };

/** A page that a reader of an old address is sent to, or told of. */
export type Target = { readonly title: string; readonly permalink: string };

/** What answers at an address that something had once. */
export type FormerPage = {
  readonly permalink: string;
  /** What stood here. */
  readonly title: string;
  readonly event: 'renamed' | 'merged' | 'split' | 'removed' | 'gone';
  readonly reason: string;
  /** One: readers are sent there. Several or none: the page says so. */
  readonly targets: readonly Target[];
  /** Every fragment is carried over: it is the same entry. Else only those of `fragments` lead to a passage. */
  readonly carries: boolean;
  /** Fragment → permalink with fragment. */
  readonly fragments: Readonly<Record<string, string>>;
};

/** An entry of which versions were frozen. */
export type VersionedEntry = {
  readonly id: string;
  readonly title: string;
  readonly permalink: string;
  readonly versions: readonly Version[];
  /** Its passages as they stand today, in reading order; none where it no longer does. Read when they are asked for. */
  readonly today: readonly { readonly fragment: string; readonly text: string }[];
  /** Why it has ended or was withdrawn, and what to read instead. */
  readonly end:
    | {
        readonly event: 'merged' | 'split' | 'withdrawn' | 'removed';
        readonly date: string | undefined;
        readonly reason: string;
        readonly targets: readonly Target[];
        /** Fragment → permalink with fragment of the passage that tells it now. */
        readonly moved: Readonly<Record<string, string>>;
      }
    | undefined;
  /** Sources that were retracted. */
  readonly retracted: readonly SourceRef[];
};
