import { compareText } from '../../model/message.ts';
import type { SearchRecord } from '../../model/search-record.ts';
import type { NameRow } from '../format/name-shard.ts';
import { encodeCounts } from './counts-map.ts';
import type { NameSide } from './index-maps.ts';
import { correctWords } from './index-records.ts';
import { larger } from './larger.ts';
import { type Name, namesOf, toName, weighRow } from './name.ts';
import { radixOrder } from './radix-order.ts';
import { ranksOf, sortStrings } from './rank-strings.ts';
import { fillMap } from './shard-map.ts';
import { groupsOf, isFrequent } from './update-names.ts';
import { updateTops } from './update-tops.ts';
import { updateVocabulary } from './update-vocabulary.ts';

/** Names of all entries, while they are read. */
export type NameFilling = {
  readonly rows: NameRow[];
  /** Every key that leads to a name, and how many it leads to. */
  readonly keys: string[];
  readonly keyAt: Map<string, number>;
  counts: Int32Array<ArrayBuffer>;
  /** How many names hold each word. */
  readonly words: Map<string, number>;
  readonly leads: Leads;
};

/** Which key leads to which row, as places, in the order of rows. */
type Leads = { key: Int32Array<ArrayBuffer>; row: Int32Array<ArrayBuffer>; count: number };

export function startNames(): NameFilling {
  const rows = { rows: [], keys: [], keyAt: new Map<string, number>(), counts: new Int32Array(1024) };
  return { ...rows, words: new Map(), leads: noLeads() };
}

function noLeads(): Leads {
  return { key: new Int32Array(1024), row: new Int32Array(1024), count: 0 };
}

/** Entries must come in the order of their numbers. */
export function addNames(filling: NameFilling, record: SearchRecord, number: number): void {
  const names = namesOf(record, number).sort((a, b) => compareText(a.row[1], b.row[1]));
  for (const name of names) {
    const row = filling.rows.push(name.row) - 1;
    for (const word of correctWords(name)) filling.words.set(word, (filling.words.get(word) ?? 0) + 1);
    for (const key of name.keys) {
      const place = keyPlace(filling, key);
      if (place >= filling.counts.length) filling.counts = larger(filling.counts, place);
      filling.counts[place] = (filling.counts[place] ?? 0) + 1;
      lead(filling.leads, place, row);
    }
  }
}

function keyPlace({ keys, keyAt }: Pick<NameFilling, 'keys' | 'keyAt'>, key: string): number {
  const known = keyAt.get(key);
  if (known !== undefined) return known;
  const place = keys.push(key) - 1;
  keyAt.set(key, place);
  return place;
}

function lead(leads: Leads, key: number, row: number): void {
  const at = leads.count++;
  if (at >= leads.key.length) {
    leads.key = larger(leads.key, at);
    leads.row = larger(leads.row, at);
  }
  leads.key[at] = key;
  leads.row[at] = row;
}

/** Fills the maps with what was read. */
export function endNames(filling: NameFilling, maps: NameSide): NameSide {
  const { keys, counts, rows, words } = filling;
  const sorted = sortStrings(keys, new Int32Array(0));
  const keyCounts = fillMap(maps.keyCounts, {
    keys: Array.from(sorted, (place) => keys[place] ?? ''),
    weights: Array.from(sorted, (place) => maps.keyCounts.spec.weigh(counts[place] ?? 0, keys[place] ?? '')),
    leaf: ({ from, to }) => {
      const places = [...sorted.subarray(from, to)];
      return encodeCounts({
        keys: places.map((place) => keys[place] ?? ''),
        values: places.map((place) => counts[place] ?? 0),
      });
    },
  });
  const names = fillRows(filling, maps.names);
  const { best, tops } = updateTops({ ...maps, before: maps.names, names }, { removed: [], added: namesIn(rows) });
  const vocabulary = { words: maps.nameWords, counts: maps.nameWordCounts };
  const { words: nameWords, counts: nameWordCounts } = updateVocabulary(vocabulary, words, Number.POSITIVE_INFINITY);
  return { names, keyCounts, best, tops, nameWords, nameWordCounts };
}

function* namesIn(rows: readonly NameRow[]): Iterable<Name> {
  for (const row of rows) yield toName(row);
}

function fillRows(filling: NameFilling, map: NameSide['names']): NameSide['names'] {
  const { rows } = filling;
  const { keys, leads } = inGroups(filling);
  const sorted = sortStrings(keys, new Int32Array(0));
  const ranks = ranksOf(sorted);
  const order = radixOrder(leads.key.subarray(0, leads.count).map((key) => ranks[key] ?? 0));
  const starts = new Int32Array(keys.length + 1);
  for (const key of leads.key.subarray(0, leads.count)) {
    const next = (ranks[key] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let rank = 0; rank < keys.length; rank++) starts[rank + 1] = (starts[rank + 1] ?? 0) + (starts[rank] ?? 0);
  const rowsAt = (rank: number) =>
    Array.from(order.subarray(starts[rank], starts[rank + 1]), (at) => rows[leads.row[at] ?? 0]).filter(
      (row) => row !== undefined,
    );
  const inOrder = Array.from(sorted, (place) => keys[place] ?? '');
  return fillMap(map, {
    keys: inOrder,
    weights: inOrder.map((key, rank) => rowsAt(rank).reduce((sum, row) => sum + weighRow(row), key.length)),
    leaf: ({ from, to }) =>
      map.spec.encode(
        Array.from({ length: to - from }, (_, at) => rowsAt(from + at)),
        inOrder.slice(from, to),
      ),
  });
}

/** Keys as names lie under them: a frequent one has given way to its groups. */
function inGroups({ keys, counts, rows, leads }: NameFilling): {
  readonly keys: readonly string[];
  readonly leads: Leads;
} {
  const grouped: Pick<NameFilling, 'keys' | 'keyAt'> = { keys: [], keyAt: new Map() };
  const found = noLeads();
  let last: { readonly row: number; readonly name: Name } | undefined;
  for (let at = 0; at < leads.count; at++) {
    const [place, row] = [leads.key[at] ?? 0, leads.row[at] ?? 0];
    const key = keys[place] ?? '';
    const count = counts[place] ?? 0;
    if (!isFrequent(count)) {
      lead(found, keyPlace(grouped, key), row);
      continue;
    }
    if (last?.row !== row) last = { row, name: toName(rows[row] ?? [0, '', '', '', 0]) };
    for (const group of groupsOf(last.name, key, count)) lead(found, keyPlace(grouped, group), row);
  }
  return { keys: grouped.keys, leads: found };
}
