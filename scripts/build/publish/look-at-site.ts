import { changedByEdits } from '../../../src/data/handed-over.ts';
import { isAsLeft, openRecord } from './site-record.ts';

/** How the parts of a site lie in the output folder. */
export type Looked = {
  /** Names of those of which a file is not as the last build left it. */
  readonly changed: ReadonlySet<string>;
  /** Names of those that read what any edit of an entry changes. */
  readonly readers: readonly string[];
};

/** Looks at every file of a site: there are seven an entry. */
export function lookAtSite(out: string): Looked {
  const changed = new Set<string>();
  const readers: string[] = [];
  for (const part of openRecord(out).parts()) {
    if (!isAsLeft(part, out)) changed.add(part.name);
    if (part.reads.some((name) => changedByEdits.has(name))) readers.push(part.name);
  }
  return { changed, readers };
}
