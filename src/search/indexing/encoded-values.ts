import { createWriter, readBytes, writeBytes, written } from '../format/pack.ts';
import type { KeyRange } from '../format/split-keys.ts';
import { readAhead, readScratch, type Scratch, type ScratchReader } from './scratch.ts';
import { toBytes } from './shard-files.ts';

/** Bytes of a leaf, about. */
const LEAF = 32_768;
/** Brackets of a list in JSON. */
const [OPEN, CLOSE] = [0x5b, 0x5d];

/** Values of a sorted map as they stand in its leaves, put aside in the order of their keys. */
export type EncodedValues = {
  readonly keys: string[];
  readonly weights: number[];
  /** Bytes that each takes. */
  readonly sizes: number[];
  readonly scratch: Scratch;
};

export function putAside(scratch: Scratch): EncodedValues {
  return { keys: [], weights: [], sizes: [], scratch };
}

export type EncodedValue = { readonly key: string; readonly weight: number; readonly bytes: Uint8Array };

/** Puts a value behind those with keys that sort before its own. */
export function addEncoded(list: EncodedValues, { key, weight, bytes }: EncodedValue): void {
  list.keys.push(key);
  list.weights.push(weight);
  list.sizes.push(bytes.length);
  list.scratch.append(bytes);
}

/** The same for a map whose leaves are lists in JSON: see `listed`. */
export function addListed(
  list: EncodedValues,
  { key, weight, value }: Omit<EncodedValue, 'bytes'> & { readonly value: unknown },
): void {
  addEncoded(list, { key, weight, bytes: toBytes(`${JSON.stringify(value)},`) });
}

/** Keys and weights of a map, and the values of a run of keys, which must be asked for in order. */
export type FilledMap = {
  readonly keys: readonly string[];
  readonly weights: readonly number[];
  readonly leaf: (range: KeyRange) => Uint8Array;
};

/** A map of all values of several lists; each leaf holds its values one behind the other. */
export function joined(lists: readonly EncodedValues[]): FilledMap {
  const [keys, weights, sources]: [string[], number[], number[]] = [[], [], []];
  const places = lists.map(() => 0);
  for (;;) {
    const source = firstOf(lists, places);
    if (source === undefined) break;
    const list = lists[source];
    const at = places[source] ?? 0;
    keys.push(list?.keys[at] ?? '');
    weights.push(list?.weights[at] ?? 0);
    sources.push(source);
    places[source] = at + 1;
  }
  const cursors = lists.map((list) => ({ list, at: 0, reader: readAll(list) }));
  const leaf = ({ from, to }: KeyRange) => {
    const writer = createWriter(LEAF);
    for (const source of sources.slice(from, to)) {
      const cursor = cursors[source];
      if (cursor === undefined) continue;
      const size = cursor.list.sizes[cursor.at++] ?? 0;
      readAhead(cursor.reader, size);
      writeBytes(writer, readBytes(cursor.reader, size));
    }
    return written(writer);
  };
  return { keys, weights, leaf };
}

/** A map of values that `addListed` put aside: each leaf is a list. */
export function listed(list: EncodedValues): FilledMap {
  const { leaf, ...map } = joined([list]);
  return {
    ...map,
    leaf(range) {
      const values = leaf(range);
      const bytes = new Uint8Array(values.length + 1);
      bytes.set(values, 1);
      bytes[0] = OPEN;
      bytes[values.length] = CLOSE;
      return bytes;
    },
  };
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
