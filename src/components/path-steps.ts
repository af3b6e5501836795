import type { EntryRef, ReadingPath } from '../data/views.ts';

/** Where an entry stands on a reading path, and what comes before and after it there. */
export type PathStep = {
  readonly title: string;
  readonly fragment: string;
  readonly number: number;
  readonly of: number;
  readonly previous: EntryRef | undefined;
  readonly next: EntryRef | undefined;
};

/** Entry id → its steps on the reading paths that lead through it. */
export function pathSteps(paths: readonly ReadingPath[]): ReadonlyMap<string, readonly PathStep[]> {
  const steps = new Map<string, PathStep[]>();
  for (const { title, fragment, entries } of paths) {
    for (const [at, { id }] of entries.entries()) {
      const step = {
        title,
        fragment,
        number: at + 1,
        of: entries.length,
        previous: entries[at - 1],
        next: entries[at + 1],
      };
      steps.set(id, [...(steps.get(id) ?? []), step]);
    }
  }
  return steps;
}
