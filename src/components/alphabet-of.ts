import type { EntryRef, EntryView } from '../data/views.ts';
import { compareText } from '../model/message.ts';

export type Name = { readonly name: string; readonly entry: EntryRef; readonly isTitle: boolean };
export type Letter = { readonly letter: string; readonly fragment: string; readonly names: readonly Name[] };

/** Entries by every name they go by, under first letters; what begins with no letter stands under `#`, first. */
export function alphabetOf(entries: readonly EntryView[]): readonly Letter[] {
  const names = entries
    .flatMap(({ ref, frontmatter }): Name[] => [
      { name: ref.title, entry: ref, isTitle: true },
      ...frontmatter.labels
        .filter((label) => label !== ref.title)
        .map((name) => ({ name, entry: ref, isTitle: false })),
    ])
    .sort((a, b) => compareText(sortKey(a.name), sortKey(b.name)) || compareText(a.name, b.name));
  const byLetter = Map.groupBy(names, ({ name }) => letterOf(name));
  return [...byLetter]
    .sort(([a], [b]) => compareText(a === '#' ? '' : a, b === '#' ? '' : b))
    .map(([letter, group]) => ({
      letter,
      fragment: letter === '#' ? 'letter-other' : `letter-${letter.toLowerCase()}`,
      names: group,
    }));
}

/** Case and diacritics set aside (NFKD, marks dropped): `Évaluation` sorts under E on every machine. */
function sortKey(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function letterOf(name: string): string {
  const first = [...sortKey(name)][0] ?? '';
  return /\p{L}/u.test(first) ? first.toUpperCase() : '#';
}
