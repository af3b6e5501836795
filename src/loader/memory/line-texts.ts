import { crc32 } from 'node:zlib';

/** Values by name, as JSON, in lines of which the last of a name holds: `["name",value]`, or `["name"]` where it is gone. */
export type LineTexts = {
  readonly names: () => Iterable<string>;
  readonly get: (name: string) => string | undefined;
  /** The same with one run more. */
  readonly and: (run: string) => LineTexts;
  /** Length of all, and of the first run. */
  readonly length: number;
  readonly first: number;
};

/** So many lines are looked for in the text; where more are asked for, it is found out where each lies. */
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

function textsIn(
  runs: readonly Buffer[],
  find = () => runs.reduce(withLines, { places: new Map(), length: 0 }),
): LineTexts {
  let found: Places | undefined;
  let asked = 0;
  const places = () => {
    found ??= find();
    return found.places;
  };
  const textOf = (name: string): string | undefined => {
    const place = places().get(name);
    return place === undefined ? undefined : textAt(place, runs);
  };
  return {
    names: () => places().keys(),
    get(name) {
      asked += 1;
      return found === undefined && asked <= FEW ? lastOf(name, runs) : textOf(name);
    },
    and(text) {
      const run = Buffer.from(text);
      const before = found;
      return textsIn([...runs, run], before && (() => withLines({ ...before, places: new Map(before.places) }, run)));
    },
    length: runs.reduce((sum, { length }) => sum + length, 0),
    first: runs[0]?.length ?? 0,
  };
}

const NEWLINE = 10;
const QUOTE = 34;
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

/** Where the value of each name begins, counted through so many bytes of runs. */
type Places = { readonly places: Map<string, number>; readonly length: number };

/** These values with those of one run more. To make one text of all its bytes, and take that apart, needs three times the memory. */
function withLines({ places, length }: Places, run: Buffer): Places {
  for (let start = 0; start < run.length; start = run.indexOf(NEWLINE, start) + 1) {
    if (run[start + 1] !== QUOTE) continue;
    const [name, end] = nameAt(start, run);
    if (run[end] === COMMA) places.set(name, length + end + 1);
    else places.delete(name);
  }
  return { places, length: length + run.length };
}

/** The name in the line that begins here, and where the name ends. */
function nameAt(start: number, run: Buffer): readonly [name: string, end: number] {
  const close = run.indexOf(QUOTE, start + 2);
  const name = run.toString('utf8', start + 2, close);
  if (!name.includes('\\')) return [name, close + 1];
  const [written]: unknown[] = JSON.parse(run.toString('utf8', start, run.indexOf(NEWLINE, start)));
  return [String(written), start + 1 + Buffer.byteLength(JSON.stringify(written))];
}

function textAt(place: number, runs: readonly Buffer[]): string {
  let at = place;
  for (const run of runs) {
    if (at < run.length) return run.toString('utf8', at, run.indexOf(NEWLINE, at) - 1);
    at -= run.length;
  }
  throw new RangeError(`no line at ${place}`);
}
