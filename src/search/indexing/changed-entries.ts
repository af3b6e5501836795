import type { SearchRecord } from '../../model/search-record.ts';
import { type EntryText, textKey } from '../format/entry-text.ts';
import { numberEntries } from '../format/number-entries.ts';
import type { RecordChange } from './index-records.ts';
import { LostIndexError } from './index-store.ts';
import type { KeptEntries } from './kept-index.ts';
import { findValue, type ShardMap } from './shard-map.ts';
import { toRecord } from './text-map.ts';

/** All entries, each with something that changes when its record does, and the record of one for when it is needed. */
export type SearchSource = {
  readonly digests: ReadonlyMap<string, string>;
  /** Title of each source by its id; the digests of its entries change with it. */
  readonly titles: ReadonlyMap<string, string>;
  readonly recordOf: (id: string) => SearchRecord;
};

export type ChangedEntries = {
  /** Every entry there is now. */
  readonly entries: KeptEntries;
  /** Those that changed, came or went, with their numbers before and now. */
  readonly changed: ReadonlyMap<string, ChangedNumber>;
};
type ChangedNumber = { readonly before: number | undefined; readonly after: number | undefined };

export function changedEntries({ digests }: SearchSource, before: KeptEntries): ChangedEntries {
  const { ids } = before.list;
  const now = [...digests.keys()];
  if (ids.length !== now.length || !now.every((id, at) => id === ids[at])) return changedList(digests, before);
  const entries = { list: before.list, digests: [...digests.values()] };
  const changed = new Map<string, ChangedNumber>();
  for (const [at, digest] of entries.digests.entries()) {
    const number = before.list.numbers[at];
    if (digest !== before.digests[at]) changed.set(now[at] ?? '', { before: number, after: number });
  }
  return { entries, changed };
}

/** The same where entries came or went, or stand in another order. */
function changedList(digests: SearchSource['digests'], before: KeptEntries): ChangedEntries {
  const entries = toEntries(digests, numberEntries([...digests.keys()]));
  const changed = new Map<string, ChangedNumber>();
  const known = new Map(before.list.ids.map((id, at) => [id, at]));
  for (const [at, id] of entries.list.ids.entries()) {
    const old = known.get(id);
    const numbers = { before: before.list.numbers[old ?? -1], after: entries.list.numbers[at] };
    const isSame = numbers.before === numbers.after && entries.digests[at] === before.digests[old ?? -1];
    if (!isSame) changed.set(id, numbers);
  }
  for (const [id, at] of known) {
    if (!digests.has(id)) changed.set(id, { before: before.list.numbers[at], after: undefined });
  }
  return { entries, changed };
}

export function toEntries(digests: ReadonlyMap<string, string>, numbers: ReadonlyMap<string, number>): KeptEntries {
  const ids = [...digests.keys()];
  return { list: { ids, numbers: ids.map((id) => numbers.get(id) ?? 0) }, digests: [...digests.values()] };
}

/** What lies under each number that something changed for; records of before are read from the index itself. */
export function recordChanges(
  { changed }: ChangedEntries,
  { recordOf }: SearchSource,
  texts: ShardMap<EntryText>,
): RecordChange[] {
  const [before, after] = [new Map<number, SearchRecord>(), new Map<number, SearchRecord>()];
  for (const [id, numbers] of changed) {
    if (numbers.before !== undefined) {
      const text = findValue(texts, textKey(numbers.before));
      if (text === undefined) throw new LostIndexError(id);
      before.set(numbers.before, toRecord(text));
    }
    if (numbers.after !== undefined) after.set(numbers.after, recordOf(id));
  }
  const all = [...new Set([...before.keys(), ...after.keys()])].sort((a, b) => a - b);
  return all.map((number) => ({ number, before: before.get(number), after: after.get(number) }));
}
