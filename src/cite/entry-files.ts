import type { EntryView } from '../data/views.ts';
import { type CslItem, toCslJson } from './csl.ts';
import { type EntryFile, entryLinks, type Landing, toLinkset } from './signposting.ts';
import { toBibtex } from './to-bibtex.ts';
import { toRis } from './to-ris.ts';

/** What the files beside an entry's page are made from. */
export type EntryFacts = { readonly view: EntryView; readonly item: CslItem; readonly landing: Landing };

/** The text of one of those files. */
export function toEntryFile(name: EntryFile, { view, item, landing }: EntryFacts): string {
  switch (name) {
    case 'cite.bib':
      return toBibtex(item);
    case 'cite.ris':
      return toRis(item);
    case 'cite.json':
      return toCslJson([item]);
    case 'index.json':
      return toEntryJson(view, landing);
    case 'linkset.json':
      return toLinkset(landing.page, entryLinks(landing));
  }
}

/** The entry as data: what its page shows, with permalinks of what it is tied to. */
function toEntryJson(view: EntryView, { page, licence }: Landing): string {
  const { frontmatter, ref, headings, tags, sources, related, backlinks, html } = view;
  const { id, title, kind, labels, summary, language } = frontmatter;
  const data = {
    id,
    permalink: page,
    title,
    kind,
    labels,
    summary,
    language,
    licence,
    tags: tags.map(({ id, label, permalink }) => ({ id, label, permalink })),
    sources: sources.map(({ id, title, permalink, facts }) => ({ id, title, permalink, url: facts.url })),
    related: related.map(({ entry }) => ({ id: entry.id, title: entry.title, permalink: entry.permalink })),
    backlinks: [...new Set(backlinks.map(({ from }) => from.id))].filter((from) => from !== ref.id),
    headings,
    html,
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}
