import type { APIRoute, GetStaticPaths } from 'astro';
import { toEntryFile } from '../../../cite/entry-files.ts';
import { type EntryFile, entryFiles, entryFileTypes } from '../../../cite/signposting.ts';
import { toCsl } from '../../../cite/to-csl.ts';
import { entryViews, siteView } from '../../../data/site-data.ts';
import type { EntryView } from '../../../data/views.ts';
import { address, href, restOf } from '../../../site.ts';

/** The files beside each entry's page: citations, data, typed links. Of a built site, `build-site.ts` writes them. */
export const getStaticPaths = (async () => {
  if (import.meta.env.PROD) return [];
  const views = await entryViews();
  return views.flatMap((view) =>
    entryFiles.map((file) => ({ params: { id: restOf(view.ref.permalink, 'entries'), file }, props: { view, file } })),
  );
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ view: EntryView; file: EntryFile }> = async ({ props: { view, file } }) => {
  const { settings } = await siteView();
  const citeAs = address(view.ref.permalink);
  const text = toEntryFile(file, {
    view,
    item: toCsl(view, settings, citeAs),
    landing: { page: citeAs ?? href(view.ref.permalink), citeAs, licence: settings.licenceUrl },
  });
  return new Response(text, { headers: { 'content-type': `${entryFileTypes[file]}; charset=utf-8` } });
};
