import { createHash } from 'node:crypto';
import { escapeHtml } from '../cite/runs.ts';
import { type Feed, type FeedItem, timeOf } from './feed.ts';

/** Changes as an Atom feed (RFC 4287); `rel="via"` leads to the originals that an entry rests on. */
export function toAtom(feed: Feed & { readonly self: string }): string {
  const { title, description, language, author, licence, home, self, items } = feed;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeHtml(language)}">`,
    `<id>${nameFrom(home, 'feed')}</id>`,
    `<title>${escapeHtml(title)}</title>`,
    `<subtitle>${escapeHtml(description)}</subtitle>`,
    // A feed must say when it last changed; one without items never has.
    `<updated>${timeOf(items[0]?.date ?? '1970-01-01')}</updated>`,
    `<author><name>${escapeHtml(author)}</name></author>`,
    ...(licence === undefined ? [] : [`<rights>${escapeHtml(licence)}</rights>`]),
    `<link rel="alternate" type="text/html" href="${escapeHtml(home)}"/>`,
    `<link rel="self" type="application/atom+xml" href="${escapeHtml(self)}"/>`,
    ...items.flatMap((item) => entryLines(item, home)),
    '</feed>',
    '',
  ].join('\n');
}

function entryLines(item: FeedItem, home: string): string[] {
  const text = [item.reason, item.summary].filter((part) => part !== '').join(' ');
  return [
    '<entry>',
    `<id>${nameFrom(home, [item.subject, item.id, item.n].join(':'))}</id>`,
    `<title>${escapeHtml(`${item.title}: ${item.name}`)}</title>`,
    `<updated>${timeOf(item.date)}</updated>`,
    `<link rel="alternate" type="text/html" href="${escapeHtml(item.address)}"/>`,
    ...item.via.map((address) => `<link rel="via" href="${escapeHtml(address)}"/>`),
    `<summary>${escapeHtml(text)}</summary>`,
    '</entry>',
  ];
}

/** A name that lasts: a UUID of version 8 (RFC 9562) made of the event's place in the ledger. */
function nameFrom(home: string, name: string): string {
  const hex = createHash('sha256').update(`${home}\n${name}`).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return `urn:uuid:${parts.join('-')}`;
}
