import { entryKinds } from '../../model/entry.ts';
import { compareText } from '../../model/message.ts';
import type { SearchRecord } from '../../model/search-record.ts';
import { nameKeys } from '../format/name-keys.ts';
import type { NameRow } from '../format/name-shard.ts';
import { wordsOf } from '../format/words.ts';

/** A title or other label, worked out: its row, its text as words, the keys it is found under. */
export type Name = {
  readonly row: NameRow;
  readonly text: string;
  readonly words: readonly string[];
  readonly keys: ReadonlySet<string>;
};

/** Every distinct name of an entry that holds a word. */
export function namesOf(record: SearchRecord, number: number): Name[] {
  const kind = entryKinds.indexOf(record.kind);
  const seen = new Set<string>();
  return [record.title, ...record.labels].flatMap((text, at) => {
    const row = [number, text, at === 0 ? '' : record.title, record.permalink, kind] as const;
    const name = toName(at > 0 && record.hidden.includes(text) ? [...row, 1] : row);
    if (name.words.length === 0 || seen.has(name.text)) return [];
    seen.add(name.text);
    return [name];
  });
}

export function toName(row: NameRow): Name {
  const words = wordsOf(row[1]);
  const folded = words.map(({ word }) => word);
  return { row, text: folded.join(' '), words: folded, keys: nameKeys(words) };
}

/** A name as words. */
export function foldedText(name: string): string {
  return wordsOf(name)
    .map(({ word }) => word)
    .join(' ');
}

/** Two rows are of the same name of the same entry when these are equal. */
export function rowKey(row: NameRow): string {
  return `${row[0]} ${row[1]}`;
}

/** Order of names under one key. */
export function compareRows(a: NameRow, b: NameRow): number {
  return a[0] - b[0] || compareText(a[1], b[1]);
}

export function weighRow(row: NameRow): number {
  return row[1].length + row[2].length + row[3].length + 12;
}
