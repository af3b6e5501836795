import { lstatSync, type Stats } from 'node:fs';
import { openLines } from './kept-lines.ts';

type Known = readonly [stamp: string, fact: string];

/** What was found out of files (a digest, a size), remembered for as long as they are not touched. */
export type FileStamps = {
  /** What is known of a file, else what `find` finds out of it. */
  readonly known: (path: string, find: () => string) => string;
  /** Notes what was found out of a file that was looked up before, and stands as it did then. */
  readonly note: (path: string, fact: string) => void;
  /** What is known of a file, if it was not touched since; undefined where it was, or is gone. */
  readonly find: (path: string) => string | undefined;
  /** Whether a file that was looked up stands as it did then, for certain. */
  readonly stands: (path: string) => boolean;
  /** Writes down what is known of the files that were asked for; of others, nothing is remembered. */
  readonly save: () => void;
};

/** Milliseconds within which a file may be written twice and bear one time: more than any clock of a kernel ticks. */
export const TICK = 100;
/** File systems that count whole seconds. */
const COARSE = 2100;

/** Opens the stamps kept in `record`; `at` gives the place of a file. Without a record, nothing is remembered. */
export function openStamps(at: (path: string) => string, record?: string): FileStamps {
  const kept = record === undefined ? undefined : openLines(record, isKnown);
  // All will be asked for.
  kept?.names();
  const same = new Set<string>();
  const now = new Map<string, Known>();
  const stamps = new Map<string, string | undefined>();
  const lookUp = (path: string) => {
    const stats = lstatSync(at(path), { throwIfNoEntry: false });
    const stamp = stats && stampOf(stats);
    // What was written a moment ago may be written again within the same tick, and would look the same.
    stamps.set(path, stats !== undefined && isSettled(stats) ? stamp : undefined);
    const found = kept?.get(path);
    if (found === undefined || found[0] !== stamp) return undefined;
    same.add(path);
    return found[1];
  };
  const note = (path: string, fact: string) => {
    const stamp = stamps.get(path);
    if (stamp === undefined) return;
    const before = kept?.get(path);
    if (before?.[0] === stamp && before[1] === fact) same.add(path);
    else now.set(path, [stamp, fact]);
  };
  return {
    find: lookUp,
    note,
    known(path, find) {
      const before = lookUp(path);
      if (before !== undefined) return before;
      const fact = find();
      note(path, fact);
      return fact;
    },
    stands(path) {
      const before = stamps.get(path);
      const stats = before === undefined ? undefined : lstatSync(at(path), { throwIfNoEntry: false });
      return stats !== undefined && stampOf(stats) === before;
    },
    save() {
      const gone = [...(kept?.names() ?? [])].filter((path) => !same.has(path) && !now.has(path));
      kept?.change(now, gone);
    },
  };
}

/** What a file that was not touched keeps. */
export function stampOf({ size, mtimeMs, ctimeMs, ino }: Stats): string {
  return `${size} ${mtimeMs} ${ctimeMs} ${ino}`;
}

/** Was it written so long ago that writing it again would show? */
export function isSettled({ mtimeMs, ctimeMs }: Stats): boolean {
  const tick = mtimeMs % 1000 === 0 ? COARSE : TICK;
  return Math.max(mtimeMs, ctimeMs) < Date.now() - tick;
}

function isKnown(value: unknown): value is Known {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string');
}
