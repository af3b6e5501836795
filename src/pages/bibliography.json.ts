import type { APIRoute } from 'astro';
import { toCslJson } from '../cite/csl.ts';
import { sourceToCsl } from '../cite/to-csl.ts';
import { sourceViews } from '../data/site-data.ts';

/** Every source of the site as CSL-JSON. */
export const GET: APIRoute = () => {
  const items = sourceViews().map(({ document }) => sourceToCsl(document));
  return new Response(toCslJson(items), {
    headers: { 'content-type': 'application/vnd.citationstyles.csl+json; charset=utf-8' },
  });
};
