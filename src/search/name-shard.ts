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

/** A leaf of the map of names: each row once, then keys with the places of their rows. */
export type NameShard = {
  readonly rows: readonly NameRow[];
  readonly keys: readonly (readonly [key: string, ...rows: number[]])[];
};
