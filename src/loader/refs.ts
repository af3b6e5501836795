import type { EntryRef, SourceRef, TagRef } from '../data/views.ts';

import { keyOf, type Subject } from '../model/ledger.ts';
import { compareText } from '../model/message.ts';
import { tagLabels } from '../model/vocabulary.ts';
import type { ParsedContent } from './parse-content.ts';

/** What a page may name and link to, by id. */
export type Refs = {
  readonly entries: ReadonlyMap<string, EntryRef>;
  readonly sources: ReadonlyMap<string, SourceRef>;
  readonly tags: ReadonlyMap<string, TagRef>;
};

/** Titles of what stands today, by the ledger's keys. */
export function titlesOf({ entries, sources, tags }: Refs): ReadonlyMap<string, string> {
  return new Map([
    ...[...entries].map(([id, { title }]): [string, string] => [keyOf('entry', id), title]),
    ...[...sources].map(([id, { title }]): [string, string] => [keyOf('source', id), title]),
    ...[...tags].map(([id, { label }]): [string, string] => [keyOf('tag', id), label]),
  ]);
}

/** Everything that stands in the content, with its permalink. */
export function refsOf(content: ParsedContent, permalink: (subject: Subject, id: string) => string): Refs {
  const entries = new Map<string, EntryRef>();
  const tagIds = new Set<string>();
  for (const [id, { frontmatter }] of content.entries) {
    const { title, kind, summary, tags } = frontmatter;
    entries.set(id, { id, title, kind, summary, permalink: permalink('entry', id) });
    for (const tag of tags) tagIds.add(tag);
  }
  const sources = [...content.documents.values()].map(
    ({ id, type, facts, retrieved, retracted }): [string, SourceRef] => [
      id,
      {
        ...{ id, title: facts.title ?? id, permalink: permalink('source', id) },
        ...{ type, facts, retrieved, retracted: retracted !== undefined },
      },
    ],
  );
  const labelOf = tagLabels(content.vocabulary, (id) => entries.get(id)?.title);
  const tags = [...tagIds]
    .sort(compareText)
    .map((id): [string, TagRef] => [id, { id, label: labelOf(id), permalink: permalink('tag', id) }]);
  return { entries, sources: new Map(sources), tags: new Map(tags) };
}

export function pick<T>(from: ReadonlyMap<string, T>, ids: readonly string[]): readonly T[] {
  return ids.flatMap((id) => from.get(id) ?? []);
}

export function compareTitles(a: { title: string; id: string }, b: { title: string; id: string }): number {
  return compareText(a.title.toLowerCase(), b.title.toLowerCase()) || compareText(a.id, b.id);
}
