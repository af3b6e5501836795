import type { PassageView } from '../data/views.ts';
import type { Picture } from '../model/source.ts';

export type PassageGroup =
  | { readonly kind: 'list'; readonly passages: readonly PassageView[] }
  | { readonly kind: 'single'; readonly passage: PassageView }
  | { readonly kind: 'figure'; readonly pictures: readonly Picture[]; readonly caption: PassageView | undefined };

/**
 * Passages in reading order; items that follow each other, unused by entries, are one list. A picture stands with its
 * caption, else after the passage it came after, where that is shown; one of the document's head stands first.
 */
export function groupPassages(
  passages: readonly PassageView[],
  pictures: readonly Picture[] = [],
): readonly PassageGroup[] {
  const shown = new Set(passages.map(({ id }) => id));
  const captioned = (id: string) => pictures.filter(({ passage }) => passage === id);
  const loose = pictures.filter(({ passage }) => passage === undefined || !shown.has(passage));
  const groups: PassageGroup[] = [];
  let items: PassageView[] = [];
  const closeList = () => {
    if (items.length > 0) groups.push({ kind: 'list', passages: items });
    items = [];
  };
  const place = (found: readonly Picture[], caption?: PassageView) => {
    if (found.length === 0) return;
    closeList();
    groups.push({ kind: 'figure', pictures: found, caption });
  };
  place(loose.filter(({ after }) => after === undefined));
  for (const passage of passages) {
    const own = captioned(passage.id);
    if (own.length > 0) place(own, passage);
    else if (passage.kind === 'item' && passage.usedBy.length === 0) items.push(passage);
    else {
      closeList();
      groups.push({ kind: 'single', passage });
    }
    place(loose.filter(({ after }) => after === passage.id));
  }
  closeList();
  return groups;
}

/** A source's headings stand below the page's own h1 and h2: depth 1 → h3. */
export function headingTag(depth = 1): 'h3' | 'h4' | 'h5' | 'h6' {
  if (depth <= 2) return 'h3';
  if (depth === 3) return 'h4';
  return depth === 4 ? 'h5' : 'h6';
}
