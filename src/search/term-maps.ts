import { type ByteWriter, createWriter, readBytes, readNumber, writeBytes, writeNumber, written } from './pack.ts';
import { decodeTerms, encodeTerms, type TermEntry } from './postings.ts';
import { fromJsonBytes, toJsonBytes } from './shard-files.ts';
import type { MapSpec, ShardMap } from './shard-map.ts';

const SHARD_BYTES = 24_000;
const KEPT_BYTES = 64_000;

/** Bytes that the entries of a common term take, by how much the term weighs there: see `classOf`. */
export type Tally = ReadonlyMap<number, number>;

export type TermMaps = {
  readonly terms: ShardMap<TermEntry>;
  /** Whole postings of common terms, cut by entry number. */
  readonly bands: ShardMap<Uint8Array>;
  readonly tallies: ShardMap<Tally>;
};

/** Where each term stands. */
export const termsSpec: MapSpec<TermEntry> = {
  name: 'terms',
  served: true,
  limit: () => SHARD_BYTES,
  weigh: ({ term, bytes }) => term.length + bytes.length + 4,
  encode: encodeTerms,
  decode: decodeTerms,
};

export const bandsSpec: MapSpec<Uint8Array> = {
  name: 'bands',
  served: false,
  limit: () => KEPT_BYTES,
  weigh: (bytes) => bytes.length + 2,
  encode: (postings) => {
    const writer = createWriter(KEPT_BYTES);
    for (const bytes of postings) writeBand(writer, bytes);
    return written(writer);
  },
  decode: (bytes, keys) => {
    const reader = { bytes, at: 0 };
    return keys.map(() => readBytes(reader, readNumber(reader)));
  },
};

export function writeBand(writer: ByteWriter, bytes: Uint8Array): void {
  writeNumber(writer, bytes.length);
  writeBytes(writer, bytes);
}

export const talliesSpec: MapSpec<Tally> = {
  name: 'tallies',
  served: false,
  limit: () => KEPT_BYTES,
  weigh: (tally) => tally.size * 9 + 4,
  encode: (tallies) => toJsonBytes(tallies.map((tally) => [...tally])),
  decode: (bytes) => fromJsonBytes<[number, number][][]>(bytes).map((pairs) => new Map(pairs)),
};
