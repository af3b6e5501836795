import type { APIRoute, GetStaticPaths } from 'astro';
import { searchRecords } from '../../data/site-data.ts';
import { buildSearchIndex } from '../../search/build-search-index.ts';

const FOLDER = 'search/';

/** The files of the search index, made with the site. */
export const getStaticPaths = (async () => {
  const files = buildSearchIndex(await searchRecords());
  return [...files].map(([path, bytes]) => ({ params: { file: path.slice(FOLDER.length) }, props: { bytes } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ bytes: Uint8Array<ArrayBuffer> }> = ({ props, params }) =>
  new Response(props.bytes, {
    headers: { 'content-type': params['file']?.endsWith('.json') ? 'application/json' : 'application/octet-stream' },
  });
