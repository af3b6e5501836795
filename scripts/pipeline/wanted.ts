import type { SourceDocument } from '../../src/model/source.ts';
import type { Wanted } from './assign.ts';
import type { MergedEntry } from './merge-entries.ts';
import type { Workspace } from './read-workspace.ts';

/** Everything that stands in the content folder once this conversion is written, and so needs an address. */
export function wantedOf(
  documents: readonly SourceDocument[],
  { merged, workspace }: { merged: readonly MergedEntry[]; workspace: Workspace },
): readonly Wanted[] {
  const written = merged.filter(({ merged: { text } }) => text !== undefined);
  const entries = [...workspace.entries.keys(), ...written.map(({ id }) => id)];
  const kept = [...workspace.entries.values()].flatMap(({ frontmatter }) => frontmatter?.tags ?? []);
  const tags = [...kept, ...written.flatMap((entry) => entry.tags)];
  return [
    ...entries.map((id): Wanted => ({ subject: 'entry', id })),
    ...documents.map(({ id }): Wanted => ({ subject: 'source', id })),
    ...tags.map((id): Wanted => ({ subject: 'tag', id })),
  ];
}
