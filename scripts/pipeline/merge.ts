import type { Message } from '../../src/model/message.ts';

/** One entry's text in its three states. */
export type Versions = {
  readonly path: string;
  /** What conversion wrote last time, if it ever wrote this entry. */
  readonly base: string | undefined;
  /** What lies in the folder now. */
  readonly current: string | undefined;
  /** What conversion makes of the sources today. */
  readonly generated: string;
};

/** What to write, if anything, and what happened. */
export type Merged = {
  readonly outcome: 'new' | 'updated' | 'kept' | 'conflict' | 'unchanged' | 'removed' | 'own';
  readonly text?: string;
  /** The new merge base, where there is one. */
  readonly base?: string;
  readonly messages: readonly Message[];
};

/**
 * Three-way merge of whole entries: what a person wrote is never overwritten, what a person removed is
 * not generated again, and an entry that conversion never wrote is not touched.
 */
export function merge({ path, base, current, generated }: Versions): Merged {
  if (base === undefined && current === undefined)
    return { outcome: 'new', text: generated, base: generated, messages: [] };
  if (base === undefined && current !== generated) return { outcome: 'own', messages: [] };
  if (current === undefined) return { outcome: 'removed', messages: [] };
  if (current === generated) return { outcome: 'unchanged', base: generated, messages: [] };
  if (current === base) return { outcome: 'updated', text: generated, base: generated, messages: [] };
  if (generated === base) return { outcome: 'kept', messages: [] };
  return { outcome: 'conflict', messages: [conflict(path, lineOfFirstDifference(base, current))] };
}

function lineOfFirstDifference(a: string, b: string): number {
  const [left, right] = [a.split('\n'), b.split('\n')];
  const at = right.findIndex((line, index) => line !== left[index]);
  return (at === -1 ? left.length : at) + 1;
}

function conflict(path: string, line: number): Message {
  return {
    rule: 'merge-conflict',
    severity: 'warning',
    path,
    line,
    reason: 'You edited this entry and its sources changed too; your text was kept.',
    advice: 'To take the new excerpts, move your file away, convert, and put your edits back in.',
  };
}
