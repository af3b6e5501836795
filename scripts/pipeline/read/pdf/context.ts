import type { BlockContent, DefinitionContent, ListItem } from 'mdast';
import type { Hyphens } from './hyphens.ts';
import type { Page } from './page.ts';

/** What block makers need to know of the whole file. */
export type Context = {
  readonly pages: readonly Page[];
  readonly hyphens: Hyphens;
  /** Marked content or place → name of an asset. */
  readonly pictures: ReadonlyMap<string, string>;
};

export type Block = BlockContent | DefinitionContent;

/** The block with the page it begins on, as printed on that page. */
export function locate<T extends Block | ListItem>(block: T, page: number, context: Context): T {
  const label = context.pages.find(({ number }) => number === page)?.label ?? String(page);
  return { ...block, data: { ...block.data, locators: [{ label: 'page', value: label }] } };
}
