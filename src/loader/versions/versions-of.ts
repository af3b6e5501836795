import type { EntryView } from '../../data/views.ts';
import { keyOf } from '../../model/ledger.ts';
import type { BesideEntries, ParsedEntry } from '../parse-content.ts';

/** The versions of an entry that stands, and whether it was edited since the last of them. */
export function versionsOf(
  { frontmatter: { id }, digest }: ParsedEntry,
  { ledger }: Pick<BesideEntries, 'ledger'>,
): Pick<EntryView, 'versions' | 'edited'> {
  const versions = ledger.standings.get(keyOf('entry', id))?.versions ?? [];
  const last = versions.at(-1);
  return {
    versions: versions.map(({ version, permalink, date }) => ({ version, permalink, date })),
    edited: last !== undefined && !digest.startsWith(last.text),
  };
}
