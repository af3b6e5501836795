import { entryFacts, toEntryFile } from '../cite/entry-files.ts';
import { entryFiles } from '../cite/signposting.ts';
import type { HandedOver } from '../data/handed-over.ts';
import type { EntryView } from '../data/views.ts';
import { addressAt, pathAt } from '../site.ts';

/** The files beside one entry's page, path below the site's base and text: citations, data, twins, typed links. */
export function filesBeside(view: EntryView, { settings, place }: HandedOver): readonly (readonly [string, string])[] {
  const facts = entryFacts(view, settings, { address: (to) => addressAt(place, to), path: (to) => pathAt(place, to) });
  return entryFiles.map((file) => [`${view.ref.permalink}${file}`, toEntryFile(file, facts)]);
}
