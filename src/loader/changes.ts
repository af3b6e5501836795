import type { Change, EntryView } from '../data/views.ts';
import { keyOf, type LedgerEvent } from '../model/ledger.ts';
import { compareText } from '../model/message.ts';
import { tagLabels } from '../model/vocabulary.ts';
import type { ParsedContent } from './parse-content.ts';

/**
 * What the ledger records, newest first. What bears no date stands after what does, the lines last written first: that
 * is all that is known of when it was. That a topic got its address is no news.
 */
export function changesOf(content: ParsedContent, entries: readonly EntryView[]): readonly Change[] {
  const views = new Map(entries.map((view) => [view.ref.id, view]));
  const tagLabel = tagLabels(content.vocabulary, (id) => views.get(id)?.ref.title);
  // Union keeps a line twice where both branches added it.
  const events = new Map(content.events.map((event, line) => [keyOfLine(event), { event, line }]));
  const changes = [...events.values()].flatMap(({ event, line }): { change: Change; line: number }[] => {
    if (event.subject === 'tag' && event.event === 'published') return [];
    const view = event.subject === 'entry' ? views.get(event.id) : undefined;
    const facts = event.subject === 'source' ? content.documents.get(event.id)?.facts : undefined;
    const title = view?.ref.title ?? facts?.title ?? (event.subject === 'tag' ? tagLabel(event.id) : event.id);
    const via = view?.sources.flatMap((source) => source.facts.url ?? []) ?? [];
    return [
      {
        line,
        change: {
          event: event.event,
          subject: event.subject,
          id: event.id,
          n: event.n ?? 1,
          date: 'date' in event ? event.date : undefined,
          title: ('title' in event && event.title) || title,
          permalink: permalinkOf(event, content),
          summary: view?.ref.summary ?? facts?.description ?? '',
          reason: 'reason' in event ? event.reason : '',
          version: event.event === 'frozen' ? event.version : undefined,
          via: via.length > 0 || facts?.url === undefined ? via : [facts.url],
        },
      },
    ];
  });
  return changes
    .sort((a, b) => compareText(b.change.date ?? '', a.change.date ?? '') || b.line - a.line)
    .map(({ change }) => change);
}

/** What tells an event from others: the sum is one of all it says. */
function keyOfLine(event: LedgerEvent): string {
  return event.sum === undefined ? JSON.stringify(event) : `${event.subject} ${event.id} ${event.sum}`;
}

/** A version has an address of its own; all else is read where its subject stands today, or once stood. */
function permalinkOf(event: LedgerEvent, { ledger }: ParsedContent): string {
  if (event.event === 'frozen') return `${event.permalink}v/${event.version}/`;
  return ledger.permalinks.get(keyOf(event.subject, event.id)) ?? '';
}
