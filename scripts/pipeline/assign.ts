import { firstPermalink, keyOf, type LedgerEvent, replay, type Subject } from '../../src/model/ledger.ts';
import { compareText } from '../../src/model/message.ts';

/** What wants an address: entries, sources and tags that stand in the content folder. */
export type Wanted = { readonly subject: Subject; readonly id: string };

/** Ledger and what stands today → the events that must be added, so that everything has its address and keeps it. */
export function assign(events: readonly LedgerEvent[], wanted: readonly Wanted[]): readonly LedgerEvent[] {
  const { permalinks } = replay(events);
  const missing = new Map<string, LedgerEvent>();
  for (const { subject, id } of wanted) {
    const key = keyOf(subject, id);
    if (permalinks.has(key) || missing.has(key)) continue;
    missing.set(key, { event: 'published', subject, id, permalink: firstPermalink(subject, id) });
  }
  return [...missing.values()].sort((a, b) => compareText(a.permalink, b.permalink));
}
