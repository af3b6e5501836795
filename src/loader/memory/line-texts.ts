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

/** Ends what one run wrote, with its CRC-32 and its length in bytes: lines that no such line follows were cut off, or damaged. */
export function endOf({ sum, length }: { readonly sum: number; readonly length: number }): string {
  return `[${sum},${length}]\n`;
}

export function toLine([name, text]: readonly [name: string, text: string]): string {
  return `[${JSON.stringify(name)},${text}]\n`;
}

export function toGone(name: string): string {
  return `${JSON.stringify([name])}\n`;
}

/** Of what is damaged, or was cut off, nothing is left. */
export function lineTexts(whole: Buffer): LineTexts {
  return textsIn(runsIn(whole) ?? []);
}

function textsIn(runs: readonly Buffer[], find = () => runs.reduce(withLines, new Map<string, string>())): LineTexts {
  let known: Map<string, string> | undefined;
  let asked = 0;
  const all = () => {
    known ??= find();
    return known;
  };
  return {
    all,
    get(name) {
      asked += 1;
      return known === undefined && asked <= FEW ? lastOf(name, runs) : all().get(name);
    },
    and(text) {
      const run = Buffer.from(text);
      const before = known;
      return textsIn([...runs, run], before && (() => withLines(new Map(before), run)));
    },
    length: runs.reduce((sum, { length }) => sum + length, 0),
    first: runs[0]?.length ?? 0,
  };
}

const NEWLINE = 10;
const COMMA = 44;

/** The runs in order, each with the line that ends it; undefined where not all are as they were written. */
function runsIn(whole: Buffer): readonly Buffer[] | undefined {
  const runs: Buffer[] = [];
  for (let end = whole.length; end > 0; ) {
    const last = whole.lastIndexOf(NEWLINE, end - 2) + 1;
    const written = whole.toString('latin1', last, end);
    const start = last - Number(written.slice(written.indexOf(',') + 1, -2));
    if (!(start >= 0)) return undefined;
    const run = whole.subarray(start, last);
    if (written !== endOf({ sum: crc32(run), length: run.length })) return undefined;
    runs.push(whole.subarray(start, end));
    end = start;
  }
  return runs.reverse();
}

function lastOf(name: string, runs: readonly Buffer[]): string | undefined {
  const begin = Buffer.from(`[${JSON.stringify(name)}`);
  const line = Buffer.concat([Buffer.from([NEWLINE]), begin]);
  for (const run of runs.toReversed()) {
    // The bytes are looked through: to make a text of them takes longer.
    const found = run.lastIndexOf(line) + 1;
    if (found === 0 && !run.subarray(0, begin.length).equals(begin)) continue;
    const value = found + begin.length;
    return run[value] === COMMA ? run.toString('utf8', value + 1, run.indexOf(NEWLINE, value) - 1) : undefined;
  }
  return undefined;
}

/** These values with those of one run more. */
function withLines(texts: Map<string, string>, run: Buffer): Map<string, string> {
  for (const line of run.toString('utf8').split('\n')) if (line.startsWith('["')) readLine(line, texts);
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
