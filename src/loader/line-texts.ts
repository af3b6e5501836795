import { crc32 } from 'node:zlib';

/** Values by name, as JSON, in lines of which the last of a name holds: `["name",value]`, or `["name"]` where it is gone. */
export type LineTexts = {
  readonly get: (name: string) => string | undefined;
  readonly all: () => ReadonlyMap<string, string>;
  /** The same with one run more. */
  readonly and: (run: string) => LineTexts;
  /** Length of all, and of the first run. */
  readonly length: number;
  readonly first: number;
};

/** So many lines are looked for in the text; where more are asked for, it is taken apart. */
const FEW = 32;

/** Ends what one run wrote, with its CRC-32: lines that no such line follows were cut off, or damaged. */
export function endOf(run: string | Uint8Array): string {
  return `[${crc32(run)}]\n`;
}

export function toLine([name, text]: readonly [name: string, text: string]): string {
  return `[${JSON.stringify(name)},${text}]\n`;
}

export function toGone(name: string): string {
  return `${JSON.stringify([name])}\n`;
}

/** Of what is damaged, or was cut off, nothing is left. */
export function lineTexts(whole: Buffer): LineTexts {
  const first = firstRun(whole);
  return first === undefined ? textsIn([], 0) : textsIn([whole], first);
}

function textsIn(runs: readonly Buffer[], first: number): LineTexts {
  let joined: Buffer | undefined;
  let known: Map<string, string> | undefined;
  let asked = 0;
  const whole = () => {
    joined ??= runs.length === 1 ? runs[0] : Buffer.concat(runs);
    return joined ?? Buffer.alloc(0);
  };
  const all = () => {
    known ??= apart(whole().toString('utf8'));
    return known;
  };
  return {
    all,
    get(name) {
      asked += 1;
      return known === undefined && asked <= FEW ? lastOf(name, whole()) : all().get(name);
    },
    and: (run) =>
      textsIn(
        [...(joined === undefined ? runs : [joined]), Buffer.from(run)],
        first === 0 ? Buffer.byteLength(run) : first,
      ),
    length: runs.reduce((sum, { length }) => sum + length, 0),
    first,
  };
}

const NEWLINE = 10;
const QUOTE = 34;
const COMMA = 44;

/** Length of the first run; undefined where not all of them are as they were written. The end of one is like no line of a name, in which a quote follows. */
function firstRun(whole: Buffer): number | undefined {
  let first = 0;
  let from = 0;
  for (let at = 0; at < whole.length; ) {
    // Byte by byte: to look for each of many short lines takes longer.
    let next = at;
    while (next < whole.length && whole[next] !== NEWLINE) next++;
    if (next++ === whole.length) return undefined;
    if (whole[at + 1] !== QUOTE) {
      if (whole.toString('latin1', at, next) !== endOf(whole.subarray(from, at))) return undefined;
      from = next;
      first ||= next;
    }
    at = next;
  }
  return from === whole.length ? first : undefined;
}

/** The bytes are looked through: to make a text of them takes longer. */
function lastOf(name: string, whole: Buffer): string | undefined {
  const begin = Buffer.from(`[${JSON.stringify(name)}`);
  const isFirst = whole.subarray(0, begin.length).equals(begin);
  const line = Buffer.concat([Buffer.from([NEWLINE]), begin]);
  const found = whole.lastIndexOf(line);
  if (found === -1 && !isFirst) return undefined;
  const value = (found === -1 ? 0 : found + 1) + begin.length;
  if (whole[value] !== COMMA) return undefined;
  return whole.toString('utf8', value + 1, whole.indexOf(NEWLINE, value) - 1);
}

function apart(whole: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const line of whole.split('\n')) if (line.startsWith('["')) readLine(line, texts);
  return texts;
}

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
