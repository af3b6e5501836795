import type { DatedItem, EntryRef, SourceRef } from '../data/views.ts';
import { compareText } from '../model/message.ts';
import type { RenderedEntry } from './render-entries.ts';

type Refs = {
  readonly entries: ReadonlyMap<string, EntryRef>;
  readonly sources: ReadonlyMap<string, SourceRef>;
};

/** What `<Event>` gives its fragment for: the date, a space, the title. */
const DATED = /^(\d{4}(?:-\d\d){0,2}) (.+)$/s;

/** The dated events of all entries and the works with a date, earliest first; a year stands before its days. */
export function chronologyOf(rendered: readonly RenderedEntry[], refs: Refs): readonly DatedItem[] {
  const events = rendered.flatMap(({ entry, rendered: page }): DatedItem[] => {
    const ref = refs.entries.get(entry.frontmatter.id);
    return ref === undefined ? [] : eventsOf(page).map((event): DatedItem => ({ kind: 'event', ...event, entry: ref }));
  });
  const works = [...refs.sources.values()].flatMap((source): DatedItem[] => {
    const { date } = source.facts;
    return date === undefined ? [] : [{ kind: 'work', date, source }];
  });
  return [...events, ...works].sort((a, b) => compareText(a.date, b.date) || compareText(titleOf(a), titleOf(b)));
}

type DatedEvent = { readonly date: string; readonly title: string; readonly fragment: string };

/** The dated events that an entry tells of, in the order in which it does. */
export function eventsOf({ events }: RenderedEntry['rendered']): readonly DatedEvent[] {
  return events.flatMap(({ text, fragment }): DatedEvent[] => {
    const [, date, title] = DATED.exec(text) ?? [];
    return date === undefined || title === undefined ? [] : [{ date, title, fragment }];
  });
}

export function titleOf(item: DatedItem): string {
  return item.kind === 'event' ? item.title : item.source.title;
}
