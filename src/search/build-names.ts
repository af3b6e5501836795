import { entryKinds } from '../model/entry.ts';
import { compareText } from '../model/message.ts';
import type { SearchRecord } from '../model/search-record.ts';
import { buildShards, type ShardStore, toJsonBytes } from './build-shards.ts';
import { nameKeys } from './name-keys.ts';
import type { NameRow, NameShard } from './name-shard.ts';
import { LAST, type ShardTree } from './shard-tree.ts';
import { sharedPrefixes, splitKeys } from './split-keys.ts';
import { wordsOf } from './words.ts';

/** A key of more names than this is kept by pairs of words instead. */
const FREQUENT = 96;
/** Names shown for a prefix that too many names share. */
const TOP = 16;
const SHARD_BYTES = 14_000;
const MOST_PAIRS = 8;

/** A name worked out: its row, its text as words, the keys it is found under. */
type Name = {
  readonly row: NameRow;
  readonly text: string;
  readonly words: readonly string[];
  readonly keys: ReadonlySet<string>;
};

export type NameTrees = {
  readonly names: ShardTree;
  readonly tops: ShardTree;
  readonly words: ReadonlyMap<string, number>;
};

/** Index of titles and other labels: word → names, and for short or common prefixes the best names only. */
export function buildNames(
  records: readonly SearchRecord[],
  numbers: ReadonlyMap<string, number>,
  store: ShardStore,
): NameTrees {
  const names = records.flatMap((record) => namesOf(record, numbers.get(record.id) ?? 0));
  const counts = new Map<string, number>();
  for (const { keys } of names) for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const map = groupByKey(names, counts);
  const keys = [...map.keys()].sort(compareText);
  const weights = keys.map((key) => (map.get(key) ?? []).reduce((sum, name) => sum + weightOf(name), key.length));
  const encode = ({ from, to }: { from: number; to: number }) => toJsonBytes(toShard(keys.slice(from, to), map));
  const tree = buildShards({ name: 'names', keys, weights, limit: SHARD_BYTES, encode }, store);
  const prefixes = sharedPrefixes(keys, splitKeys(keys, weights, SHARD_BYTES));
  return { names: tree, tops: buildTops({ keys, map, prefixes }, store), words: nameWords(names) };
}

function namesOf(record: SearchRecord, number: number): Name[] {
  const kind = entryKinds.indexOf(record.kind);
  const seen = new Set<string>();
  return [record.title, ...record.labels].flatMap((name, at) => {
    const words = wordsOf(name);
    const text = words.map(({ word }) => word).join(' ');
    if (words.length === 0 || seen.has(text)) return [];
    seen.add(text);
    const row: NameRow = [number, name, at === 0 ? '' : record.title, record.permalink, kind];
    return [{ row, text, words: words.map(({ word }) => word), keys: nameKeys(words) }];
  });
}

/** Names under each key; a frequent key `war` gives way to `war civil`, `war world`, whichever words go with it. */
function groupByKey(names: readonly Name[], counts: ReadonlyMap<string, number>): Map<string, Name[]> {
  const map = new Map<string, Name[]>();
  const add = (key: string, name: Name) => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [name]);
    else list.push(name);
  };
  for (const name of names) {
    for (const key of name.keys) {
      const others = name.words.filter((word) => word !== key).slice(0, MOST_PAIRS);
      if ((counts.get(key) ?? 0) <= FREQUENT || others.length === 0) add(key, name);
      else for (const other of new Set(others)) add(`${key} ${other}`, name);
    }
  }
  return map;
}

function toShard(keys: readonly string[], map: ReadonlyMap<string, readonly Name[]>): NameShard {
  const places = new Map<NameRow, number>();
  const rows: NameRow[] = [];
  const place = ({ row }: Name) => {
    const known = places.get(row);
    if (known !== undefined) return known;
    places.set(row, rows.length);
    rows.push(row);
    return rows.length - 1;
  };
  return { keys: keys.map((key) => [key, ...(map.get(key) ?? []).map(place)] as const), rows };
}

type TopsInput = {
  readonly keys: readonly string[];
  readonly map: ReadonlyMap<string, readonly Name[]>;
  readonly prefixes: readonly string[];
};

function buildTops({ keys, map, prefixes }: TopsInput, store: ShardStore): ShardTree {
  const tops = new Map(prefixes.map((prefix) => [prefix, bestNames(prefix, keys, map)]));
  const weights = prefixes.map((prefix) => (tops.get(prefix) ?? []).reduce((sum, name) => sum + weightOf(name), 0));
  const encode = ({ from, to }: { from: number; to: number }) => toJsonBytes(toShard(prefixes.slice(from, to), tops));
  return buildShards({ name: 'tops', keys: prefixes, weights, limit: SHARD_BYTES, encode }, store);
}

/** Of all names under a prefix: those that begin with it first, titles before labels, short before long. */
function bestNames(prefix: string, keys: readonly string[], map: ReadonlyMap<string, readonly Name[]>): Name[] {
  const best = new Set<Name>();
  for (let at = firstAtOrAfter(keys, prefix); at < keys.length && (keys[at] ?? '') <= prefix + LAST; at++) {
    for (const name of map.get(keys[at] ?? '') ?? []) best.add(name);
  }
  const rank = ({ text, row }: Name) => (text.startsWith(prefix) ? 0 : 2) + (row[2] === '' ? 0 : 1);
  const order = (a: Name, b: Name) => rank(a) - rank(b) || a.text.length - b.text.length || compareNames(a, b);
  return [...best].sort(order).slice(0, TOP);
}

function compareNames(a: Name, b: Name): number {
  return compareText(a.text, b.text) || compareText(a.row[3], b.row[3]) || compareText(a.row[1], b.row[1]);
}

function firstAtOrAfter(keys: readonly string[], key: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function weightOf({ row }: Name): number {
  return row[1].length + row[2].length + row[3].length + 12;
}

/** Words that names are made of, and in how many names each stands. */
function nameWords(names: readonly Name[]): Map<string, number> {
  const words = new Map<string, number>();
  for (const name of names) for (const word of new Set(name.words)) words.set(word, (words.get(word) ?? 0) + 1);
  return words;
}
