import type { APIRoute } from 'astro';
import { toLlmsTxt } from '../cite/llms-txt.ts';
import { entryNames, siteView } from '../data/site-data.ts';
import { address, href } from '../site.ts';

export const GET: APIRoute = () => {
  const { settings } = siteView();
  const entries = entryNames().map(({ ref }) => ref);
  return new Response(
    toLlmsTxt(settings, entries, (permalink) => address(permalink) ?? href(permalink)),
    {
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    },
  );
};
