import { larger } from './larger.ts';
import { type ByteWriter, needRoom, writeNumber } from './pack.ts';

/** A term with its posting so far: see `readPosting`. */
export type CollectedTerm = { readonly term: string; entries: number; readonly posting: ByteWriter; last: number };

/**
 * Occurrences in the order in which they were read, as lists side by side. They are sorted by term a block at a time:
 * few enough to stay near the processor, many enough that a term's posting is seldom fetched for a single one.
 */
export type OccurrenceBlock = {
  term: Int32Array<ArrayBuffer>;
  entry: Int32Array<ArrayBuffer>;
  /** -1 for a facet, which an entry has at no place. */
  place: Int32Array<ArrayBuffer>;
  position: Int32Array<ArrayBuffer>;
  count: number;
};

/** Occurrences in one block, about. */
export const BLOCK = 1 << 18;
/** Three numbers of five bytes at most. */
const ROOM = 15;

export function createBlock(): OccurrenceBlock {
  const ints = () => new Int32Array(1024);
  return { term: ints(), entry: ints(), place: ints(), position: ints(), count: 0 };
}

export type TermOccurrence = { readonly term: number; readonly entry: number; readonly place: number };

export function addOccurrence(block: OccurrenceBlock, { term, entry, place }: TermOccurrence, position: number): void {
  const at = block.count++;
  if (at >= block.term.length) {
    for (const name of ['term', 'entry', 'place', 'position'] as const) block[name] = larger(block[name], at);
  }
  block.term[at] = term;
  block.entry[at] = entry;
  block.place[at] = place;
  block.position[at] = position;
}

/** Writes a block's occurrences behind the postings of their terms, and empties it. */
export function flushBlock(block: OccurrenceBlock, terms: readonly CollectedTerm[]): void {
  const { order, ends } = sortedByTerm(block, terms.length);
  let from = 0;
  while (from < block.count) {
    const at = block.term[order[from] ?? 0] ?? 0;
    const to = ends[at] ?? 0;
    const term = terms[at];
    if (term !== undefined) writeTerm(term, block, order.subarray(from, to));
    from = to;
  }
  block.count = 0;
}

/** Counting sort that keeps what is of one term in order. `ends`: by term, where its run ends. */
function sortedByTerm({ term, count }: OccurrenceBlock, terms: number) {
  const ends = new Int32Array(terms + 1);
  for (let at = 0; at < count; at++) ends[term[at] ?? 0] = (ends[term[at] ?? 0] ?? 0) + 1;
  let end = 0;
  for (let one = 0; one < terms; one++) {
    const here = ends[one] ?? 0;
    ends[one] = end;
    end += here;
  }
  const order = new Int32Array(count);
  for (let at = 0; at < count; at++) {
    const one = term[at] ?? 0;
    const place = ends[one] ?? 0;
    order[place] = at;
    ends[one] = place + 1;
  }
  return { order, ends };
}

/**
 * For each entry its distance from the one before, how long its occurrences are, and for each place its distance from
 * the one before, how many positions, then their distances.
 */
function writeTerm(term: CollectedTerm, { entry, place, position }: OccurrenceBlock, order: Int32Array): void {
  const { posting } = term;
  for (let from = 0; from < order.length; ) {
    const number = entry[order[from] ?? 0] ?? 0;
    let end = from;
    while (end < order.length && entry[order[end] ?? 0] === number) end++;
    writeNumber(posting, number - term.last);
    const head = posting.length;
    needRoom(posting, (end - from) * ROOM + 5);
    posting.length++;
    let before = 0;
    for (let one = from; one < end; ) {
      const here = place[order[one] ?? 0] ?? 0;
      let next = one;
      while (next < end && place[order[next] ?? 0] === here) next++;
      if (here < 0) break;
      writeNumber(posting, here - before);
      writeNumber(posting, next - one);
      let last = 0;
      for (; one < next; one++) {
        const now = position[order[one] ?? 0] ?? 0;
        writeNumber(posting, now - last);
        last = now;
      }
      before = here;
    }
    closeLength(posting, head);
    term.last = number;
    term.entries++;
    from = end;
  }
}

/** Writes the length of what stands behind `head` there; one byte is free, and most lengths need no more. */
function closeLength(writer: ByteWriter, head: number): void {
  const length = writer.length - head - 1;
  let more = 0;
  for (let rest = length >>> 7; rest > 0; rest >>>= 7) more++;
  if (more > 0) {
    needRoom(writer, more);
    writer.bytes.copyWithin(head + 1 + more, head + 1, writer.length);
  }
  const end = writer.length + more;
  writer.length = head;
  writeNumber(writer, length);
  writer.length = end;
}
