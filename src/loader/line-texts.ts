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
export function endOf(run: string): string {
  return `[${crc32(run)}]\n`;
}

export function toLine([name, text]: readonly [name: string, text: string]): string {
  return `[${JSON.stringify(name)},${text}]\n`;
}

export function toGone(name: string): string {
  return `${JSON.stringify([name])}\n`;
}

/** Of a text that is damaged, or was cut off, nothing is left. */
export function lineTexts(whole: string): LineTexts {
  const first = firstRun(whole);
  return first === undefined ? textsIn('', 0) : textsIn(whole, first);
}

function textsIn(whole: string, first: number): LineTexts {
  let known: Map<string, string> | undefined;
  let asked = 0;
  const all = () => {
    known ??= apart(whole);
    return known;
  };
  return {
    all,
    get(name) {
      asked += 1;
      return known === undefined && asked <= FEW ? lastOf(name, whole) : all().get(name);
    },
    and: (run) => textsIn(whole + run, first === 0 ? run.length : first),
    length: whole.length,
    first,
  };
}

/** Like no line of a name, which begins with a quote. */
const END = /^\[\d+\]\n/gm;

/** Length of the first run; undefined where not all of them are as they were written. */
function firstRun(whole: string): number | undefined {
  let first = 0;
  let from = 0;
  for (const { 0: line, index } of whole.matchAll(END)) {
    if (line !== endOf(whole.slice(from, index))) return undefined;
    from = index + line.length;
    first ||= from;
  }
  return from === whole.length ? first : undefined;
}

function lastOf(name: string, whole: string): string | undefined {
  const begin = `[${JSON.stringify(name)}`;
  let last = whole.startsWith(begin) ? 0 : -1;
  for (let at = whole.indexOf(`\n${begin}`); at !== -1; at = whole.indexOf(`\n${begin}`, at + 1)) last = at + 1;
  if (last === -1 || whole[last + begin.length] !== ',') return undefined;
  return whole.slice(last + begin.length + 1, whole.indexOf('\n', last) - 1);
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
