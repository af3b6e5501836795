import type { EntryName } from '../data/views.ts';
import { alphabetOf, isSplit, type Letter, type Name } from './alphabet-of.ts';
import { type ListPage, pagePermalink, pagesOf, rowsOnAPage } from './pages-of.ts';

/** One page of the names under one letter of a long alphabet. */
export type LetterPage = {
  readonly of: Pick<Letter, 'letter' | 'key'>;
  /** Every letter there is. */
  readonly letters: readonly Pick<Letter, 'letter' | 'key'>[];
  readonly page: ListPage<Name>;
};

/** The letter pages below a folder of the site, each with its permalink; none where all names stand on one page. */
export function letterPages(names: readonly EntryName[], folder: string): readonly (readonly [string, LetterPage])[] {
  const alphabet = alphabetOf(names);
  if (!isSplit(alphabet)) return [];
  const letters = alphabet.map(({ letter, key }) => ({ letter, key }));
  return alphabet.flatMap(({ letter, key, names }) =>
    pagesOf(names, rowsOnAPage).map(
      (page) => [pagePermalink(`${folder}${key}/`, page.number), { of: { letter, key }, letters, page }] as const,
    ),
  );
}
