import { type ByteReader, createWriter, readBytes, readNumber, writeBytes, writeNumber } from './pack.ts';

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
const decoder = new TextDecoder();
const encoder = new TextEncoder();

/**
 * A posting in bytes, all varints: for each entry the distance of its number from the one before and the length of
 * its occurrences; then for each place its distance from the one before, how many positions, and their distances.
 */
export function readPosting(bytes: Uint8Array): Posting {
  const reader: ByteReader = { bytes, at: 0 };
  const heads: number[] = [];
  let number = 0;
  while (reader.at < bytes.length) {
    number += readNumber(reader);
    const length = readNumber(reader);
    heads.push(number, reader.at, reader.at + length);
    reader.at += length;
  }
  const column = (offset: number) =>
    Int32Array.from({ length: heads.length / 3 }, (_, at) => heads[at * 3 + offset] ?? 0);
  return { numbers: column(0), starts: column(1), ends: column(2), bytes };
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
  for (const { term, entries, common, bytes } of terms) {
    const name = encoder.encode(term);
    writeNumber(writer, name.length);
    writeBytes(writer, name);
    writeNumber(writer, entries * 2 + (common ? 1 : 0));
    writeNumber(writer, bytes.length);
    writeBytes(writer, bytes);
  }
  return writer.bytes.slice(0, writer.length);
}

export function decodeTerms(bytes: Uint8Array): TermEntry[] {
  const reader: ByteReader = { bytes, at: 0 };
  const terms: TermEntry[] = [];
  while (reader.at < bytes.length) {
    const term = decoder.decode(readBytes(reader, readNumber(reader)));
    const head = readNumber(reader);
    terms.push({ term, entries: head >>> 1, common: (head & 1) === 1, bytes: readBytes(reader, readNumber(reader)) });
  }
  return terms;
}
