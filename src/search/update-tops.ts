import { compareText } from '../model/message.ts';
import { type Name, rowKey, toName } from './name.ts';
import type { BestNames } from './name-maps.ts';
import { findValue, type MapChanges, type ShardMap, updateMap, valuesUnder } from './shard-map.ts';
import type { NameChanges, NameMaps } from './update-names.ts';

/** Names shown for a prefix that too many names share. */
const TOP = 16;
/** Names kept of one, so that the next is known when a name goes. */
const KEPT = 64;

/** For every prefix whose names lie in several leaves, the best of them: see `compareUnder`. */
export function updateTops({ names, best, tops }: Omit<NameMaps, 'counts'>, { removed, added }: NameChanges) {
  const isFirst = best.state.keys.length === 0;
  const prefixes = sharedPrefixes(names);
  const edits = new Map<string, { readonly gone: Set<string>; readonly come: Set<Name> }>();
  const note = (name: Name, isComing: boolean) => {
    for (const prefix of prefixesOf(name)) {
      if (!prefixes.has(prefix)) continue;
      const edit = edits.get(prefix) ?? { gone: new Set<string>(), come: new Set<Name>() };
      edits.set(prefix, edit);
      if (isComing) edit.come.add(name);
      else edit.gone.add(rowKey(name.row));
    }
  };
  for (const name of removed) note(name, false);
  for (const name of added) note(name, true);
  const changes = new Map<string, BestNames | undefined>();
  for (const prefix of best.state.keys) if (!prefixes.has(prefix)) changes.set(prefix, undefined);
  const known = new Set(best.state.keys);
  for (const prefix of prefixes) if (!known.has(prefix) && !isFirst) changes.set(prefix, gathered(prefix, names));
  for (const [prefix, { gone, come }] of edits) {
    if (changes.has(prefix)) continue;
    const before = findValue(best, prefix) ?? { all: true, names: [] };
    changes.set(prefix, edited(before, { prefix, gone, come }) ?? gathered(prefix, names));
  }
  const shown: MapChanges<readonly Name['row'][]> = new Map(
    [...changes].map(([prefix, list]) => [prefix, list?.names.slice(0, TOP).map(({ row }) => row)]),
  );
  return { best: updateMap(best, changes), tops: updateMap(tops, shown) };
}

/** Every prefix without a space that keys of two neighbouring leaves share. */
function sharedPrefixes({ state: { keys, starts } }: NameMaps['names']): Set<string> {
  const found = new Set<string>();
  for (const start of starts.slice(1)) {
    const before = keys[start - 1] ?? '';
    const after = keys[start] ?? '';
    for (let length = 1; length <= after.length; length++) {
      if (before[length - 1] !== after[length - 1] || after[length - 1] === ' ') break;
      found.add(after.slice(0, length));
    }
  }
  return found;
}

function prefixesOf({ keys }: Name): Set<string> {
  const prefixes = new Set<string>();
  for (const key of keys) for (let length = 1; length <= key.length; length++) prefixes.add(key.slice(0, length));
  return prefixes;
}

type Edit = { readonly prefix: string; readonly gone: ReadonlySet<string>; readonly come: ReadonlySet<Name> };

/** The list with names taken out and put in; undefined where too few of those not kept would be needed. */
function edited({ all, names }: BestNames, { prefix, gone, come }: Edit): BestNames | undefined {
  const order = compareUnder(prefix);
  const kept = names.filter(({ row }) => !gone.has(rowKey(row)));
  const last = kept.at(-1);
  const coming = [...come].filter((name) => all || (last !== undefined && order(name, last) < 0));
  const list = [...kept, ...coming].sort(order);
  if (!all && list.length < TOP) return undefined;
  return { all: all && list.length <= KEPT, names: list.slice(0, KEPT) };
}

function gathered(prefix: string, names: ShardMap<readonly Name['row'][]>): BestNames {
  const rows = new Map(valuesUnder(names, prefix).flatMap((list) => list.map((row) => [rowKey(row), row] as const)));
  const list = [...rows.values()].map(toName).sort(compareUnder(prefix));
  return { all: list.length <= KEPT, names: list.slice(0, KEPT) };
}

/** Of all names under a prefix: those that begin with it first, titles before labels, short before long. */
function compareUnder(prefix: string): (a: Name, b: Name) => number {
  const rank = ({ text, row }: Name) => (text.startsWith(prefix) ? 0 : 2) + (row[2] === '' ? 0 : 1);
  return (a, b) =>
    rank(a) - rank(b) ||
    a.text.length - b.text.length ||
    compareText(a.text, b.text) ||
    compareText(a.row[3], b.row[3]) ||
    compareText(a.row[1], b.row[1]) ||
    a.row[0] - b.row[0];
}
