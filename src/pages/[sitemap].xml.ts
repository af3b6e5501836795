import { entryNames, sourceViews, tagViews } from '../data/site-data.ts';
import { address, pagePermalinks } from '../site.ts';

/** There is a sitemap only where the site knows its own address: the protocol wants full ones. */
export function getStaticPaths() {
  return address('') === undefined ? [] : [{ params: { sitemap: 'sitemap' } }];
}

/** Every page that search engines should know. https://www.sitemaps.org/protocol.html */
export function GET(): Response {
  const { search: _, ...pages } = pagePermalinks;
  const views = [...entryNames(), ...sourceViews(), ...tagViews()];
  const permalinks = [...Object.values(pages), ...views.map(({ ref }) => ref.permalink)];
  const urls = permalinks.map((permalink) => `<url><loc>${escapeXml(address(permalink) ?? '')}</loc></url>`);
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`;
  return new Response(xml, { headers: { 'content-type': 'application/xml' } });
}

/** The only characters of a percent-encoded address that XML minds. */
function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll("'", '&apos;');
}
