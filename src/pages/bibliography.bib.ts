import type { APIRoute } from 'astro';
import { toBibtex } from '../cite/to-bibtex.ts';
import { sourceToCsl } from '../cite/to-csl.ts';
import { sourceViews } from '../data/site-data.ts';

/** Every source of the site as one BibTeX file. */
export const GET: APIRoute = () => {
  const entries = sourceViews().map(({ document }) => toBibtex(sourceToCsl(document)));
  return new Response(entries.join('\n'), { headers: { 'content-type': 'application/x-bibtex; charset=utf-8' } });
};
