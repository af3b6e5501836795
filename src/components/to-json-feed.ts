import { type Feed, timeOf } from './feed.ts';

/** Changes as a JSON Feed (https://www.jsonfeed.org/version/1.1/); `_via` holds the originals an entry rests on. */
export function toJsonFeed({
  title,
  description,
  language,
  author,
  home,
  self,
  items,
}: Feed & { self: string }): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    language,
    home_page_url: home,
    feed_url: self,
    authors: [{ name: author }],
    items: items.map((item) => ({
      id: `${item.subject}:${item.id}:${item.n}`,
      url: item.address,
      title: `${item.title}: ${item.name}`,
      content_text: [item.reason, item.summary].filter((part) => part !== '').join(' ') || item.name,
      date_published: timeOf(item.date),
      _via: item.via,
    })),
  };
  return `${JSON.stringify(feed, null, 2)}\n`;
}
