import type { SourceRef, SourceView, TagView } from '../data/views.ts';
import { type ListPage, pagesOf } from './pages-of.ts';

/** What the list of tags says of one. */
export type ListedTag = Pick<TagView, 'ref' | 'definition'> & { readonly count: number };

/** All sources, page by page. */
export function sourcePages(views: readonly SourceView[]): readonly ListPage<SourceRef>[] {
  return pagesOf(views.map(({ ref }) => ref));
}

/** All tags, page by page. */
export function tagPages(views: readonly TagView[]): readonly ListPage<ListedTag>[] {
  return pagesOf(views.map(({ ref, definition, entries }) => ({ ref, definition, count: entries.length })));
}
