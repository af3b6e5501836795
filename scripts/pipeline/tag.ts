import { toSlug } from '../../src/model/slug.ts';
import type { SourceDocument } from '../../src/model/source.ts';
import type { Vocabulary } from '../../src/model/vocabulary.ts';
import type { ComposedEntry } from './compose.ts';
import type { Term } from './terms.ts';

/** A tag is worth having when several entries share it, and not nearly all do; an entry has few. */
const MOST_TAGS = 3;
const FEWEST_ENTRIES = 3;
const HUBS = 12;

type Setting = {
  readonly terms: readonly Term[];
  readonly vocabulary: Vocabulary;
  readonly documents: readonly SourceDocument[];
};
type Neighbours = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Entries → entries with tags: first what a person decided (`broader` in the vocabulary), then the few terms
 * that most others are spoken of together with; an entry that stands alone takes the one spoken of nearest to it.
 * What too few entries would share is no tag, unless a person decided so.
 */
export function tag(
  entries: readonly ComposedEntry[],
  { terms, vocabulary, documents }: Setting,
): readonly ComposedEntry[] {
  const decided = new Map(vocabulary.terms.map((term) => [toSlug(term.prefLabel), term.broader.map(toSlug)]));
  const neighbours = neighboursOf(terms);
  const hubs = hubsOf(neighbours, entries.length);
  const near = new Map(
    entries.map(({ frontmatter: { id } }) => {
      const own = hubs.filter((hub) => hub === id || neighbours.get(hub)?.has(id));
      return [id, own.slice(0, MOST_TAGS)] as const;
    }),
  );
  const places = placesOf(terms, documents);
  const kept = shared(near, Math.min(FEWEST_ENTRIES, Math.max(1, Math.floor(entries.length / 3))));
  return entries.map((entry) => {
    const { id } = entry.frontmatter;
    const close = (near.get(id) ?? []).filter((hub) => kept.includes(hub));
    const wider = close.length > 0 ? close : nearest(places.get(id) ?? [], { hubs: kept, places });
    const tags = [...new Set([...(decided.get(id) ?? []), ...wider])].slice(0, MOST_TAGS);
    return { ...entry, frontmatter: { ...entry.frontmatter, tags } };
  });
}

/** Tags that enough entries have, most shared first. */
function shared(near: ReadonlyMap<string, readonly string[]>, fewest: number): readonly string[] {
  const counts = new Map<string, number>();
  for (const tags of near.values()) for (const hub of tags) counts.set(hub, (counts.get(hub) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= fewest)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([hub]) => hub);
}

/** Terms that together cover most others, each chosen for those that none before it covers. */
function hubsOf(neighbours: Neighbours, entries: number): readonly string[] {
  const widest = Math.max(FEWEST_ENTRIES, entries * 0.6);
  const open = new Map([...neighbours].filter(([, others]) => others.size >= 2 && others.size <= widest));
  const covered = new Set<string>();
  const hubs: string[] = [];
  const most = Math.min(HUBS, Math.max(2, Math.ceil(entries / 6)));
  while (hubs.length < most && open.size > 0) {
    const gains = [...open].map(
      ([id, others]) => [id, [...others].filter((other) => !covered.has(other)).length] as const,
    );
    const [best] = gains.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    if (best === undefined || best[1] < 2) break;
    hubs.push(best[0]);
    for (const other of [best[0], ...(open.get(best[0]) ?? [])]) covered.add(other);
    open.delete(best[0]);
  }
  return hubs;
}

type Told = { readonly source: string; readonly at: number };

/** Term id → where it is spoken of, as places in reading order. */
function placesOf(terms: readonly Term[], documents: readonly SourceDocument[]): ReadonlyMap<string, readonly Told[]> {
  const order = new Map(
    documents.flatMap(({ id, passages }) => passages.map((passage, at) => [`${id}#${passage.id}`, at] as const)),
  );
  return new Map(
    terms.map(({ label, passages }) => [
      toSlug(label),
      passages.map(({ source, passage }) => ({ source, at: order.get(`${source}#${passage}`) ?? 0 })),
    ]),
  );
}

/** The hub that is spoken of nearest in the same source, if any is. */
function nearest(
  own: readonly Told[],
  { hubs, places }: { hubs: readonly string[]; places: ReadonlyMap<string, readonly Told[]> },
): readonly string[] {
  const bySource = Map.groupBy(own, ({ source }) => source);
  const far = hubs.map((hub) => {
    let gap = Number.POSITIVE_INFINITY;
    for (const { source, at } of places.get(hub) ?? [])
      for (const told of bySource.get(source) ?? []) gap = Math.min(gap, Math.abs(told.at - at));
    return [hub, gap] as const;
  });
  const [best] = far.filter(([, gap]) => Number.isFinite(gap)).sort(([, x], [, y]) => x - y);
  return best === undefined ? [] : [best[0]];
}

/** Term id → ids of the terms that share a passage with it. Names make poor tags: only ideas are hubs. */
function neighboursOf(terms: readonly Term[]): Neighbours {
  const byPassage = new Map<string, string[]>();
  for (const term of terms) {
    for (const { source, passage } of term.passages) {
      const key = `${source}#${passage}`;
      byPassage.set(key, [...(byPassage.get(key) ?? []), toSlug(term.label)]);
    }
  }
  const ideas = new Set(
    terms.filter((term) => isIdea(term) && term.passages.length >= 2).map((term) => toSlug(term.label)),
  );
  const neighbours = new Map<string, Set<string>>();
  for (const ids of byPassage.values()) {
    for (const id of ids) {
      if (!ideas.has(id)) continue;
      const own = neighbours.get(id) ?? new Set();
      for (const other of ids) if (other !== id) own.add(other);
      neighbours.set(id, own);
    }
  }
  return neighbours;
}

/** Ideas read as topics; so does a name of which much is told (`Redis`), but no short form or code name. */
function isIdea(term: Term): boolean {
  if (term.kind === 'topic') return /^\p{Lu}\p{Ll}+$/u.test(term.label) && term.passages.length >= 6;
  return term.kind === 'concept' || term.kind === 'practice' || term.kind === 'proposal';
}
