import { digestOf, toldBy } from '../data/digest-of.ts';
import type {
  Change,
  DatedItem,
  EntryName,
  EntryRef,
  EntryView,
  FormerPage,
  ReadingPath,
  SiteCounts,
  SourceView,
  TagView,
  VersionedEntry,
} from '../data/views.ts';
import { type Features, type Neighbour, neighboursOf } from '../graph/related.ts';
import { group } from '../model/group.ts';
import { firstPermalink, keyOf, type Subject } from '../model/ledger.ts';
import { compareMessages, type Message } from '../model/message.ts';
import type { SearchEntry } from '../model/search-record.ts';
import type { PictureFile } from '../model/shown-picture.ts';
import type { SiteSettings } from '../model/site-settings.ts';

import { stringsOf } from '../strings/strings-of.ts';

import { changesOf } from './changes.ts';
import { checkLedger } from './check-ledger.ts';
import { chronologyOf } from './chronology.ts';
import { contentDigest } from './content-digest.ts';
import type { ContentFolder, TextFile } from './content-folder.ts';
import { digestOfBody } from './digest-of-body.ts';
import type { EntryMemory } from './entry-memory.ts';
import { formerPages } from './former-pages.ts';
import { type Noticing, noticed } from './notices.ts';
import { type ParsedContent, parseContent, parseEntryFile } from './parse-content.ts';
import { presentIn } from './present-in.ts';
import { readingPathsOf } from './reading-paths.ts';

import { compareTitles, pick, type Refs, refsOf, titlesOf } from './refs.ts';

import { type RenderedEntry, renderEntries, renderOne } from './render-entries.ts';
import { searchEntries } from './search-entries.ts';
import { sourceViews } from './source-views.ts';
import { tagViews } from './tag-views.ts';
import { versionedEntries } from './versioned-entries.ts';
import { versionsOf } from './versions-of.ts';
import { View } from './view.ts';

/** A whole content folder, worked out for its pages. */
export type LoadedSite = {
  readonly settings: SiteSettings;
  readonly counts: SiteCounts;
  /** Every picture of the content folder: each has an address, which versions and others may lead to. */
  readonly pictures: readonly PictureFile[];
  readonly entries: readonly EntryView[];
  readonly names: readonly EntryName[];
  readonly linked: readonly EntryRef[];
  readonly sources: readonly SourceView[];
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
  /**
   * What the entry of a file would show if it had this text and all else stood as it does. Undefined where it has
   * errors, is not the entry it was, or is code.
   */
  readonly edited: (file: TextFile) => EntryView | undefined;
};

const RELATED = 6;

/** Content folder → views. `href` makes an address of a permalink; what `memory` knows is not made again. */
export function loadSite(folder: ContentFolder, href: (permalink: string) => string, memory?: EntryMemory): LoadedSite {
  const content = parseContent(folder, memory);
  const permalink = (subject: Subject, id: string) =>
    content.ledger.permalinks.get(keyOf(subject, id)) ?? firstPermalink(subject, id);
  const refs = refsOf(content, permalink);
  const addresses = {
    entry: (id: string) => (refs.entries.has(id) ? href(permalink('entry', id)) : undefined),
    source: (id: string) => href(permalink('source', id)),
    file: href,
  };
  const { entries, messages, refused, aroundOf } = renderEntries(content, addresses, memory);
  // What has errors is no entry, and nothing may lead to it; what that does not touch is not rendered again.
  if (refused) return loadSite(folder, href, memory);
  const present = { titles: titlesOf(refs), fragments: content.fragments };
  const strings = stringsOf(content.settings.language).kept;
  const viewing = { refs, content, notices: { ...present, ledger: content.ledger, strings, href } };
  const views = entryViews(byTitle(entries), viewing);
  const sources = sourceViews(content, { entries, refs });
  const tags = tagViews(views, { refs, content });
  const paths = readingPathsOf(content.settings, refs.entries);
  return {
    settings: content.settings,
    counts: { entries: views.length, sources: sources.length, tags: tags.length },
    pictures: content.pictures,
    entries: views,
    names: views.map(({ ref, frontmatter }) => ({ ref, labels: frontmatter.labels })),
    linked: [...views].sort((a, b) => b.backlinks.length - a.backlinks.length).map(({ ref }) => ref),
    sources,
    tags,
    search: searchEntries(entries, { content, refs }),
    versioned: versionedEntries(content, {
      rendered: entries,
      titles: present.titles,
      sources: [...refs.sources.values()],
    }),
    formers: formerPages(content.ledger, present),
    chronology: chronologyOf(entries, refs),
    changes: changesOf(content, views),
    paths: paths.paths,
    digest: contentDigest(folder),
    messages: [
      ...content.messages,
      ...messages,
      ...paths.messages,
      ...checkLedger(content.ledger, presentIn(folder, content)),
    ].sort(compareMessages),
    edited: editing(views, { ...viewing, aroundOf }),
  };
}

type Viewing = { readonly refs: Refs; readonly content: ParsedContent; readonly notices: Noticing };

function editing(
  views: readonly EntryView[],
  { aroundOf, ...viewing }: Viewing & Pick<ReturnType<typeof renderEntries>, 'aroundOf'>,
): LoadedSite['edited'] {
  const { content } = viewing;
  return (file) => {
    const entry = parseEntryFile(file).value;
    const before = views.find(({ ref }) => ref.id === entry?.frontmatter.id);
    const isSame = entry !== undefined && content.entries.get(entry.frontmatter.id)?.path === file.path;
    if (!isSame || before === undefined || entry.frontmatter.mdx === 'open') return undefined;
    const { title, kind, summary } = entry.frontmatter;
    const { rendered, related } = renderOne(entry, aroundOf(entry));
    const { backlinks } = before;
    return entryView({ entry, rendered, related }, viewing, {
      ref: { ...before.ref, title, kind, summary },
      backlinks,
      related: before.related,
    });
  };
}

function byTitle(entries: readonly RenderedEntry[]): readonly RenderedEntry[] {
  return [...entries].sort((a, b) => compareTitles(a.entry.frontmatter, b.entry.frontmatter));
}

/** By title, as `rendered` are. */
function entryViews(rendered: readonly RenderedEntry[], viewing: Viewing): readonly EntryView[] {
  const { refs } = viewing;
  const backlinks = backlinksOf(rendered, refs);
  const neighbours = neighboursOf(new Map(rendered.map((one) => [one.entry.frontmatter.id, featuresOf(one)])), RELATED);
  return rendered.flatMap((one): EntryView[] => {
    const { id } = one.entry.frontmatter;
    const ref = refs.entries.get(id);
    if (ref === undefined) return [];
    const related = relatedOf(one.related, neighbours.get(id) ?? [], refs);
    return [entryView(one, viewing, { ref, backlinks: backlinks.get(id) ?? [], related })];
  });
}

function entryView(
  { entry, rendered: page }: RenderedEntry,
  { refs, content, notices }: Viewing,
  others: Pick<EntryView, 'ref' | 'backlinks' | 'related'>,
): EntryView {
  const { frontmatter, path } = entry;
  const around = (html: string) => noticed(html, { page, id: frontmatter.id, it: notices });
  const tags = pick(refs.tags, frontmatter.tags);
  const sources = pick(refs.sources, [...new Set([...page.references, ...frontmatter.sources])]);
  const { versions, edited } = versionsOf(entry, content);
  const view = new View({ ...others, frontmatter, tags, sources, versions, edited }, { page, path, around });
  const { ref, backlinks, related } = others;
  const seen = backlinks.flatMap(({ from, fragment, sentence }) => [from, fragment, sentence]);
  const near = related.flatMap(({ entry: other, reason }) => [other, reason]);
  const counts = [seen, near, tags].map(({ length }) => length);
  const own = [entry.digest, path, digestOfBody(page), around(''), edited, versions];
  return toldBy(view, digestOf([...own, counts, ref, ...seen, ...near, ...tags, ...sources]));
}

function backlinksOf(rendered: readonly RenderedEntry[], refs: Refs): ReadonlyMap<string, EntryView['backlinks']> {
  return group(
    rendered.flatMap(({ entry, rendered: page }) => {
      const from = refs.entries.get(entry.frontmatter.id);
      const firsts = page.links.filter(({ to }, at) => page.links.findIndex((other) => other.to === to) === at);
      return from === undefined
        ? []
        : firsts.map(({ to, fragment, sentence }) => [to, { from, fragment, sentence }] as const);
    }),
  );
}

function featuresOf({ entry, rendered }: RenderedEntry): Features {
  const { frontmatter } = entry;
  return [
    ...rendered.links.map(({ to }) => `link ${to}`),
    ...frontmatter.tags.map((tag) => `tag ${tag}`),
    ...[...rendered.references, ...frontmatter.sources].map((id) => `source ${id}`),
  ];
}

/** Why two entries with this feature are related. */
function reasonOf(feature: string, refs: Refs): string {
  const at = feature.indexOf(' ');
  const id = feature.slice(at + 1);
  switch (feature.slice(0, at)) {
    case 'link':
      return `both mention ${refs.entries.get(id)?.title ?? id}`;
    case 'tag':
      return `both are tagged ${refs.tags.get(id)?.label ?? id}`;
    default:
      return `both cite ${refs.sources.get(id)?.title ?? id}`;
  }
}

function relatedOf(chosen: readonly string[], found: readonly Neighbour[], refs: Refs): EntryView['related'] {
  const all = [
    ...chosen.map((id) => ({ id, reason: 'chosen by the editors' })),
    ...found.flatMap(({ id, shared }) => (chosen.includes(id) ? [] : { id, reason: reasonOf(shared, refs) })),
  ];
  return all.slice(0, Math.max(RELATED, chosen.length)).flatMap(({ id, reason }) => {
    const entry = refs.entries.get(id);
    return entry === undefined ? [] : [{ entry, reason }];
  });
}
