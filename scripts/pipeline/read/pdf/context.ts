import type { BlockContent, DefinitionContent, ListItem } from 'mdast';
import type {} from 'mdast-util-mdx';
import type { Hyphens } from './hyphens.ts';
import type { Page } from './page.ts';
import type { PlacedPicture } from './pictures.ts';

/** What block makers need to know of the whole file. */
export type Context = {
  readonly pages: readonly Page[];
  readonly hyphens: Hyphens;
  readonly pictures: readonly PlacedPicture[];
};

export type Block = BlockContent | DefinitionContent;

/** The block with the page it begins on, as printed on that page. */
export function locate<T extends Block | ListItem>(block: T, page: number, context: Context): T {
  const usual = context.pages[page - 1];
  const own = usual?.number === page ? usual : context.pages.find(({ number }) => number === page);
  const label = own?.label ?? String(page);
  return { ...block, data: { ...block.data, locators: [{ label: 'page', value: label }] } };
}

/** A picture with its caption, where it has one: `figure` and `figcaption` of the reader's contract. */
export function figure(image: { readonly url: string; readonly alt: string }, caption: readonly Block[]): Block {
  const picture: Block = { type: 'paragraph', children: [{ type: 'image', ...image }] };
  if (caption.length === 0) return picture;
  const inside = caption.filter((block) => block.type !== 'definition' && block.type !== 'footnoteDefinition');
  const words: Block = { type: 'mdxJsxFlowElement', name: 'figcaption', attributes: [], children: inside };
  return { type: 'mdxJsxFlowElement', name: 'figure', attributes: [], children: [picture, words] };
}
