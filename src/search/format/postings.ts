import {
  type ByteReader,
  type ByteWriter,
  createWriter,
  readBytes,
  readNumber,
  writeBytes,
  writeNumber,
} from './pack.ts';

/** Where a term stands in one place of an entry. `place`: the place's number times 8, plus its kind. */
export type Occurrence = { readonly place: number; readonly positions: readonly number[] };

/** A term of one leaf. */
export type TermEntry = {
  readonly term: string;
  /** How many entries hold it, those left out of `bytes` too. */
  readonly entries: number;
  /** Only the entries where it weighs most are kept: it is too common to be asked of every result. */
  readonly common: boolean;
  readonly bytes: Uint8Array;
};

/** Entry numbers in order, and between which bytes each one's occurrences lie. */
export type Posting = {
  readonly numbers: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly bytes: Uint8Array;
};

export const PLACE_STEP = 8;
/** Bytes of an entry at least: distance and length; a facet has no more. */
const SHORTEST_ENTRY = 2;
const decoder = new TextDecoder();
const encoder = new TextEncoder();

/**
 * A posting in bytes, all varints: for each entry the distance of its number from the one before and the length of
 * its occurrences; then for each place its distance from the one before, how many positions, and their distances.
 */
export function readPosting(bytes: Uint8Array): Posting {
  const reader: ByteReader = { bytes, at: 0 };
  const most = Math.ceil(bytes.length / SHORTEST_ENTRY);
  const numbers = new Int32Array(most);
  const starts = new Int32Array(most);
  const ends = new Int32Array(most);
  let count = 0;
  let number = 0;
  while (reader.at < bytes.length) {
    number += readNumber(reader);
    const length = readNumber(reader);
    numbers[count] = number;
    starts[count] = reader.at;
    reader.at += length;
    ends[count++] = reader.at;
  }
  const held = (column: Int32Array) => column.subarray(0, count);
  return { numbers: held(numbers), starts: held(starts), ends: held(ends), bytes };
}

/** Occurrences of a posting's entry at `index`. */
export function occurrencesAt({ bytes, starts, ends }: Posting, index: number): Occurrence[] {
  const reader: ByteReader = { bytes, at: starts[index] ?? 0 };
  const end = ends[index] ?? 0;
  const found: Occurrence[] = [];
  let place = 0;
  while (reader.at < end) {
    place += readNumber(reader);
    const positions: number[] = [];
    let position = 0;
    for (let left = readNumber(reader); left > 0; left--) {
      position += readNumber(reader);
      positions.push(position);
    }
    found.push({ place, positions });
  }
  return found;
}

/** A leaf of the map of terms: for each its text, number of entries, whether it is common, and its posting. */
export function encodeTerms(terms: readonly TermEntry[]): Uint8Array {
  const writer = createWriter(4096);
  for (const term of terms) writeTerm(writer, term);
  return writer.bytes.slice(0, writer.length);
}

export function writeTerm(writer: ByteWriter, { term, entries, common, bytes }: TermEntry): void {
  const name = encoder.encode(term);
  writeNumber(writer, name.length);
  writeBytes(writer, name);
  writeNumber(writer, entries * 2 + (common ? 1 : 0));
  writeNumber(writer, bytes.length);
  writeBytes(writer, bytes);
}

export function decodeTerms(bytes: Uint8Array): TermEntry[] {
  return termsUnder(bytes, '');
}

/** Terms of a leaf that begin so; names of the others are not read. */
export function termsUnder(leaf: Uint8Array, prefix: string): TermEntry[] {
  const reader: ByteReader = { bytes: leaf, at: 0 };
  const wanted = encoder.encode(prefix);
  const terms: TermEntry[] = [];
  while (reader.at < leaf.length) {
    const name = readBytes(reader, readNumber(reader));
    const head = readNumber(reader);
    const bytes = readBytes(reader, readNumber(reader));
    if (!wanted.every((byte, at) => byte === name[at])) continue;
    terms.push({ term: decoder.decode(name), entries: head >>> 1, common: (head & 1) === 1, bytes });
  }
  return terms;
}
