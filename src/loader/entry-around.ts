import { digestOf } from '../data/digest-of.ts';
import type { EntryView } from '../data/views.ts';
import { type Features, type Neighbour, neighboursOf } from '../graph/related.ts';
import { group } from '../model/group.ts';
import { toSlug } from '../model/slug.ts';
import type { BesideEntries } from './parse-content.ts';
import { pick, type Refs } from './refs.ts';
import type { RenderedEntry } from './render-entries.ts';
import type { OutLink } from './rendered.ts';
import type { FrozenEntry } from './versions/versioned-entries.ts';

/** All that an entry's own pages show which does not come from its own text: other entries, sources, settings decide it. */
export type EntryAround = Pick<EntryView, 'ref' | 'backlinks' | 'related' | 'tags' | 'sources'> & {
  /** Labels that search finds it by and no page shows. */
  readonly hidden: readonly string[];
  /** Of an entry with versions: what their pages show besides. */
  readonly frozen?: FrozenEntry | undefined;
};

const RELATED = 6;

/** Digest of what the page of the entry shows of it. */
export function digestOfShown({ ref, backlinks, related, tags, sources }: EntryAround): string {
  const seen = backlinks.flatMap(({ from, fragment, sentence }) => [from, fragment, sentence]);
  const near = related.flatMap(({ entry, reason }) => [entry, reason]);
  const counts = [seen, near, tags].map(({ length }) => length);
  return digestOf([counts, ref, ...seen, ...near, ...tags, ...sources]);
}

type Others = {
  readonly refs: Refs;
  readonly content: Pick<BesideEntries, 'vocabulary'>;
  readonly frozen: ReadonlyMap<string, FrozenEntry>;
};

/** What stands around each entry, by id. */
export function aroundsOf(
  rendered: readonly RenderedEntry[],
  { refs, content, frozen }: Others,
): ReadonlyMap<string, EntryAround> {
  const hidden = new Map(
    // Of two decisions the first holds.
    [...content.vocabulary.terms].reverse().map((term) => [toSlug(term.prefLabel), term.hiddenLabel]),
  );
  const backlinks = backlinksOf(rendered, refs);
  const neighbours = neighboursOf(new Map(rendered.map((one) => [one.entry.frontmatter.id, featuresOf(one)])), RELATED);
  const reasonOf = reasons(refs);
  return new Map(
    rendered.flatMap((one): [string, EntryAround][] => {
      const { id, tags, sources } = one.entry.frontmatter;
      const ref = refs.entries.get(id);
      if (ref === undefined) return [];
      const around: EntryAround = {
        ref,
        // Each of its own size: a list that grew has room for sixteen more, and these are held as long as the site.
        backlinks: (backlinks.get(id) ?? []).slice(),
        related: relatedOf(one.related, neighbours.get(id) ?? [], { refs, reasonOf }).slice(),
        tags: pick(refs.tags, tags).slice(),
        sources: pick(refs.sources, [...new Set([...one.rendered.references, ...sources])]).slice(),
        hidden: hidden.get(id) ?? [],
        frozen: frozen.get(id),
      };
      return [[id, around]];
    }),
  );
}

/** The first link to each entry, by its id. */
export function firstLinks(links: readonly OutLink[]): ReadonlyMap<string, Omit<OutLink, 'to'>> {
  return new Map(links.toReversed().map(({ to, fragment, sentence }) => [to, { fragment, sentence }]));
}

function backlinksOf(rendered: readonly RenderedEntry[], refs: Refs): ReadonlyMap<string, EntryView['backlinks']> {
  return group(
    rendered.flatMap(({ entry, rendered: page }) => {
      const from = refs.entries.get(entry.frontmatter.id);
      return from === undefined
        ? []
        : [...firstLinks(page.links)].map(([to, link]) => [to, { from, ...link }] as const);
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

type ReasonOf = (feature: string) => string;

/** Why two entries with a feature are related: one text for all of them. */
function reasons(refs: Refs): ReasonOf {
  const known = new Map<string, string>();
  return (feature) => {
    const reason = known.get(feature) ?? reasonFor(feature, refs);
    known.set(feature, reason);
    return reason;
  };
}

function reasonFor(feature: string, refs: Refs): string {
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

function relatedOf(
  chosen: readonly string[],
  found: readonly Neighbour[],
  { refs, reasonOf }: { readonly refs: Refs; readonly reasonOf: ReasonOf },
): EntryView['related'] {
  const all = [
    ...chosen.map((id) => ({ id, reason: 'chosen by the editors' })),
    ...found.flatMap(({ id, shared }) => (chosen.includes(id) ? [] : { id, reason: reasonOf(shared) })),
  ];
  return all.slice(0, Math.max(RELATED, chosen.length)).flatMap(({ id, reason }) => {
    const entry = refs.entries.get(id);
    return entry === undefined ? [] : [{ entry, reason }];
  });
}
