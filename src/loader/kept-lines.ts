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
import { crc32 } from 'node:zlib';

/**
 * Values by name in a file of the cache. A change is added to its end, one line a name, of which the last holds, so that
 * it costs what changed; the file is written anew when half of it no longer holds.
 */
export type KeptLines<T> = {
  readonly names: () => Iterable<string>;
  /** Parsed at each call: most lines are asked for once in a build, or never. */
  readonly get: (name: string) => T | undefined;
  /** Keeps these values instead; `undefined` stands for the value that the file has. */
  readonly save: (now: ReadonlyMap<string, T | undefined>) => void;
  /** Keeps these values too, and no longer those that have `gone`; all others stay. */
  readonly change: (values: ReadonlyMap<string, T>, gone: Iterable<string>) => void;
};

/** Bytes gathered before they are written. */
const GATHERED = 1 << 20;

/** Ends what one run wrote, with its CRC-32: lines that no such line follows were cut off, or damaged. */
const end = (sum: number) => `[${sum}]`;

/** Values as they stand in the file. */
type Read = { readonly texts: ReadonlyMap<string, string>; readonly lines: number; readonly stamp: string };

/** What this process has read or written last: a program that builds again and again reads each file once. */
const opened = new Map<string, Read>();

/** Opens such a file. One that is missing or damaged holds nothing; `isOne` tells what it may hold. */
export function openLines<T>(file: string, isOne: (value: unknown) => value is T): KeptLines<T> {
  const before = opened.get(file);
  const { texts, lines, stamp } = before?.stamp === stampOf(file) ? before : readLines(file);
  const change = (values: Iterable<readonly [string, string]>, without: Iterable<string>) => {
    const changed = [...values].filter(([name, text]) => texts.get(name) !== text);
    const gone = [...without].filter((name) => texts.has(name));
    const added = changed.length + gone.length;
    if (added === 0) return;
    const now = new Map(texts);
    for (const name of gone) now.delete(name);
    for (const [name, text] of changed) now.set(name, text);
    // Another run may have written meanwhile: what it added was found with what it had read, not with this.
    const whole = stampOf(file) !== stamp || lines + added > 2 * now.size;
    if (whole) writeAll(file, now);
    else {
      const text = [...changed.map(toLine), ...gone.map((name) => `${JSON.stringify([name])}\n`)].join('');
      appendFileSync(file, `${text}${end(crc32(text))}\n`, { flush: true });
    }
    opened.set(file, { texts: now, lines: whole ? now.size : lines + added, stamp: stampOf(file) });
  };
  return {
    names: () => texts.keys(),
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
        [...texts.keys()].filter((name) => !values.has(name)),
      );
    },
    change: (values, gone) =>
      change(
        Array.from(values, ([name, value]) => [name, JSON.stringify(value)] as const),
        gone,
      ),
  };
}

function toLine([name, text]: readonly [name: string, text: string]): string {
  return `[${JSON.stringify(name)},${text}]\n`;
}

/** Like no line of a name, which begins with a quote. */
const END = /^\[\d+\]$/;

function readLines(file: string): Read {
  const texts = new Map<string, string>();
  const stamp = stampOf(file);
  try {
    const whole = readFileSync(file, 'utf8');
    const lines = whole.split('\n');
    let from = 0;
    let at = 0;
    for (const line of lines) {
      if (line.length > 0 && !END.test(line)) readLine(line, texts);
      else if (line.length > 0) {
        if (line !== end(crc32(whole.slice(from, at)))) return NOTHING;
        from = at + line.length + 1;
      }
      at += line.length + 1;
    }
    if (from !== whole.length) return NOTHING;
    const read = { texts, lines: lines.length, stamp };
    opened.set(file, read);
    return read;
  } catch {
    // Missing.
    return NOTHING;
  }
}

/** `["name",value]`, or `["name"]` where the name is gone. */
function readLine(line: string, texts: Map<string, string>): void {
  const close = line.indexOf('"', 2);
  const name = line.slice(2, close);
  if (name.includes('\\')) {
    const [written, value]: unknown[] = JSON.parse(line);
    if (value === undefined) texts.delete(String(written));
    else texts.set(String(written), JSON.stringify(value));
  } else if (line[close + 1] === ',') texts.set(name, line.slice(close + 2, -1));
  else texts.delete(name);
}

const NOTHING: Read = { texts: new Map(), lines: 0, stamp: 'of nothing' };

function stampOf(file: string): string {
  const { size, mtimeMs, ino } = statSync(file, { throwIfNoEntry: false }) ?? {};
  return `${size} ${mtimeMs} ${ino}`;
}

function writeAll(path: string, texts: ReadonlyMap<string, string>): void {
  mkdirSync(dirname(path), { recursive: true });
  const beside = `${path}.${process.pid}`;
  const file = openSync(beside, 'w');
  let waiting = '';
  let sum = 0;
  const write = () => {
    sum = crc32(waiting, sum);
    writeSync(file, waiting);
    waiting = '';
  };
  for (const line of texts) {
    waiting += toLine(line);
    if (waiting.length >= GATHERED) write();
  }
  write();
  writeSync(file, `${end(sum)}\n`);
  fsyncSync(file);
  closeSync(file);
  renameSync(beside, path);
}
