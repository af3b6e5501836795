import { type NameRow, type NameShard, shortRow, wholeRow } from '../format/name-shard.ts';
import { countsSpec } from './counts-map.ts';
import { foldedText, type Name, rowKey, weighRow } from './name.ts';
import { fromJsonBytes, toJsonBytes } from './shard-files.ts';
import type { LeafContent, MapSpec } from './shard-map.ts';

const SHARD_BYTES = 14_000;
const KEPT_BYTES = 60_000;
/** Names are asked for at every key: a twentieth fewer bytes for half as much time again. */
const LEVEL = 5;

/** The best names under a prefix, more than are shown; `all` where there are no others. */
export type BestNames = { readonly all: boolean; readonly names: readonly KnownName[] };
/** A name without what it is found by. */
export type KnownName = Pick<Name, 'row' | 'text'>;

function rowsSpec(name: string): MapSpec<readonly NameRow[]> {
  return {
    name,
    served: true,
    level: LEVEL,
    limit: () => SHARD_BYTES,
    weigh: (rows, key) => rows.reduce((sum, row) => sum + weighRow(row), key.length),
    encode: (lists, keys) => toJsonBytes(toShard(lists, keys)),
    decode: (bytes) => fromShard(fromJsonBytes<NameShard>(bytes)),
  };
}

/** Names by word. */
export const namesSpec = rowsSpec('names');
/** The best names of prefixes that many names share. */
export const topsSpec = rowsSpec('tops');

/** How many names each key leads to. */
export const keyCountsSpec = countsSpec('name-keys');

export const bestSpec: MapSpec<BestNames> = {
  name: 'best-names',
  served: false,
  limit: () => KEPT_BYTES,
  weigh: ({ names }) => names.reduce((sum, { row }) => sum + weighRow(row), 8),
  encode: (lists, keys) => toJsonBytes(lists.map(({ all, names }, at) => [keys[at], all, names.map(({ row }) => row)])),
  decode: (bytes) => {
    const lists = fromJsonBytes<[key: string, all: boolean, rows: NameRow[]][]>(bytes);
    const values = lists.map(([, all, rows]) => ({ all, names: rows.map(toKnown) }));
    return { keys: lists.map(([key]) => key), values };
  },
};

export function toKnown(row: NameRow): KnownName {
  return { row, text: foldedText(row[1]) };
}

function toShard(lists: readonly (readonly NameRow[])[], keys: readonly string[]): NameShard {
  const places = new Map<string, number>();
  /** Rows that were made together are one object, whose name need not be looked at. */
  const met = new Map<NameRow, number>();
  const rows: NameRow[] = [];
  const place = (row: NameRow) => {
    const at = met.get(row);
    if (at !== undefined) return at;
    const id = rowKey(row);
    const known = places.get(id) ?? rows.push(shortRow(row)) - 1;
    places.set(id, known);
    met.set(row, known);
    return known;
  };
  return { keys: keys.map((key, at) => [key, ...(lists[at] ?? []).map(place)] as const), rows };
}

function fromShard({ rows, keys }: NameShard): LeafContent<readonly NameRow[]> {
  const whole = rows.map(wholeRow);
  const values = keys.map(([, ...places]) => places.map((place) => whole[place]).filter((row) => row !== undefined));
  return { keys: keys.map(([key]) => key), values };
}
