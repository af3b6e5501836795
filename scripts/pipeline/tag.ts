import { toSlug } from '../../src/model/slug.ts';
import type { Vocabulary } from '../../src/model/vocabulary.ts';
import type { ComposedEntry } from './compose.ts';
import type { Term } from './terms.ts';

/** A tag is worth having when several entries share it; an entry has few. */
const MOST_TAGS = 4;
const FEWEST_ENTRIES = 3;
const HUBS = 12;

/**
 * Entries → entries with tags: first what a person decided (`broader` in the vocabulary), then the terms
 * that most others are spoken of together with; an entry that stands alone takes the first of its source.
 */
export function tag(
  entries: readonly ComposedEntry[],
  { terms, vocabulary }: { terms: readonly Term[]; vocabulary: Vocabulary },
): readonly ComposedEntry[] {
  const decided = new Map(vocabulary.terms.map((term) => [toSlug(term.prefLabel), term.broader.map(toSlug)]));
  const neighbours = neighboursOf(terms);
  const hubs = [...neighbours]
    .filter(([, others]) => others.size >= FEWEST_ENTRIES)
    .sort(([a, x], [b, y]) => y.size - x.size || (a < b ? -1 : 1))
    .slice(0, HUBS)
    .map(([id]) => id);
  return entries.map((entry) => {
    const { id } = entry.frontmatter;
    const near = hubs.filter((hub) => hub === id || neighbours.get(hub)?.has(id));
    const wider = near.length > 0 ? near : hubs.filter((hub) => sharesSource(entry, entries, hub)).slice(0, 1);
    const tags = [...new Set([...(decided.get(id) ?? []), ...wider])].slice(0, MOST_TAGS);
    return { ...entry, frontmatter: { ...entry.frontmatter, tags } };
  });
}

function sharesSource(entry: ComposedEntry, entries: readonly ComposedEntry[], hub: string): boolean {
  const sources = entries.find(({ frontmatter }) => frontmatter.id === hub)?.frontmatter.sources ?? [];
  return sources.some((source) => entry.frontmatter.sources.includes(source));
}

/** Term id → ids of the terms that share a passage with it. Names make poor tags: only ideas are hubs. */
function neighboursOf(terms: readonly Term[]): ReadonlyMap<string, ReadonlySet<string>> {
  const byPassage = new Map<string, string[]>();
  for (const term of terms) {
    for (const { source, passage } of term.passages) {
      const key = `${source}#${passage}`;
      byPassage.set(key, [...(byPassage.get(key) ?? []), toSlug(term.label)]);
    }
  }
  const ideas = new Set(terms.filter(isIdea).map((term) => toSlug(term.label)));
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

function isIdea(term: Term): boolean {
  return term.kind === 'concept' || term.kind === 'topic' || term.kind === 'practice' || term.kind === 'proposal';
}
