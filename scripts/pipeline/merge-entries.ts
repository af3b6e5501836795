import type { Message } from '../../src/model/message.ts';
import type { ComposedEntry } from './compose.ts';
import { entryText } from './entry-text.ts';
import { type Merged, merge } from './merge.ts';
import type { Workspace } from './read-workspace.ts';

export type MergedEntry = {
  readonly id: string;
  readonly path: string;
  readonly tags: readonly string[];
  readonly merged: Merged;
};

/** Composed entries and what lies in the folder → what is to be written of each. */
export function mergeEntries(
  entries: readonly ComposedEntry[],
  workspace: Workspace,
): { entries: readonly MergedEntry[]; messages: readonly Message[] } {
  const merged = entries.map((entry): MergedEntry => {
    const { id, tags } = entry.frontmatter;
    const existing = workspace.entries.get(id);
    const path = existing?.path ?? `entries/${id}.mdx`;
    const versions = { path, base: workspace.bases.get(id), current: existing?.text, generated: entryText(entry) };
    return { id, path, tags, merged: merge(versions) };
  });
  return { entries: merged, messages: merged.flatMap(({ merged: { messages } }) => messages) };
}
