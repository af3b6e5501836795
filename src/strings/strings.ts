import type { GrowthWords } from '../explain/growth-words.ts';
import type { PayOffWords } from '../explain/pay-off-words.ts';
import type { EntryKind } from '../model/entry.ts';
import type { LedgerEvent } from '../model/ledger.ts';
import type { FactName, SourceDocument } from '../model/source.ts';

/** Every word of the interface; one file a language holds them all. */
export type Strings = {
  readonly skipToContent: string;
  readonly mainNavigation: string;
  readonly footerNavigation: string;
  readonly breadcrumbs: string;
  readonly home: string;
  readonly search: string;
  readonly az: string;
  readonly topics: string;
  readonly sources: string;
  readonly about: string;
  readonly entriesHeading: string;
  readonly allTopics: string;
  readonly allSources: string;
  readonly entries: (n: number) => string;
  readonly sourcesCount: (n: number) => string;
  readonly topicsCount: (n: number) => string;
  readonly passages: (n: number) => string;
  readonly moreEntries: (n: number) => string;
  readonly readingTime: (minutes: number) => string;
  /** `2023-03-05`, `2023-03` or `2023` → as people write it. */
  readonly date: (date: string) => string;
  readonly kind: Readonly<Record<EntryKind, string>>;
  readonly kinds: Readonly<Record<EntryKind, string>>;
  readonly alsoCalled: string;
  readonly tagsHeading: string;
  readonly contents: string;
  readonly linkToParagraph: string;
  /** Under an excerpt: the ways to what it was taken from. */
  readonly original: string;
  readonly citeItsSource: string;
  readonly backlinks: string;
  readonly allMentions: (n: number) => string;
  readonly related: string;
  readonly restsOn: string;
  readonly restsOnToo: string;
  readonly cite: string;
  readonly citeSource: string;
  /** Buttons and notes of the citation box. */
  readonly citing: {
    readonly copy: string;
    readonly copied: string;
    readonly notCopied: string;
    readonly download: (name: string) => string;
    /** Said above the box of a page that has a frozen version. */
    readonly citesVersion: (version: number, date: string) => string;
    readonly editedSince: string;
    readonly livePage: string;
    /** What the scripts about citing say; `%v` is the number of a version. */
    readonly client: Readonly<
      Record<
        | 'menu'
        | 'copyLink'
        | 'copyCitation'
        | 'copyQuotation'
        | 'style'
        | 'linkCopied'
        | 'citationCopied'
        | 'notCopied'
        | 'ready'
        | 'unchanged'
        | 'edited'
        | 'changed'
        | 'removed'
        | 'seeVersion'
        | 'unknown'
        | 'unread',
        string
      >
    >;
  };
  readonly facts: string;
  readonly fact: Readonly<Record<FactName, string>>;
  readonly retrieved: string;
  readonly sourceType: string;
  readonly foundIn: (origin: string) => string;
  readonly typeName: Readonly<Record<SourceDocument['type'], string>>;
  readonly usedIn: string;
  readonly usedBy: string;
  readonly quotedPassages: string;
  readonly fullText: string;
  readonly showNote: Readonly<Record<SourceDocument['show'], string>>;
  readonly noPassages: string;
  /** Of passages that the source no longer has, but that are still quoted. */
  readonly earlierPassages: string;
  readonly earlierNote: string;
  readonly passageGone: string;
  readonly retracted: string;
  readonly tagIntro: string;
  readonly azIntro: string;
  readonly see: string;
  readonly searchFor: string;
  readonly notFound: string;
  readonly notFoundText: string;
  readonly notFoundAdvice: string;
  readonly didYouMean: string;
  readonly topicsHeading: string;
  readonly sourcesIntro: string;
  readonly topicsIntro: string;
  readonly browseByKind: string;
  readonly copyright: string;
  readonly madeWith: string;
  readonly excerptsRights: string;
  readonly aboutHeading: string;
  /** What the about page says: how to read, cite and trust the site. */
  readonly aboutSections: readonly {
    readonly id: string;
    readonly title: string;
    readonly paragraphs: readonly string[];
  }[];
  readonly colophon: string;
  readonly colophonText: string;
  readonly softwareLicences: string;
  readonly letters: string;
  readonly kindsIntro: string;
  readonly elsewhere: string;
  readonly aboutEntry: string;
  readonly nothingYet: string;
  readonly bibliographyFiles: string;
  readonly glossary: string;
  readonly pages: string;
  readonly previous: string;
  readonly next: string;
  readonly pageOf: (number: number, last: number) => string;
  readonly glossaryIntro: string;
  /** What a reader without a network is told; `{date}` is when the page was kept. */
  readonly offline: Readonly<Record<'title' | 'text' | 'kept' | 'notice', string>>;
  /** What interactive explainers say; places in braces are filled by the build and, as a reader changes them, in the browser. */
  readonly explainers: { readonly growth: GrowthWords; readonly payOff: PayOffWords };
  readonly timeline: {
    readonly name: string;
    readonly all: string;
    readonly intro: string;
    /** Name of the drawing: what it counts, from when to when. */
    readonly chart: (first: string, last: string) => string;
    readonly events: string;
    readonly works: string;
    readonly year: string;
    readonly date: string;
    readonly what: string;
    readonly where: string;
  };
  readonly changes: {
    readonly name: string;
    readonly latest: string;
    readonly all: string;
    readonly intro: string;
    readonly none: string;
    readonly undated: string;
    readonly undatedNote: string;
    readonly feeds: string;
    readonly subject: Readonly<Record<LedgerEvent['subject'], string>>;
    readonly event: Readonly<Record<LedgerEvent['event'], string>>;
    readonly version: (number: number) => string;
  };
  readonly paths: {
    readonly name: string;
    readonly start: string;
    readonly all: string;
    readonly intro: string;
    /** Where one stands on a path. */
    readonly step: (number: number, of: number) => string;
  };
  readonly bibliography: string;
  readonly bibliographyIntro: string;
  readonly mostRead: string;
  readonly allEntries: string;
  readonly howToCite: string;
  readonly permalinks: string;
  readonly contentDigest: string;
  /** Former addresses, frozen versions, and what became of a passage. */
  readonly kept: KeptStrings;
  /** Words that rendering puts into the body of an entry. */
  readonly body: {
    readonly references: string;
    readonly notes: string;
    /** On an excerpt whose words the source no longer has, one whose words it never had, and a source taken back. */
    readonly outdated: string;
    readonly notFound: string;
    readonly retracted: string;
    readonly linkToSection: (heading: string) => string;
    /** `number` as the mark's fragment counts. */
    readonly backToCitation: (number: string) => string;
    /** Name of the scrollable frame of the nth table of an entry. */
    readonly table: (n: number) => string;
    readonly number: (value: number) => string;
  };
};

export type KeptStrings = {
  readonly moved: string;
  readonly merged: string;
  readonly split: string;
  readonly removed: string;
  readonly gone: string;
  readonly allEntries: string;
  readonly versions: string;
  readonly version: (n: number) => string;
  readonly versionTitle: (title: string, n: number) => string;
  /** `what` names version and title; `day` is marked up. */
  readonly aboutVersion: (n: number, title: string, day: string) => string;
  readonly notYet: string;
  readonly allVersions: string;
  readonly entryToday: string;
  readonly versionsOf: (title: string) => string;
  readonly titleToday: (title: string) => string;
  readonly changedSince: (n: number) => string;
  readonly sameWords: string;
  readonly sinceThen: string;
  readonly standsNoMore: string;
  readonly versionsLink: string;
  readonly withdrawn: (day: string) => string;
  readonly passageGone: string;
  readonly passageTold: string;
  readonly passageKept: string;
  /** What a frozen page says of the passage its reader came for; also of the entry as a whole. */
  readonly became: {
    readonly same: string;
    readonly edited: string;
    readonly moved: string;
    readonly movedEdited: string;
    readonly gone: string;
    readonly elsewhere: string;
    readonly retracted: string;
  };
};
