import {
  type ByteReader,
  type ByteWriter,
  createWriter,
  needRoom,
  putNumber,
  readNumber,
  writeBytes,
  writeNumber,
} from '../format/pack.ts';
import type { Posting } from '../format/postings.ts';

/**
 * Puts an entry's occurrences into a posting at the place its number asks for, or, without occurrences, takes the
 * entry out. The entry behind it gets a new distance; all others keep their bytes.
 */
export function splicePosting(posting: Uint8Array, number: number, occurrences: Uint8Array | undefined): ByteWriter {
  const reader: ByteReader = { bytes: posting, at: 0 };
  let before = 0;
  let from = 0;
  let next = readHead(reader, before);
  while (next !== undefined && next.number < number) {
    reader.at = next.start + next.length;
    from = reader.at;
    before = next.number;
    next = readHead(reader, before);
  }
  if (next?.number === number) {
    reader.at = next.start + next.length;
    next = readHead(reader, number);
  }
  const writer = createWriter(posting.length + (occurrences?.length ?? 0) + 16);
  writeBytes(writer, posting.subarray(0, from));
  if (occurrences !== undefined) {
    writeEntry(writer, number - before, occurrences);
    before = number;
  }
  if (next === undefined) return writer;
  writeNumber(writer, next.number - before);
  writeNumber(writer, next.length);
  writeBytes(writer, posting.subarray(next.start));
  return writer;
}

/** One entry of a posting: its distance from the one before, how long its occurrences are, and these. */
export function writeEntry(writer: ByteWriter, distance: number, occurrences: Uint8Array): void {
  writeNumber(writer, distance);
  writeNumber(writer, occurrences.length);
  writeBytes(writer, occurrences);
}

/** Writes the entry at a place of a posting; returns its number, to which the next is a distance. */
export function copyEntry(
  writer: ByteWriter,
  { numbers, starts, ends, bytes }: Posting,
  { at, before }: { readonly at: number; readonly before: number },
): number {
  const number = numbers[at] ?? 0;
  const [from, to] = [starts[at] ?? 0, ends[at] ?? 0];
  needRoom(writer, to - from + 10);
  let next = putNumber(writer.bytes, writer.length, number - before);
  next = putNumber(writer.bytes, next, to - from);
  // They are few: a copy of its own kind, by the platform, takes longer.
  for (let one = from; one < to; one++) writer.bytes[next++] = bytes[one] ?? 0;
  writer.length = next;
  return number;
}

type Head = { readonly number: number; readonly start: number; readonly length: number };

function readHead(reader: ByteReader, before: number): Head | undefined {
  if (reader.at >= reader.bytes.length) return undefined;
  const number = before + readNumber(reader);
  const length = readNumber(reader);
  return { number, start: reader.at, length };
}
