import type { Change } from '../data/views.ts';

/** What both feeds are made from; `at` makes an address of a permalink, a full one where the site knows its own. */
export type Feed = {
  readonly title: string;
  readonly description: string;
  readonly language: string;
  readonly author: string;
  readonly licence: string | undefined;
  readonly home: string;
  readonly items: readonly FeedItem[];
};

export type FeedItem = Change & { readonly date: string; readonly name: string; readonly address: string };

const newest = 50;

/** Only what bears a date can stand in a feed: both formats ask for one, and the build has no clock to make one up. */
export function feedItems(
  changes: readonly Change[],
  { nameOf, at }: { nameOf: (change: Change) => string; at: (permalink: string) => string },
): readonly FeedItem[] {
  return changes
    .flatMap((change) => {
      const { date } = change;
      return date === undefined ? [] : [{ ...change, date, name: nameOf(change), address: at(change.permalink) }];
    })
    .slice(0, newest);
}

/** `2026-11-25` as an RFC 3339 date-time: the ledger keeps days, so it is the day's beginning in UTC. */
export function timeOf(date: string): string {
  return `${date}T00:00:00Z`;
}
