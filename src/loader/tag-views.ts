import type { EntryView, TagView } from '../data/views.ts';
import { group } from '../model/group.ts';
import { compareText } from '../model/message.ts';
import { toSlug } from '../model/slug.ts';
import type { ParsedContent } from './parse-content.ts';
import type { Refs } from './refs.ts';

/** Every tag with its entries, by label. */
export function tagViews(
  entries: readonly EntryView[],
  { refs, content }: { refs: Refs; content: ParsedContent },
): readonly TagView[] {
  const definitions = new Map(
    content.vocabulary.terms.map(({ prefLabel, definition }) => [toSlug(prefLabel), definition]),
  );
  const byTag = group(entries.flatMap(({ ref, tags }) => tags.map(({ id }) => [id, ref] as const)));
  return [...refs.tags.values()]
    .map((ref) => {
      const entry = refs.entries.get(ref.id);
      return { ref, entry, definition: definitions.get(ref.id) ?? entry?.summary, entries: byTag.get(ref.id) ?? [] };
    })
    .sort((a, b) => compareText(a.ref.label.toLowerCase(), b.ref.label.toLowerCase()));
}
