import type { APIRoute, GetStaticPaths } from 'astro';
import { searchRecords } from '../../data/site-data.ts';
import { createIndexer } from '../../search/create-indexer.ts';

const FOLDER = 'search/';
/** While the site is edited, only what changed is indexed again. */
const index = createIndexer();

/** The files of the search index. Of a built site, `build-site.ts` writes them. */
export const getStaticPaths = (async () => {
  if (import.meta.env.PROD) return [];
  const files = index(await searchRecords());
  return [...files].map(([path, bytes]) => ({ params: { file: path.slice(FOLDER.length) }, props: { bytes } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ bytes: Uint8Array<ArrayBuffer> }> = ({ props, params }) =>
  new Response(props.bytes, {
    headers: { 'content-type': params['file']?.endsWith('.json') ? 'application/json' : 'application/octet-stream' },
  });
