import { createWriter, readBytes, readNumber, writeBytes, writeNumber, written } from '../format/pack.ts';
import { type OccurrenceBlock, type PostingPart, takePostings } from './occurrence-block.ts';
import { isRead, readAhead, readScratch, type Scratch, type ScratchReader } from './scratch.ts';

/**
 * Postings of more entries than memory should hold: each run has those of some entries, in order of terms, and lies
 * behind the one before. Single-pass indexing: Heinz and Zobel, “Efficient single-pass index construction for text
 * databases” (2003); Manning, Raghavan and Schütze, “Introduction to Information Retrieval”, 4.3.
 */
export type PostingRuns = {
  readonly scratch: Scratch;
  /** Where each run ends. */
  readonly ends: number[];
};

/** A term's whole posting, put together from all runs; the bytes hold until the next is made. */
export type WholePosting = Omit<PostingPart, 'last'>;

/** A part's term, entries, last number and length: five bytes each at most. */
const HEAD = 20;
/** What is written at once. */
const FULL = 262_144;

/** Writes a block as one more run, and empties it; its entries must come behind those of all runs before. */
export function writeRun({ scratch, ends }: PostingRuns, block: OccurrenceBlock, ranks?: Int32Array): void {
  const writer = createWriter(FULL);
  let end = ends.at(-1) ?? 0;
  const flush = () => {
    scratch.append(written(writer));
    end += writer.length;
    writer.length = 0;
  };
  takePostings(block, ranks, ({ term, entries, last, bytes }) => {
    if (writer.length + bytes.length + HEAD > FULL) flush();
    for (const number of [term, entries, last, bytes.length]) writeNumber(writer, number);
    writeBytes(writer, bytes);
  });
  flush();
  ends.push(end);
}

type Cursor = {
  readonly reader: ScratchReader;
  term: number;
  rank: number;
  entries: number;
  last: number;
  length: number;
};

/** All postings in order of the ranks of their terms, by which each run was written. */
export function* mergeRuns({ scratch, ends }: PostingRuns, ranks?: Int32Array): Iterable<WholePosting> {
  const cursors = ends.map((end, at): Cursor => {
    const reader = readScratch(scratch, ends[at - 1] ?? 0, end);
    return { reader, term: 0, rank: 0, entries: 0, last: 0, length: 0 };
  });
  for (const cursor of cursors) advance(cursor, ranks);
  const writer = createWriter(1024);
  for (;;) {
    const rank = leastRank(cursors);
    if (rank === Number.POSITIVE_INFINITY) return;
    let [term, entries, last] = [0, 0, 0];
    writer.length = 0;
    for (const cursor of cursors) {
      if (cursor.rank !== rank) continue;
      const { reader, length } = cursor;
      readAhead(reader, length);
      const from = reader.at;
      writeNumber(writer, readNumber(reader) - last);
      writeBytes(writer, readBytes(reader, length - (reader.at - from)));
      term = cursor.term;
      entries += cursor.entries;
      last = cursor.last;
      advance(cursor, ranks);
    }
    yield { term, entries, bytes: written(writer) };
  }
}

function leastRank(cursors: readonly Cursor[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { rank } of cursors) if (rank < least) least = rank;
  return least;
}

function advance(cursor: Cursor, ranks: Int32Array | undefined): void {
  const { reader } = cursor;
  if (isRead(reader)) {
    cursor.rank = Number.POSITIVE_INFINITY;
    return;
  }
  readAhead(reader, HEAD);
  cursor.term = readNumber(reader);
  cursor.rank = ranks?.[cursor.term] ?? cursor.term;
  cursor.entries = readNumber(reader);
  cursor.last = readNumber(reader);
  cursor.length = readNumber(reader);
}
