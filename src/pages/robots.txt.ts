import { address } from '../site.ts';

/** Everyone is welcome; the sitemap is named where there is one. https://www.rfc-editor.org/rfc/rfc9309 */
export function GET(): Response {
  const home = address('');
  const sitemap = home === undefined ? '' : `Sitemap: ${home}sitemap.xml\n`;
  return new Response(`User-agent: *\nAllow: /\n${sitemap}`, { headers: { 'content-type': 'text/plain' } });
}
