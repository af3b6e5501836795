import type { EntryView } from '../data/views.ts';
import type { SiteSettings } from '../model/site-settings.ts';
import { type CiteFile, citeFiles } from './cite-files.ts';
import { citedEntry, versionPermalink } from './cited-entry.ts';
import { landingOf, type Places } from './landing.ts';
import { type EntryFile, entryLinks, type Landing, toLinkset } from './signposting.ts';

/** What the files beside an entry's page are made from. */
export type EntryFacts = {
  readonly view: EntryView;
  /** The citation of it (see `citedEntry`) in each format. */
  readonly cites: Readonly<Record<CiteFile, string>>;
  readonly landing: Landing;
  /** Permalink → address, full where the site knows its own. */
  readonly at: (permalink: string) => string;
};

export function entryFacts(view: EntryView, settings: SiteSettings, places: Places): EntryFacts {
  return {
    view,
    cites: citeFiles(citedEntry(view, settings, places.address).item),
    landing: landingOf(view, settings, places),
    at: (permalink) => places.address(permalink) ?? places.path(permalink),
  };
}

/** The text of one of those files. */
export function toEntryFile(name: EntryFile, facts: EntryFacts): string {
  const { cites, landing } = facts;
  switch (name) {
    case 'cite.bib':
    case 'cite.ris':
    case 'cite.json':
      return cites[name];
    case 'index.json':
      return `${JSON.stringify(dataOf(facts), null, 2)}\n`;
    case 'index.md':
      return toEntryMarkdown(facts);
    case 'linkset.json':
      return toLinkset(landing.page, entryLinks(landing));
  }
}

/** The entry as data: what its page shows, with permalinks of what it is tied to. */
function dataOf(facts: EntryFacts) {
  const { ref, headings, related, backlinks, html } = facts.view;
  return {
    ...headOf(facts),
    related: related.map(({ entry }) => ({ id: entry.id, title: entry.title, permalink: entry.permalink })),
    backlinks: [...new Set(backlinks.map(({ from }) => from.id))].filter((from) => from !== ref.id),
    headings,
    html,
  };
}

/** The entry as Markdown; its frontmatter is YAML whose values are written as JSON. */
function toEntryMarkdown(facts: EntryFacts): string {
  const { view } = facts;
  const lines = Object.entries(headOf(facts)).flatMap(([name, value]) => {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return [];
    if (!Array.isArray(value)) return [`${name}: ${JSON.stringify(value)}`];
    return [`${name}:`, ...value.map((one) => `  - ${JSON.stringify(one)}`)];
  });
  return ['---', ...lines, '---', '', `# ${view.ref.title}`, '', view.ref.summary, '', view.markdown].join('\n');
}

/** What both twins say of the entry. */
function headOf({ view, landing: { page, licence }, at }: EntryFacts) {
  const { frontmatter, tags, sources, versions, edited } = view;
  const { id, title, kind, labels, summary, language } = frontmatter;
  const last = versions.at(-1);
  return {
    id,
    permalink: page,
    title,
    kind,
    labels,
    summary,
    language,
    licence,
    version: last && {
      number: last.version,
      date: last.date,
      permalink: at(versionPermalink(last)),
      // Whether the text beside this line is younger than that version.
      edited,
    },
    tags: tags.map(({ id, label, permalink }) => ({ id, label, permalink })),
    sources: sources.map(({ id, title, permalink, facts }) => ({ id, title, permalink, url: facts.url })),
  };
}
