import { changedNames, holdsAny, type NumberedNames } from '../named-words.ts';
import type { BodyPack } from './body-pack.ts';
import type { Head } from './entry-lines.ts';
import { type KeptEntry, wordsOf } from './kept-entry.ts';

/** What entries may be named by, and which of these names several have, as `name → ids`. */
export type Names = {
  /** See `nameLines`. */
  readonly lines: ReadonlySet<string>;
  readonly shared: ReadonlyMap<string, readonly string[]>;
};

/** Names of entries as the last build had them, and which of them have come or gone since. */
export type KeptNames = {
  /** Lines of all names in the last build. */
  readonly before: () => readonly string[];
  /** Whether all entries were named in this build. */
  readonly areGiven: () => boolean;
  /** Names all entries; `from` is a digest of what the names are worked out from. Gives those that several have. */
  readonly give: (from: string, find: () => Names) => Names['shared'];
  /** Whether a name that has come or gone may be mentioned in this entry. */
  readonly mayBeIn: (line: KeptEntry, pack: BodyPack) => boolean;
  /** To be written down; the lines where they are not those of before. */
  readonly now: () => Pick<Head, 'named' | 'shared'> & { readonly lines?: ReadonlySet<string> };
};

export function openNames(before: () => readonly string[], head: Head | undefined): KeptNames {
  let named = head?.named;
  let shared: Names['shared'] = new Map(head?.shared);
  let lines: ReadonlySet<string> | undefined;
  let changed: NumberedNames | undefined;
  return {
    before,
    areGiven: () => changed !== undefined,
    give(from, find) {
      changed = new Map();
      if (from === named) return shared;
      const found = find();
      changed = changedNames(lines ?? new Set(before()), found.lines);
      ({ lines, shared } = found);
      named = from;
      return shared;
    },
    mayBeIn: (line, pack) =>
      changed === undefined || (changed.size > 0 && (line.anyWord || holdsAny(wordsOf(line, pack), changed))),
    now: () => ({ named: named ?? '', shared: [...shared], ...(lines && { lines }) }),
  };
}
