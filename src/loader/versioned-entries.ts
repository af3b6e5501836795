import type { VersionedEntry } from '../data/views.ts';
import { keyOf } from '../model/ledger.ts';
import type { ParsedContent } from './parse-content.ts';
import type { RenderedEntry } from './render-entries.ts';

/** Every entry that was ever frozen, whether it still stands or not. */
export function versionedEntries(
  content: ParsedContent,
  rendered: readonly RenderedEntry[],
): readonly VersionedEntry[] {
  const pages = new Map(rendered.map((one) => [keyOf('entry', one.entry.frontmatter.id), one]));
  return [...content.ledger.standings].flatMap(([key, { id, permalink, versions }]) => {
    const page = pages.get(key);
    const today = (page?.rendered.anchors ?? []).map(({ fragment, text }) => ({ fragment, text }));
    const title = page?.entry.frontmatter.title ?? id;
    return versions.length === 0 ? [] : [{ id, title, permalink, versions, today }];
  });
}
