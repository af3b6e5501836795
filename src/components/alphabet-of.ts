import type { EntryName, EntryRef } from '../data/views.ts';
import { compareText } from '../model/message.ts';

export type Name = { readonly name: string; readonly entry: EntryRef; readonly isTitle: boolean };
export type Letter = {
  readonly letter: string;
  /** Segment of the letter’s own page and end of its fragment: `a`, or `other`. */
  readonly key: string;
  readonly names: readonly Name[];
};

/** Longer lists than this many names have a page for each letter. */
const namesOnOnePage = 600;

/** Entries by every name they go by, under first letters; what begins with no letter stands under `#`, first. */
export function alphabetOf(entries: readonly EntryName[]): readonly Letter[] {
  const names = entries
    .flatMap(({ ref, labels }): Name[] => [
      { name: ref.title, entry: ref, isTitle: true },
      ...labels.filter((label) => label !== ref.title).map((name) => ({ name, entry: ref, isTitle: false })),
    ])
    .map((name) => ({ name, key: sortKey(name.name) }))
    .sort((a, b) => compareText(a.key, b.key) || compareText(a.name.name, b.name.name))
    .map(({ name }) => name);
  const byLetter = Map.groupBy(names, ({ name }) => letterOf(name));
  return [...byLetter]
    .sort(([a], [b]) => compareText(a === '#' ? '' : a, b === '#' ? '' : b))
    .map(([letter, group]) => ({ letter, key: letter === '#' ? 'other' : letter.toLowerCase(), names: group }));
}

/** Whether there are too many names for one page. */
export function isSplit(letters: readonly Letter[]): boolean {
  return letters.reduce((sum, { names }) => sum + names.length, 0) > namesOnOnePage;
}

/** Case and diacritics set aside (NFKD, marks dropped): `Évaluation` sorts under E on every machine. */
function sortKey(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function letterOf(name: string): string {
  const first = [...sortKey(name)][0] ?? '';
  return /\p{L}/u.test(first) ? first.toUpperCase() : '#';
}
