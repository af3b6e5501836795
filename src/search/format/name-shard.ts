/**
 * One name of an entry as it lies in the index: entry's number, the name, the entry's title (empty where the name is
 * the title), its permalink, the place of its kind in `entryKinds`, and 1 for a name that is never shown.
 */
export type NameRow = readonly [
  number: number,
  name: string,
  title: string,
  permalink: string,
  kind: number,
  hidden?: 1,
];

/** A leaf of the map of names: each row once (see `shortRow`), then keys with the places of their rows. */
export type NameShard = {
  readonly rows: readonly NameRow[];
  readonly keys: readonly (readonly [key: string, ...rows: number[]])[];
};

/** Stands for the words of a title in a permalink; no permalink holds one. */
const TITLE = ' ';
const BETWEEN = /[^a-z0-9]+/g;
const ENDS = /^-|-$/g;

/**
 * A row as it lies in a leaf: most permalinks are made of the entry's title, which stands beside them, and were nearly
 * half of what a leaf takes.
 */
export function shortRow(row: NameRow): NameRow {
  const [, , , permalink] = row;
  const words = titleWords(row);
  return words === '' ? row : withPermalink(row, permalink.replace(words, TITLE));
}

/** The row that `shortRow` was given. */
export function wholeRow(row: NameRow): NameRow {
  const [, , , permalink] = row;
  if (!permalink.includes(TITLE)) return row;
  return withPermalink(
    row,
    permalink.replace(TITLE, () => titleWords(row)),
  );
}

/** Words of an entry's title as they stand in its address, where they are plain. */
function titleWords([, name, title]: NameRow): string {
  return (title || name).toLowerCase().replace(BETWEEN, '-').replace(ENDS, '');
}

function withPermalink([number, name, title, , kind, ...hidden]: NameRow, permalink: string): NameRow {
  return [number, name, title, permalink, kind, ...hidden];
}
