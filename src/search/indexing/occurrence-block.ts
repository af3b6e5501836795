import { type ByteWriter, createWriter, needRoom, putNumber } from '../format/pack.ts';
import { larger } from './larger.ts';
import { radixOrder } from './radix-order.ts';

/** Occurrences in the order in which they were read, as lists side by side. Terms are numbers. */
export type OccurrenceBlock = {
  term: Int32Array<ArrayBuffer>;
  entry: Int32Array<ArrayBuffer>;
  /** -1 for a facet, which an entry has at no place. */
  place: Int32Array<ArrayBuffer>;
  position: Int32Array<ArrayBuffer>;
  count: number;
};

/** What a run of entries has of one term. */
export type PostingPart = {
  readonly term: number;
  readonly entries: number;
  /** Number of the last of these entries. */
  readonly last: number;
  /** See `readPosting`; the bytes hold until the next part is made. */
  readonly bytes: Uint8Array;
};

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

/** Takes the postings out of a block, in order of the ranks of their terms (of their numbers, where there are none). */
export function takePostings(
  block: OccurrenceBlock,
  ranks: Int32Array | undefined,
  take: (part: PostingPart) => void,
): void {
  const { term, count } = block;
  const order = radixOrder(ranks === undefined ? term.subarray(0, count) : ranked(block, ranks));
  const sorted = { ...block, order };
  const writer = createWriter(1024);
  for (let from = 0; from < count; ) {
    const one = term[order[from] ?? 0];
    let to = from + 1;
    while (to < count && term[order[to] ?? 0] === one) to++;
    take(writePart(writer, sorted, { from, to }));
    from = to;
  }
  block.count = 0;
}

type SortedBlock = OccurrenceBlock & { readonly order: Int32Array };
/** A run of what is sorted. */
type Run = { readonly from: number; readonly to: number };

function ranked({ term, count }: OccurrenceBlock, ranks: Int32Array): Int32Array {
  const found = new Int32Array(count);
  for (let at = 0; at < count; at++) found[at] = ranks[term[at] ?? 0] ?? 0;
  return found;
}

/**
 * For each entry its distance from the one before, how long its occurrences are, and for each place its distance from
 * the one before, how many positions, then their distances.
 */
function writePart(writer: ByteWriter, block: SortedBlock, { from, to }: Run): PostingPart {
  const { entry, order } = block;
  writer.length = 0;
  let entries = 0;
  let last = 0;
  for (let start = from; start < to; entries++) {
    const number = entry[order[start] ?? 0] ?? 0;
    let end = start + 1;
    while (end < to && entry[order[end] ?? 0] === number) end++;
    needRoom(writer, (end - start) * ROOM + ROOM);
    writer.length = putNumber(writer.bytes, writer.length, number - last);
    writeOccurrences(writer, block, { from: start, to: end });
    last = number;
    start = end;
  }
  return { term: block.term[order[from] ?? 0] ?? 0, entries, last, bytes: writer.bytes.subarray(0, writer.length) };
}

/** What one entry has of a term, behind its length; there must be room. */
function writeOccurrences(writer: ByteWriter, { place, position, order }: SortedBlock, { from, to }: Run): void {
  const { bytes } = writer;
  const head = writer.length;
  let at = head + 1;
  let before = 0;
  for (let start = from; start < to; ) {
    const here = place[order[start] ?? 0] ?? 0;
    if (here < 0) break;
    let end = start + 1;
    while (end < to && place[order[end] ?? 0] === here) end++;
    at = putNumber(bytes, at, here - before);
    at = putNumber(bytes, at, end - start);
    let last = 0;
    for (; start < end; start++) {
      const now = position[order[start] ?? 0] ?? 0;
      at = putNumber(bytes, at, now - last);
      last = now;
    }
    before = here;
  }
  writer.length = closeLength(bytes, head, at);
}

/** Writes how much lies from behind `head` to `end` there; one byte is free, and most lengths need no more. */
function closeLength(bytes: Uint8Array, head: number, end: number): number {
  const length = end - head - 1;
  let more = 0;
  for (let rest = length >>> 7; rest > 0; rest >>>= 7) more++;
  if (more > 0) bytes.copyWithin(head + 1 + more, head + 1, end);
  putNumber(bytes, head, length);
  return end + more;
}
