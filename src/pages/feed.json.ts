import { siteFeed } from '../components/site-feed.ts';
import { toJsonFeed } from '../components/to-json-feed.ts';
import { fileAddress } from '../site.ts';

/** What changed, as a JSON Feed. */
export function GET(): Response {
  const text = toJsonFeed({ ...siteFeed(), self: fileAddress('feed.json') });
  return new Response(text, { headers: { 'content-type': 'application/feed+json; charset=utf-8' } });
}
