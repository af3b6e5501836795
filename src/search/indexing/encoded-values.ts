import { type ByteWriter, createWriter, readBytes, written } from '../format/pack.ts';
import type { KeyRange } from '../format/split-keys.ts';
import { readAhead, readScratch, type Scratch, type ScratchReader } from './scratch.ts';
import { toBytes } from './shard-files.ts';

/** Brackets of a list in JSON. */
const [OPEN, CLOSE] = [0x5b, 0x5d];

/** Values of a sorted map as they stand in its leaves, put aside in the order of their keys. */
export type EncodedValues = {
  readonly keys: string[];
  readonly weights: number[];
  /** Bytes that each takes. */
  readonly sizes: number[];
  readonly scratch: Scratch;
  /** What each is written to before it is put aside. */
  readonly writer: ByteWriter;
};

export function putAside(scratch: Scratch): EncodedValues {
  return { keys: [], weights: [], sizes: [], scratch, writer: createWriter(1024) };
}

type KeyToPut = { readonly key: string; readonly weight: number };

/** Puts a value behind those with keys that sort before its own. */
export function addWritten(list: EncodedValues, key: KeyToPut, write: (writer: ByteWriter) => void): void {
  list.writer.length = 0;
  write(list.writer);
  addEncoded(list, key, written(list.writer));
}

function addEncoded(list: EncodedValues, { key, weight }: KeyToPut, bytes: Uint8Array): void {
  list.keys.push(key);
  list.weights.push(weight);
  list.sizes.push(bytes.length);
  list.scratch.append(bytes);
}

/** The same for a map whose leaves are lists in JSON: see `listed`. */
export function addListed(list: EncodedValues, key: KeyToPut, value: unknown): void {
  addEncoded(list, key, toBytes(`${JSON.stringify(value)},`));
}

/** Keys and weights of a map, and the values of a run of keys, which must be asked for in order. */
export type FilledMap = {
  readonly keys: readonly string[];
  readonly weights: readonly number[];
  readonly leaf: (range: KeyRange) => Uint8Array;
};

/** A map of all values of several lists; each leaf holds its values one behind the other. */
export function joined(lists: readonly EncodedValues[]): FilledMap {
  const { keys, weights, leaf } = inOrder(lists);
  return { keys, weights, leaf: (range) => leaf(range, 0) };
}

/** A map of values that `addListed` put aside: each leaf is a list. */
export function listed(list: EncodedValues): FilledMap {
  const { keys, weights, leaf } = inOrder([list]);
  return {
    keys,
    weights,
    leaf(range) {
      const bytes = leaf(range, 1);
      bytes[0] = OPEN;
      // The comma behind the last value.
      bytes[bytes.length - 1] = CLOSE;
      return bytes;
    },
  };
}

/** Keys of several lists, and leaves with the values of a run of them behind so many bytes that are left free. */
function inOrder(lists: readonly EncodedValues[]) {
  const [keys, weights, sizes, sources]: [string[], number[], number[], number[]] = [[], [], [], []];
  const places = lists.map(() => 0);
  for (;;) {
    const source = firstOf(lists, places);
    if (source === undefined) break;
    const list = lists[source];
    const at = places[source] ?? 0;
    keys.push(list?.keys[at] ?? '');
    weights.push(list?.weights[at] ?? 0);
    sizes.push(list?.sizes[at] ?? 0);
    sources.push(source);
    places[source] = at + 1;
  }
  const readers = lists.map(readAll);
  const leaf = ({ from, to }: KeyRange, free: number) => {
    // Made as long as it must be: what is made to grow is garbage, and by that alone makes V8 look for more.
    let length = free;
    for (let at = from; at < to; at++) length += sizes[at] ?? 0;
    const bytes = new Uint8Array(length);
    let next = free;
    for (let at = from; at < to; at++) {
      const [reader, size] = [readers[sources[at] ?? 0], sizes[at] ?? 0];
      if (reader === undefined) continue;
      readAhead(reader, size);
      bytes.set(readBytes(reader, size), next);
      next += size;
    }
    return bytes;
  };
  return { keys, weights, leaf };
}

function firstOf(lists: readonly EncodedValues[], places: readonly number[]): number | undefined {
  let first: number | undefined;
  let least = '';
  for (const [source, { keys }] of lists.entries()) {
    const key = keys[places[source] ?? 0];
    if (key === undefined || (first !== undefined && least < key)) continue;
    [first, least] = [source, key];
  }
  return first;
}

function readAll({ scratch, sizes }: EncodedValues): ScratchReader {
  return readScratch(
    scratch,
    0,
    sizes.reduce((sum, size) => sum + size, 0),
  );
}
