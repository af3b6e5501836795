import { keyOf } from '../../src/model/ledger.ts';
import type { Message } from '../../src/model/message.ts';
import { replay } from '../../src/model/replay.ts';
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

/**
 * Composed entries and what lies in the folder → what is to be written of each. What the ledger says has ended
 * is not generated again. `settled`: id of the entry whose conflict a person has dealt with.
 */
export function mergeEntries(
  entries: readonly ComposedEntry[],
  { workspace, settled }: { workspace: Workspace; settled?: string | undefined },
): { entries: readonly MergedEntry[]; messages: readonly Message[] } {
  const { standings } = replay(workspace.events);
  const merged = entries.map((entry): MergedEntry => {
    const { id, tags } = entry.frontmatter;
    const existing = workspace.entries.get(id);
    const path = existing?.path ?? `entries/${id}.mdx`;
    const end = standings.get(keyOf('entry', id))?.end;
    if (existing === undefined && end !== undefined && end.event !== 'withdrawn')
      return { id, path, tags, merged: { outcome: 'removed', messages: [] } };
    const versions = { path, base: workspace.bases.get(id), current: existing?.text, generated: entryText(entry) };
    const outcome = merge(versions);
    return { id, path, tags, merged: id === settled ? settle(outcome, versions.generated) : outcome };
  });
  return { entries: merged, messages: merged.flatMap(({ merged: { messages } }) => messages) };
}

/** The person's text accounts for what the sources say now: that becomes the merge base. */
function settle(merged: Merged, generated: string): Merged {
  return merged.outcome === 'conflict' ? { ...merged, outcome: 'kept', base: generated, messages: [] } : merged;
}
