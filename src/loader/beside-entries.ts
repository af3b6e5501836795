import { toEntryFile } from '../cite/entry-files.ts';
import { entryFiles } from '../cite/signposting.ts';
import { toCsl } from '../cite/to-csl.ts';
import type { HandedOver } from '../data/handed-over.ts';
import type { EntryView } from '../data/views.ts';
import { addressAt, pathAt } from '../site.ts';

/** The files beside one entry's page, path below the site's base and text: citations, data, typed links. */
export function filesBeside(view: EntryView, { settings, place }: HandedOver): readonly (readonly [string, string])[] {
  const { permalink } = view.ref;
  const citeAs = addressAt(place, permalink);
  const item = toCsl(view, settings, citeAs);
  const landing = { page: citeAs ?? pathAt(place, permalink), citeAs, licence: settings.licenceUrl };
  return entryFiles.map((file) => [`${permalink}${file}`, toEntryFile(file, { view, item, landing })]);
}
