import type { APIRoute } from 'astro';
import { siteView } from '../data/site-data.ts';
import { address, href, pagePermalinks } from '../site.ts';

/**
 * Lets a browser offer this site's search in its address bar (OpenSearch 1.1). Browsers want a full address; where
 * the site does not know where it is published, the template is a path.
 */
export const GET: APIRoute = () => {
  const { settings } = siteView();
  const page = address(pagePermalinks.search) ?? href(pagePermalinks.search);
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${escaped([...settings.title].slice(0, 16).join('').trim())}</ShortName>
  <Description>${escaped([...settings.description].slice(0, 1024).join(''))}</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Url type="text/html" method="get" template="${escaped(`${page}?q={searchTerms}`)}"/>
</OpenSearchDescription>
`;
  return new Response(text, { headers: { 'content-type': 'application/opensearchdescription+xml; charset=utf-8' } });
};

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
