import { compareText } from '../../model/message.ts';
import { type Name, rowKey } from './name.ts';
import { type BestNames, type KnownName, toKnown } from './name-maps.ts';
import { findValue, type MapChanges, type ShardMap, updateMap, valuesUnder } from './shard-map.ts';
import type { NameMaps } from './update-names.ts';

/** Names shown for a prefix that too many names share. */
const TOP = 16;
/** Names kept of one, so that the next is known when a name goes. */
const KEPT = 64;

/** Names that go and come, each of which is looked at once. */
type PassingNames = { readonly removed: Iterable<Name>; readonly added: Iterable<Name> };

/** Names before they were changed and now, and what was made of them before. */
type TopsBefore = Omit<NameMaps, 'counts'> & { readonly before: NameMaps['names'] };

/** For every prefix whose names lie in several leaves, the best of them: see `compareUnder`. */
export function updateTops({ before, names, best, tops }: TopsBefore, { removed, added }: PassingNames) {
  const isFirst = before.state.leaves.length === 0;
  const prefixes = sharedPrefixes(names);
  const edits = new Map<string, Edit>();
  for (const name of removed) for (const edit of editsOf(name, prefixes, edits)) edit.gone.add(rowKey(name.row));
  for (const name of added) for (const edit of editsOf(name, prefixes, edits)) come(edit, name);
  const changes = new Map<string, BestNames | undefined>();
  const known = sharedPrefixes(before);
  for (const prefix of known) if (!prefixes.has(prefix)) changes.set(prefix, undefined);
  for (const prefix of prefixes) if (!known.has(prefix) && !isFirst) changes.set(prefix, gathered(prefix, names));
  for (const [prefix, edit] of edits) {
    if (changes.has(prefix)) continue;
    const list = findValue(best, prefix) ?? { all: true, names: [] };
    changes.set(prefix, edited(list, edit) ?? gathered(prefix, names));
  }
  const shown: MapChanges<readonly Name['row'][]> = new Map(
    [...changes].map(([prefix, list]) => [prefix, list?.names.slice(0, TOP).map(({ row }) => row)]),
  );
  return { best: updateMap(best, changes), tops: updateMap(tops, shown) };
}

/** Every prefix without a space that leaves share: the letters by which keys were cut by themselves. */
function sharedPrefixes({ state }: NameMaps['names']): Set<string> {
  const found = new Set<string>();
  for (const { bound, depth } of state.leaves) {
    const [letters = ''] = bound.slice(0, depth).split(' ');
    for (let length = letters.length; length > 0 && !found.has(letters.slice(0, length)); length--)
      found.add(letters.slice(0, length));
  }
  return found;
}

/** `come`: the best of the names that come, more of them than are kept where there are so many. */
type Edit = { readonly order: Order; readonly gone: Set<string>; come: KnownName[]; last: KnownName | undefined };
type Order = (a: KnownName, b: KnownName) => number;

/** One edit a prefix that a name's keys begin with and that leaves share; with a prefix they share all shorter ones. */
function editsOf({ keys }: Name, prefixes: ReadonlySet<string>, edits: Map<string, Edit>): Set<Edit> {
  const found = new Set<Edit>();
  for (const key of keys) {
    for (let length = 1; length <= key.length; length++) {
      const prefix = key.slice(0, length);
      if (!prefixes.has(prefix)) break;
      const edit = edits.get(prefix) ?? { order: compareUnder(prefix), gone: new Set(), come: [], last: undefined };
      edits.set(prefix, edit);
      found.add(edit);
    }
  }
  return found;
}

/** Puts a name among those that come; where there are many, one that cannot be among the best is left out. */
function come(edit: Edit, name: KnownName): void {
  if (edit.last !== undefined && edit.order(name, edit.last) > 0) return;
  edit.come.push({ row: name.row, text: name.text });
  if (edit.come.length < KEPT * 4) return;
  edit.come = edit.come.sort(edit.order).slice(0, KEPT + 1);
  edit.last = edit.come.at(-1);
}

/** The list with names taken out and put in; undefined where too few of those not kept would be needed. */
function edited({ all, names }: BestNames, { order, gone, come }: Edit): BestNames | undefined {
  const kept = names.filter(({ row }) => !gone.has(rowKey(row)));
  const last = kept.at(-1);
  const coming = come.filter((name) => all || (last !== undefined && order(name, last) < 0));
  const list = [...kept, ...coming].sort(order);
  if (!all && list.length < TOP) return undefined;
  return { all: all && list.length <= KEPT, names: list.slice(0, KEPT) };
}

function gathered(prefix: string, names: ShardMap<readonly Name['row'][]>): BestNames {
  const rows = new Map(valuesUnder(names, prefix).flatMap((list) => list.map((row) => [rowKey(row), row] as const)));
  const list = [...rows.values()].map(toKnown).sort(compareUnder(prefix));
  return { all: list.length <= KEPT, names: list.slice(0, KEPT) };
}

/** Of all names under a prefix: those that begin with it first, titles before labels, short before long. */
function compareUnder(prefix: string): Order {
  const rank = ({ text, row }: KnownName) => (text.startsWith(prefix) ? 0 : 2) + (row[2] === '' ? 0 : 1);
  return (a, b) =>
    rank(a) - rank(b) ||
    a.text.length - b.text.length ||
    compareText(a.text, b.text) ||
    compareText(a.row[3], b.row[3]) ||
    compareText(a.row[1], b.row[1]) ||
    a.row[0] - b.row[0];
}
