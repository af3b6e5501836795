import { siteFeed } from '../components/site-feed.ts';
import { toAtom } from '../components/to-atom.ts';
import { fileAddress } from '../site.ts';

/** What changed, as an Atom feed. */
export function GET(): Response {
  const text = toAtom({ ...siteFeed(), self: fileAddress('feed.xml') });
  return new Response(text, { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
}
