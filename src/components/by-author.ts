import type { CslItem } from '../cite/csl.ts';
import { compareText } from '../model/message.ts';

/** Order of a bibliography: first author's family name, then year, then title; a work without author by its title. */
export function byAuthor(a: CslItem, b: CslItem): number {
  return compareText(keyOf(a), keyOf(b)) || compareText(a.id, b.id);
}

function keyOf({ author = [], issued, title }: CslItem): string {
  const names = author.map((name) => ('literal' in name ? name.literal : `${name.family} ${name.given}`));
  const year = String(issued?.['date-parts'][0][0] ?? '').padStart(4, '0');
  return [...(names.length > 0 ? [names.join(' '), year] : []), title]
    .join('\u0000')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();
}
