import type { APIRoute } from 'astro';
import citablePage from '../components/client/cite/citable-page.ts?worker&url';

/** Frozen pages ask for this name for ever; what it brings is the script of today. */
export const GET: APIRoute = () =>
  new Response(`import ${JSON.stringify(citablePage)};\n`, { headers: { 'content-type': 'text/javascript' } });
