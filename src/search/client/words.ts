import type { EntryKind } from '../../model/entry.ts';
import type { Facets } from '../format/facets.ts';

/** Every word of the search interface in one language; loaded only once search is touched. */
export type SearchWords = {
  readonly search: string;
  readonly results: string;
  readonly nothing: string;
  readonly count: (entries: number) => string;
  /** Leads from the palette to the full page. */
  readonly all: (entries: number) => string;
  readonly more: string;
  readonly recent: string;
  readonly alsoCalled: string;
  /** Stands before the button that holds the query as typed. */
  readonly corrected: (query: string) => string;
  readonly stale: string;
  readonly reload: string;
  readonly unreachable: string;
  readonly again: string;
  readonly any: Readonly<Record<keyof Facets, string>>;
  readonly narrow: Readonly<Record<keyof Facets, string>>;
  readonly kind: Readonly<Record<EntryKind, string>>;
};

const en: SearchWords = {
  search: 'Search',
  results: 'Results',
  nothing: 'Nothing found.',
  count: (entries) => (entries === 1 ? '1 entry' : `${entries} entries`),
  all: (entries) => `All ${entries} results`,
  more: 'More results',
  recent: 'Entries you opened lately',
  alsoCalled: 'also called',
  corrected: (query) => `Showing results for “${query}”; search instead for`,
  stale: 'The site was renewed while this page was open.',
  reload: 'Load the page again',
  unreachable: 'The search index could not be loaded.',
  again: 'Try again',
  any: { kind: 'Any kind', tag: 'Any topic', source: 'Any source', date: 'Any year' },
  narrow: { kind: 'Narrow by kind', tag: 'Narrow by topic', source: 'Narrow by source', date: 'Narrow by year' },
  kind: {
    concept: 'concept',
    organisation: 'organisation',
    person: 'person',
    law: 'law',
    system: 'system',
    event: 'event',
    practice: 'practice',
    proposal: 'proposal',
    argument: 'argument',
    topic: 'topic',
  },
};

const de: SearchWords = {
  search: 'Suche',
  results: 'Ergebnisse',
  nothing: 'Nichts gefunden.',
  count: (entries) => (entries === 1 ? '1 Eintrag' : `${entries} Einträge`),
  all: (entries) => `Alle ${entries} Ergebnisse`,
  more: 'Weitere Ergebnisse',
  recent: 'Zuletzt geöffnet',
  alsoCalled: 'auch',
  corrected: (query) => `Ergebnisse für „${query}“; stattdessen suchen nach`,
  stale: 'Die Website wurde erneuert, während diese Seite offen war.',
  reload: 'Seite neu laden',
  unreachable: 'Der Suchindex konnte nicht geladen werden.',
  again: 'Noch einmal',
  any: { kind: 'Jede Art', tag: 'Jedes Thema', source: 'Jede Quelle', date: 'Jedes Jahr' },
  narrow: { kind: 'Nach Art', tag: 'Nach Thema', source: 'Nach Quelle', date: 'Nach Jahr' },
  kind: {
    concept: 'Begriff',
    organisation: 'Organisation',
    person: 'Person',
    law: 'Gesetz',
    system: 'System',
    event: 'Ereignis',
    practice: 'Praxis',
    proposal: 'Vorschlag',
    argument: 'Argument',
    topic: 'Thema',
  },
};

/** Words in the language of the page; English where that has none. */
export function searchWords(): SearchWords {
  return document.documentElement.lang.startsWith('de') ? de : en;
}
