import type { SourceView } from '../data/views.ts';
import { group } from '../model/group.ts';
import { earlierPassages } from './earlier-passages.ts';
import type { ParsedContent } from './parse-content.ts';
import { compareTitles, type Refs } from './refs.ts';
import type { RenderedEntry } from './render-entries.ts';

/** Every source with its passages, and what rests on each of them. */
export function sourceViews(
  content: ParsedContent,
  { entries, refs }: { entries: readonly RenderedEntry[]; refs: Refs },
): readonly SourceView[] {
  const quoting = entries.flatMap(({ entry, rendered }) => {
    const ref = refs.entries.get(entry.frontmatter.id);
    return ref === undefined
      ? []
      : [{ ref, rendered, sources: new Set([...rendered.references, ...entry.frontmatter.sources]) }];
  });
  const byPassage = group(quoting.flatMap(({ ref, rendered }) => rendered.passages.map((key) => [key, ref] as const)));
  const bySource = group(quoting.flatMap(({ ref, sources }) => [...sources].map((id) => [id, ref] as const)));
  const views = [...content.documents.values()].flatMap((source): SourceView[] => {
    const ref = refs.sources.get(source.id);
    if (ref === undefined) return [];
    const { passages, ...document } = source;
    return [
      {
        ref,
        document,
        passages: passages.map((passage) => ({
          ...passage,
          usedBy: byPassage.get(`${source.id}#${passage.id}`) ?? [],
        })),
        earlier: earlierPassages(source, { texts: content.earlier.get(source.id) ?? [], byPassage }),
        entries: [...(bySource.get(source.id) ?? [])].sort(compareTitles),
      },
    ];
  });
  return views.sort((a, b) => compareTitles(a.ref, b.ref));
}
