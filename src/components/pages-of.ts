/** One page of a long list. */
export type ListPage<Item> = {
  readonly items: readonly Item[];
  /** Counted from 1. */
  readonly number: number;
  readonly last: number;
};

const itemsOnAPage = 96;
/** Of lists with one line an item. */
export const rowsOnAPage = 200;

/** A list in pages of bounded size, at least one: lists stay light as the site grows. */
export function pagesOf<Item>(items: readonly Item[], size = itemsOnAPage): readonly ListPage<Item>[] {
  const last = Math.max(1, Math.ceil(items.length / size));
  return Array.from({ length: last }, (_, i) => ({
    items: items.slice(i * size, (i + 1) * size),
    number: i + 1,
    last,
  }));
}

/**
 * Permalink of one page of the list that stands at `permalink`: the first is the list itself. Lists whose folder holds
 * pages of their own (`sources/2/` may be a source) have their further pages in another, `further`.
 */
export function pagePermalink(permalink: string, number: number, further = permalink): string {
  return number === 1 ? permalink : `${further}${number}/`;
}
