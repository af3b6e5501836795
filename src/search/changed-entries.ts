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
  /** Number of every entry there is now. */
  readonly numbers: ReadonlyMap<string, number>;
  /** Entries that changed, came, went, or got another number. */
  readonly ids: readonly string[];
};

export function changedEntries(
  { digests }: SearchSource,
  { ids, numbers, digests: known }: KeptEntries,
): ChangedEntries {
  const isSameList = ids.length === digests.size && ids.every((id) => digests.has(id));
  const old = new Map(ids.map((id, at) => [id, numbers[at] ?? 0]));
  const now = isSameList ? old : numberEntries([...digests.keys()]);
  const changed = ids.filter((id, at) => digests.get(id) !== known[at] || now.get(id) !== old.get(id));
  const added = isSameList ? [] : [...digests.keys()].filter((id) => !old.has(id));
  return { numbers: now, ids: [...changed, ...added] };
}

type Before = { readonly entries: KeptEntries; readonly texts: ShardMap<EntryText> };

/** What lies under each number that something changed for; records of before are read from the index itself. */
export function recordChanges(
  { ids, numbers }: ChangedEntries,
  { recordOf }: SearchSource,
  { entries, texts }: Before,
): RecordChange[] {
  const wanted = new Set(ids);
  const before = new Map<number, SearchRecord>();
  for (const [at, id] of entries.ids.entries()) {
    if (!wanted.has(id)) continue;
    const number = entries.numbers[at] ?? 0;
    const text = findValue(texts, textKey(number));
    if (text === undefined) throw new LostIndexError(id);
    before.set(number, toRecord(text));
  }
  const after = new Map<number, SearchRecord>();
  for (const id of ids) {
    const number = numbers.get(id);
    if (number !== undefined) after.set(number, recordOf(id));
  }
  const all = [...new Set([...before.keys(), ...after.keys()])].sort((a, b) => a - b);
  return all.map((number) => ({ number, before: before.get(number), after: after.get(number) }));
}
