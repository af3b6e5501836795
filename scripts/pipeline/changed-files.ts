import type { MergedEntry } from './merge-entries.ts';
import type { Workspace } from './read-workspace.ts';

/** An entry's file as it lies in the folder, empty where there is none, and as it will be. */
export type ChangedFile = { readonly path: string; readonly before: string; readonly after: string };

/** The entries of which the text changes. */
export function changedFiles(merged: readonly MergedEntry[], { entries }: Workspace): readonly ChangedFile[] {
  return merged.flatMap(({ id, path, merged: { text } }) => {
    const before = entries.get(id)?.text ?? '';
    return text === undefined || text === before ? [] : [{ path, before, after: text }];
  });
}
