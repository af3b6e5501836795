import type { PassageView } from '../data/views.ts';

export type PassageGroup =
  | { readonly kind: 'list'; readonly passages: readonly PassageView[] }
  | { readonly kind: 'single'; readonly passage: PassageView };

/** Passages in reading order; items that follow each other, unused by entries, are one list. */
export function groupPassages(passages: readonly PassageView[]): readonly PassageGroup[] {
  const groups: PassageGroup[] = [];
  let items: PassageView[] = [];
  const closeList = () => {
    if (items.length > 0) groups.push({ kind: 'list', passages: items });
    items = [];
  };
  for (const passage of passages) {
    if (passage.kind === 'item' && passage.usedBy.length === 0) items.push(passage);
    else {
      closeList();
      groups.push({ kind: 'single', passage });
    }
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
