import type { SearchRecord } from '../model/search-record.ts';
import { type EntryText, textKey } from './entry-text.ts';
import type { RecordChange } from './index-records.ts';
import { LostIndexError } from './index-store.ts';
import type { KeptEntries } from './kept-index.ts';
import { numberEntries } from './number-entries.ts';
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
  /** Those of them that changed or came, with their numbers, and those that went. */
  readonly numbers: ReadonlyMap<string, number | undefined>;
};

export function changedEntries({ digests }: SearchSource, before: KeptEntries): ChangedEntries {
  const { ids, numbers } = before;
  const isSameList = ids.length === digests.size && ids.every((id) => digests.has(id));
  const entries = isSameList
    ? { ids, numbers, digests: ids.map((id) => digests.get(id) ?? '') }
    : toEntries(digests, numberEntries([...digests.keys()]));
  const known = isSameList ? undefined : new Map(ids.map((id, at) => [id, at]));
  const changed = new Map<string, number | undefined>();
  for (const [at, id] of entries.ids.entries()) {
    const old = known === undefined ? at : known.get(id);
    const isSame =
      old !== undefined && entries.digests[at] === before.digests[old] && entries.numbers[at] === numbers[old];
    if (!isSame) changed.set(id, entries.numbers[at]);
  }
  for (const id of known?.keys() ?? []) if (!digests.has(id)) changed.set(id, undefined);
  return { entries, numbers: changed };
}

export function toEntries(digests: ReadonlyMap<string, string>, numbers: ReadonlyMap<string, number>): KeptEntries {
  const ids = [...digests.keys()].sort();
  return { ids, numbers: ids.map((id) => numbers.get(id) ?? 0), digests: ids.map((id) => digests.get(id) ?? '') };
}

type Before = { readonly entries: KeptEntries; readonly texts: ShardMap<EntryText> };

/** What lies under each number that something changed for; records of before are read from the index itself. */
export function recordChanges(
  { numbers }: ChangedEntries,
  { recordOf }: SearchSource,
  { entries, texts }: Before,
): RecordChange[] {
  const before = new Map<number, SearchRecord>();
  for (const [at, id] of entries.ids.entries()) {
    if (!numbers.has(id)) continue;
    const number = entries.numbers[at] ?? 0;
    const text = findValue(texts, textKey(number));
    if (text === undefined) throw new LostIndexError(id);
    before.set(number, toRecord(text));
  }
  const after = new Map<number, SearchRecord>();
  for (const [id, number] of numbers) {
    if (number !== undefined) after.set(number, recordOf(id));
  }
  const all = [...new Set([...before.keys(), ...after.keys()])].sort((a, b) => a - b);
  return all.map((number) => ({ number, before: before.get(number), after: after.get(number) }));
}
