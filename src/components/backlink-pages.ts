import type { EntryRef, LinkedEntry } from '../data/views.ts';
import { furtherPermalinks } from '../site.ts';
import { groupBy } from './group-by.ts';
import { type ListPage, pagePermalink, pagesOf, rowsOnAPage } from './pages-of.ts';

/** One page of the entries that link to an entry. */
export type BacklinkPage = {
  readonly to: EntryRef;
  readonly page: ListPage<{ readonly from: EntryRef; readonly fragment: string }>;
};

/** Permalink of the list of all that links to an entry; it exists where its page does not name them all. */
export function backlinksPermalink({ id }: Pick<EntryRef, 'id'>): string {
  return `${furtherPermalinks.backlinks}${id}/`;
}

/** Those lists page by page, each with its permalink: of entries that more than a page of others link to. */
export function backlinkPages(views: readonly LinkedEntry[]): readonly (readonly [string, BacklinkPage])[] {
  return views.flatMap(({ ref, backlinks }) => {
    if (backlinks.length <= rowsOnAPage) return [];
    const groups = groupBy(backlinks, ({ from }) => from.permalink);
    if (groups.length <= rowsOnAPage) return [];
    const links = groups.flatMap(([, [first]]) => (first === undefined ? [] : [first]));
    return pagesOf(
      links.map(({ from, fragment }) => ({ from, fragment })),
      rowsOnAPage,
    ).map((page) => [pagePermalink(backlinksPermalink(ref), page.number), { to: ref, page }] as const);
  });
}
