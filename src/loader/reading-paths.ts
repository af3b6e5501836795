import type { EntryRef, ReadingPath } from '../data/views.ts';
import type { Message } from '../model/message.ts';
import type { SiteSettings } from '../model/site-settings.ts';
import { toSlug } from '../model/slug.ts';

/** The reading paths of the settings with their entries; one that is not there is left out, and told. */
export function readingPathsOf(
  { paths }: SiteSettings,
  entries: ReadonlyMap<string, EntryRef>,
): { readonly paths: readonly ReadingPath[]; readonly messages: readonly Message[] } {
  const messages = paths.flatMap(({ title, entries: ids }) =>
    ids
      .filter((id) => !entries.has(id))
      .map(
        (id): Message => ({
          rule: 'path-entry-lost',
          severity: 'error',
          path: 'site.yaml',
          reason: `The reading path “${title}” leads to \`${id}\`, and no entry has that id.`,
          advice: 'Correct the id, or take it out of the path.',
        }),
      ),
  );
  const given = new Set<string>();
  const found = paths.map(({ title, description, entries: ids }): ReadingPath => {
    const slug = toSlug(title);
    const fragment = given.has(slug) ? `${slug}-${given.size + 1}` : slug;
    given.add(fragment);
    return { title, description, fragment, entries: ids.flatMap((id) => entries.get(id) ?? []) };
  });
  return { paths: found.filter((path) => path.entries.length > 0), messages };
}
