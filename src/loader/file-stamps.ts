import { lstatSync, mkdirSync, readFileSync, renameSync, type Stats, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'astro/zod';

const recordSchema = z.record(z.string(), z.tuple([z.string(), z.string()]));

/** What was found out of files (a digest, a size), remembered for as long as they are not touched. */
export type FileStamps = {
  /** What is known of a file, else what `find` finds out of it. */
  readonly known: (path: string, find: () => string) => string;
  /** Notes what was found out of a file that was looked up before, and stands as it did then. */
  readonly note: (path: string, fact: string) => void;
  /** What is known of a file, if it was not touched since; undefined where it was, or is gone. */
  readonly find: (path: string) => string | undefined;
  /** Writes down what is known of the files that were asked for; of others, nothing is remembered. */
  readonly save: () => void;
};

/** Milliseconds within which a file may be written twice and bear one time: more than any clock of a kernel ticks. */
const TICK = 100;
/** File systems that count whole seconds. */
const COARSE = 2100;

/** Opens the stamps kept in `record`; `at` gives the place of a file. Without a record, nothing is remembered. */
export function openStamps(at: (path: string) => string, record?: string): FileStamps {
  const kept = record === undefined ? {} : readRecord(record);
  const now: Record<string, readonly [stamp: string, fact: string]> = {};
  const stamps = new Map<string, string | undefined>();
  let isNew = false;
  const lookUp = (path: string) => {
    const stats = lstatSync(at(path), { throwIfNoEntry: false });
    const stamp = stats && `${stats.size} ${stats.mtimeMs} ${stats.ctimeMs} ${stats.ino}`;
    // What was written a moment ago may be written again within the same tick, and would look the same.
    stamps.set(path, stats !== undefined && isSettled(stats) ? stamp : undefined);
    const found = kept[path];
    if (found === undefined || found[0] !== stamp) return undefined;
    now[path] = found;
    return found[1];
  };
  const note = (path: string, fact: string) => {
    const stamp = stamps.get(path);
    if (stamp === undefined) return;
    now[path] = [stamp, fact];
    isNew = true;
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
    save() {
      if (record === undefined || (!isNew && Object.keys(now).length === Object.keys(kept).length)) return;
      mkdirSync(dirname(record), { recursive: true });
      const beside = `${record}.${process.pid}`;
      writeFileSync(beside, JSON.stringify(now));
      renameSync(beside, record);
    },
  };
}

function isSettled({ mtimeMs, ctimeMs }: Stats): boolean {
  const tick = mtimeMs % 1000 === 0 ? COARSE : TICK;
  return Math.max(mtimeMs, ctimeMs) < Date.now() - tick;
}

function readRecord(file: string): z.infer<typeof recordSchema> {
  try {
    return recordSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Missing or damaged: every file is looked at again.
    return {};
  }
}
