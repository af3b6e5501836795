import {
  type ByteWriter,
  createWriter,
  readBytes,
  readNumber,
  writeBytes,
  writeNumber,
  written,
} from '../format/pack.ts';
import { decodeTerms, encodeTerms, type TermEntry } from '../format/postings.ts';
import { fromBytes, fromJsonBytes, toBytes, toJsonBytes } from './shard-files.ts';
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
  decode: (bytes) => {
    const values = decodeTerms(bytes);
    return { keys: values.map(({ term }) => term), values };
  },
};

export const bandsSpec: MapSpec<Uint8Array> = {
  name: 'bands',
  served: false,
  limit: () => KEPT_BYTES,
  weigh: (bytes, key) => bytes.length + key.length + 3,
  encode: (postings, keys) => {
    const writer = createWriter(KEPT_BYTES);
    for (const [at, key] of keys.entries()) writeBand(writer, key, postings[at] ?? new Uint8Array());
    return written(writer);
  },
  decode: (bytes) => {
    const reader = { bytes, at: 0 };
    const [keys, values]: [string[], Uint8Array[]] = [[], []];
    while (reader.at < bytes.length) {
      keys.push(fromBytes(readBytes(reader, readNumber(reader))));
      values.push(readBytes(reader, readNumber(reader)));
    }
    return { keys, values };
  },
};

export function writeBand(writer: ByteWriter, key: string, posting: Uint8Array): void {
  for (const bytes of [toBytes(key), posting]) {
    writeNumber(writer, bytes.length);
    writeBytes(writer, bytes);
  }
}

export const talliesSpec: MapSpec<Tally> = {
  name: 'tallies',
  served: false,
  limit: () => KEPT_BYTES,
  weigh: (tally) => tally.size * 9 + 4,
  encode: (tallies, keys) => toJsonBytes(keys.map((key, at) => keptTally(key, tallies[at] ?? new Map()))),
  decode: (bytes) => {
    const list = fromJsonBytes<KeptTally[]>(bytes);
    return { keys: list.map(([key]) => key), values: list.map(([, ...pairs]) => new Map(pairs)) };
  },
};

/** A tally as it is kept, its term first. */
type KeptTally = [term: string, ...sizes: [weight: number, bytes: number][]];

export function keptTally(term: string, tally: Tally): KeptTally {
  return [term, ...tally];
}
