import {
  appendFileSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/**
 * Values by name in a file of the cache. A change is added to its end, one line a name, of which the last holds, so that
 * it costs what changed; the file is written anew when half of it no longer holds.
 */
export type KeptLines<T> = {
  readonly values: ReadonlyMap<string, T>;
  /** Keeps these values instead. Those that were read from the file are taken to be as they were. */
  readonly save: (now: ReadonlyMap<string, T>) => void;
};

/** Bytes gathered before they are written. */
const GATHERED = 1 << 20;

/** Ends what one run wrote: lines that no such line follows were cut off. */
const END = '[]';

type Read<T> = { readonly values: ReadonlyMap<string, T>; readonly lines: number; readonly stamp: string };

/** What this process has read or written last: a program that builds again and again reads each file once. */
const opened = new Map<string, Read<unknown>>();

/** Opens such a file. One that is missing or damaged holds nothing; `isOne` tells what it may hold. */
export function openLines<T>(file: string, isOne: (value: unknown) => value is T): KeptLines<T> {
  const { values, lines, stamp } = openedBefore(file, isOne) ?? readLines(file, isOne);
  return {
    values,
    save(now) {
      const changed = [...now].filter(([name, value]) => values.get(name) !== value);
      const gone = [...values.keys()].filter((name) => !now.has(name));
      const added = changed.length + gone.length;
      if (added === 0) return;
      // Another run may have written meanwhile: what it added was found with what it had read, not with this.
      const whole = stampOf(file) !== stamp || lines + added > 2 * now.size;
      if (whole) writeAll(file, now);
      else {
        const texts = [...changed, ...gone.map((name) => [name])].map((line) => JSON.stringify(line));
        appendFileSync(file, `${[...texts, END].join('\n')}\n`, { flush: true });
      }
      opened.set(file, { values: now, lines: whole ? now.size : lines + added, stamp: stampOf(file) });
    },
  };
}

function openedBefore<T>(file: string, isOne: (value: unknown) => value is T): Read<T> | undefined {
  const before = opened.get(file);
  if (before === undefined || before.stamp !== stampOf(file)) return undefined;
  const { values, ...rest } = before;
  const isAll = (all: ReadonlyMap<string, unknown>): all is ReadonlyMap<string, T> => [...all.values()].every(isOne);
  return isAll(values) ? { ...rest, values } : undefined;
}

function readLines<T>(file: string, isOne: (value: unknown) => value is T): Read<T> {
  const values = new Map<string, T>();
  const stamp = stampOf(file);
  try {
    const lines = readFileSync(file, 'utf8').split('\n');
    if (lines.pop() !== '' || lines.at(-1) !== END) return NOTHING;
    for (const line of lines) {
      if (line === END) continue;
      const [name, value]: unknown[] = JSON.parse(line);
      if (typeof name !== 'string') return NOTHING;
      if (value === undefined) values.delete(name);
      else if (isOne(value)) values.set(name, value);
      else return NOTHING;
    }
    const read = { values, lines: lines.length, stamp };
    opened.set(file, read);
    return read;
  } catch {
    // Missing, or damaged.
    return NOTHING;
  }
}

const NOTHING = { values: new Map<string, never>(), lines: 0, stamp: 'of nothing' };

function stampOf(file: string): string {
  const { size, mtimeMs, ino } = statSync(file, { throwIfNoEntry: false }) ?? {};
  return `${size} ${mtimeMs} ${ino}`;
}

function writeAll<T>(path: string, values: ReadonlyMap<string, T>): void {
  mkdirSync(dirname(path), { recursive: true });
  const beside = `${path}.${process.pid}`;
  const file = openSync(beside, 'w');
  let waiting = '';
  for (const line of values) {
    waiting += `${JSON.stringify(line)}\n`;
    if (waiting.length < GATHERED) continue;
    writeSync(file, waiting);
    waiting = '';
  }
  writeSync(file, `${waiting}${END}\n`);
  fsyncSync(file);
  closeSync(file);
  renameSync(beside, path);
}
