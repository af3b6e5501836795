import type { NameRow } from '../format/name-shard.ts';
import { compareRows, type Name, rowKey, toName } from './name.ts';
import type { BestNames } from './name-maps.ts';
import { findValue, type MapChanges, type ShardMap, updateMap, valuesUnder } from './shard-map.ts';

/** A key of more names than this is kept by pairs of words instead. */
const FREQUENT = 96;
const MOST_PAIRS = 8;

export type NameMaps = {
  readonly names: ShardMap<readonly NameRow[]>;
  readonly counts: ShardMap<number>;
  readonly best: ShardMap<BestNames>;
  readonly tops: ShardMap<readonly NameRow[]>;
};
/** Rows that leave a key, by `rowKey`, and those that come to it. */
type Edit = { gone: Set<string> | undefined; readonly come: NameRow[] };
export type NameChanges = { readonly removed: readonly Name[]; readonly added: readonly Name[] };

/** Names under each key; a frequent key `war` gives way to `war civil`, `war world`, whichever words go with it. */
export function updateNames(maps: Pick<NameMaps, 'names' | 'counts'>, changes: NameChanges) {
  const deltas = new Map<string, number>();
  const count = (names: readonly Name[], step: number) => {
    for (const { keys } of names) for (const key of keys) deltas.set(key, (deltas.get(key) ?? 0) + step);
  };
  count(changes.removed, -1);
  count(changes.added, 1);
  const before = new Map([...deltas.keys()].map((key) => [key, findValue(maps.counts, key) ?? 0]));
  const after = new Map([...deltas].map(([key, delta]) => [key, (before.get(key) ?? 0) + delta]));
  const edits = new Map<string, Edit>();
  const edit = (key: string) => {
    const known = edits.get(key);
    if (known !== undefined) return known;
    const made: Edit = { gone: undefined, come: [] };
    edits.set(key, made);
    return made;
  };
  const take = (name: Name, key: string) => {
    for (const group of groupsOf(name, key, before.get(key) ?? 0)) {
      const one = edit(group);
      one.gone ??= new Set();
      one.gone.add(rowKey(name.row));
    }
  };
  const put = (name: Name, key: string) => {
    for (const group of groupsOf(name, key, after.get(key) ?? 0)) edit(group).come.push(name.row);
  };
  const leaving = new Set(changes.removed.map(({ row }) => rowKey(row)));
  for (const [key, now] of after) {
    if (isFrequent(now) === isFrequent(before.get(key) ?? 0)) continue;
    for (const name of namesUnder(maps.names, key)) {
      take(name, key);
      if (!leaving.has(rowKey(name.row))) put(name, key);
    }
  }
  for (const name of changes.removed) for (const key of name.keys) take(name, key);
  for (const name of changes.added) for (const key of name.keys) put(name, key);
  const lists = new Map([...edits].map(([key, one]) => [key, editList(findValue(maps.names, key), one)]));
  return {
    names: updateMap(maps.names, lists),
    counts: updateMap(maps.counts, withoutZeros(after)),
  };
}

export function isFrequent(count: number): boolean {
  return count > FREQUENT;
}

/** Keys that a name is kept under for one of its own, which leads to so many names. */
export function groupsOf(name: Name, key: string, count: number): readonly string[] {
  if (!isFrequent(count)) return [key];
  const others = name.words.filter((word) => word !== key).slice(0, MOST_PAIRS);
  return others.length === 0 ? [key] : [...new Set(others)].map((other) => `${key} ${other}`);
}

/** All names under a key, whether it is kept by pairs or not. */
function namesUnder(names: ShardMap<readonly NameRow[]>, key: string): Name[] {
  const rows = [...(findValue(names, key) ?? []), ...valuesUnder(names, `${key} `).flat()];
  return [...new Map(rows.map((row) => [rowKey(row), row])).values()].map(toName);
}

function editList(rows: readonly NameRow[] | undefined, { gone, come }: Edit) {
  const kept = gone === undefined ? rows : rows?.filter((row) => gone.has(rowKey(row)) === false);
  const list = [...(kept ?? []), ...come].sort(compareRows);
  return list.length === 0 ? undefined : list;
}

export function withoutZeros(counts: ReadonlyMap<string, number>): MapChanges<number> {
  return new Map([...counts].map(([key, count]) => [key, count === 0 ? undefined : count]));
}
