import { firstPermalink, keyOf, type LedgerEvent, type Subject } from '../../src/model/ledger.ts';
import { compareText } from '../../src/model/message.ts';
import { replay } from '../../src/model/replay.ts';

/** What wants an address: entries, sources and tags that stand in the content folder. */
export type Wanted = { readonly subject: Subject; readonly id: string };

/** Ledger and what stands today → the events that must be added, so that everything has its address and keeps it. */
export function assign(events: readonly LedgerEvent[], wanted: readonly Wanted[]): readonly LedgerEvent[] {
  const { permalinks, standings } = replay(events);
  const taken = new Set(
    [...standings.values()].flatMap(({ permalink, formers }) => [permalink, ...formers.map((one) => one.permalink)]),
  );
  const missing = new Map<string, Extract<LedgerEvent, { event: 'published' }>>();
  for (const { subject, id } of wanted) {
    const key = keyOf(subject, id);
    if (permalinks.has(key) || missing.has(key)) continue;
    const permalink = freeAddress(firstPermalink(subject, id), taken);
    taken.add(permalink);
    missing.set(key, { event: 'published', subject, id, n: 1, permalink });
  }
  return [...missing.values()].sort((a, b) => compareText(a.permalink, b.permalink));
}

/** An address that was ever another's is not given again: `entries/kite/`, then `entries/kite-2/`. */
function freeAddress(wanted: string, taken: ReadonlySet<string>): string {
  let address = wanted;
  for (let count = 2; taken.has(address); count += 1) address = `${wanted.slice(0, -1)}-${count}/`;
  return address;
}
