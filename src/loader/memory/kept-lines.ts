import {
  appendFileSync,
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { endOf, type LineTexts, lineTexts, toGone, toLine } from './line-texts.ts';

/**
 * Values by name in a file of the cache. A change is added to its end, one line a name, of which the last holds, so that
 * it costs what changed; the file is written anew when as much was added as was written first.
 */
export type KeptLines<T> = {
  readonly names: () => Iterable<string>;
  /** Parsed at each call: most lines are asked for once in a build, or never. */
  readonly get: (name: string) => T | undefined;
  /** Keeps these values instead; `undefined` stands for the value that the file has. */
  readonly save: (now: ReadonlyMap<string, T | undefined>) => void;
  /** Keeps these values too, and no longer those that have `gone`; all others stay. */
  readonly change: (values: Iterable<readonly [name: string, value: T]>, gone: Iterable<string>) => void;
};

/** Bytes gathered before they are written. */
const GATHERED = 1 << 20;

/** Values as they stand in the file. */
type Read = { readonly texts: LineTexts; readonly stamp: string };

/** What this process has read or written last: a program that builds again and again reads each file once. */
const opened = new Map<string, Read>();

/** Opens such a file. One that is missing or damaged holds nothing; `isOne` tells what it may hold. */
export function openLines<T>(file: string, isOne: (value: unknown) => value is T): KeptLines<T> {
  const before = opened.get(file);
  const { texts, stamp } = before?.stamp === stampOf(file) ? before : readLines(file);
  const writeAnew = (lines: Iterable<readonly [string, string]>) => {
    writeAll(file, lines);
    // Read again by whoever asks for it.
    opened.delete(file);
  };
  const change = (values: readonly (readonly [string, string])[], without: Iterable<string>) => {
    const changed = values.filter(([name, text]) => texts.get(name) !== text);
    const gone = [...without].filter((name) => texts.get(name) !== undefined);
    if (changed.length + gone.length === 0) return;
    const lines = [...changed.map(toLine), ...gone.map(toGone)].join('');
    // Another run may have written meanwhile: what it added was found with what it had read, not with this.
    const isOther = stampOf(file) !== stamp;
    if (isOther || texts.length + Buffer.byteLength(lines) > 2 * texts.first) {
      writeAnew(together(texts, changed, new Set(gone)));
      return;
    }
    const run = lines + endOf({ sum: crc32(lines), length: Buffer.byteLength(lines) });
    appendFileSync(file, run, { flush: true });
    opened.set(file, { texts: texts.and(run), stamp: stampOf(file) });
  };
  return {
    names: texts.names,
    get(name) {
      const text = texts.get(name);
      const value: unknown = text === undefined ? undefined : JSON.parse(text);
      return isOne(value) ? value : undefined;
    },
    save(values) {
      const given = Array.from(values, ([name, value]): [string, string | undefined] => [
        name,
        value === undefined ? texts.get(name) : JSON.stringify(value),
      ]);
      const known = given.filter((one): one is [string, string] => one[1] !== undefined);
      change(
        known,
        [...texts.names()].filter((name) => !values.has(name)),
      );
    },
    change(values, gone) {
      // Where there is nothing yet, lines are not held: there may be a million of them.
      if (texts.first === 0) writeAnew(textsOf(values));
      else change([...textsOf(values)], gone);
    },
  };
}

/** Lines one by one, with those that have changed, and without those that have gone. */
function* together(
  texts: LineTexts,
  changed: readonly (readonly [string, string])[],
  gone: ReadonlySet<string>,
): Iterable<readonly [string, string]> {
  const now = new Map(changed);
  for (const name of texts.names()) {
    const text = now.get(name) ?? texts.get(name);
    now.delete(name);
    if (text !== undefined && !gone.has(name)) yield [name, text];
  }
  yield* now;
}

function* textsOf<T>(values: Iterable<readonly [string, T]>): Iterable<readonly [string, string]> {
  for (const [name, value] of values) yield [name, JSON.stringify(value)];
}

/** Such a file as it was once, in memory that threads share. */
export type SharedLines = { readonly file: string; readonly bytes: SharedArrayBuffer; readonly stamp: string };

/** Reads such a file for other threads too. */
export function shareLines(file: string): SharedLines {
  const stamp = stampOf(file);
  if (!existsSync(file)) return { file, bytes: new SharedArrayBuffer(0), stamp };
  const from = openSync(file, 'r');
  try {
    // Read where it will lie: memory that is new takes longer to fill than the file to read.
    const bytes = new SharedArrayBuffer(fstatSync(from).size);
    readWhole(from, Buffer.from(bytes));
    return { file, bytes, stamp };
  } finally {
    closeSync(from);
  }
}

/** Less than was asked for may come at once; what is missing in the end is damaged, and found to be so. */
function readWhole(from: number, into: Buffer): void {
  for (let at = 0; at < into.length; ) {
    const read = readSync(from, into, at, into.length - at, at);
    if (read === 0) return;
    at += read;
  }
}

/** Spares this thread what another has read: to fill memory that is new to a process takes longer than to look through it. */
export function takeLines({ file, bytes, stamp }: SharedLines): void {
  opened.set(file, { texts: lineTexts(Buffer.from(bytes)), stamp });
}

function readLines(file: string): Read {
  const stamp = stampOf(file);
  const read = { texts: lineTexts(wholeOf(file)), stamp };
  opened.set(file, read);
  return read;
}

/** Of a file that is missing, nothing. */
function wholeOf(file: string): Buffer {
  return existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
}

function stampOf(file: string): string {
  const { size, mtimeMs, ino } = statSync(file, { throwIfNoEntry: false }) ?? {};
  return `${size} ${mtimeMs} ${ino}`;
}

function writeAll(path: string, texts: Iterable<readonly [string, string]>): void {
  mkdirSync(dirname(path), { recursive: true });
  const beside = `${path}.${process.pid}`;
  const file = openSync(beside, 'w');
  let waiting = '';
  let [sum, length] = [0, 0];
  const write = () => {
    sum = crc32(waiting, sum);
    length += writeSync(file, waiting);
    waiting = '';
  };
  for (const line of texts) {
    waiting += toLine(line);
    if (waiting.length >= GATHERED) write();
  }
  write();
  writeSync(file, endOf({ sum, length }));
  fsyncSync(file);
  closeSync(file);
  renameSync(beside, path);
}
