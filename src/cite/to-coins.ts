import { type CslItem, type CslName, toIsoDate } from './csl.ts';
import { zoteroTypes } from './metadata.ts';
import { nameText } from './to-name.ts';

type Pair = readonly [key: string, value: string | undefined];

/**
 * One work as a ContextObject in KEV format (ANSI/NISO Z39.88-2004), for the `title` of `<span class="Z3988">`: COinS, by
 * which reference managers offer each work of a list. Never on a page that is itself to be cited: it takes the button over.
 */
export function toCoins(item: CslItem): string {
  const pairs: readonly Pair[] = [
    ['ctx_ver', 'Z39.88-2004'],
    ...(item.DOI === undefined ? [] : [['rft_id', `info:doi/${item.DOI}`] as const]),
    ...(item.URL === undefined ? [] : [['rft_id', item.URL] as const]),
    ...formatOf(item),
    ...(item.author ?? []).map(authorPair),
    ['rft.publisher', item.publisher],
    ['rft.date', item.issued && toIsoDate(item.issued)],
    ['rft.language', item.language],
  ];
  return pairs.flatMap(([key, value]) => (value ? [`${key}=${encodeURIComponent(value)}`] : [])).join('&');
}

/** Journals and books have formats of their own; all else is Dublin Core, with Zotero's name of the type. */
function formatOf(item: CslItem): readonly Pair[] {
  const container = item['container-title'];
  const book = (genre: string): readonly Pair[] => [
    ['rft_val_fmt', 'info:ofi/fmt:kev:mtx:book'],
    ['rft.genre', genre],
  ];
  switch (item.type) {
    case 'article-journal':
      return [
        ['rft_val_fmt', 'info:ofi/fmt:kev:mtx:journal'],
        ['rft.genre', 'article'],
        ['rft.atitle', item.title],
        ['rft.jtitle', container],
      ];
    case 'book':
    case 'report':
      return [...book(item.type), ['rft.btitle', item.title]];
    case 'chapter':
    case 'paper-conference':
      return [
        ...book(item.type === 'chapter' ? 'bookitem' : 'proceeding'),
        ['rft.atitle', item.title],
        ['rft.btitle', container],
      ];
    default:
      return [
        ['rft_val_fmt', 'info:ofi/fmt:kev:mtx:dc'],
        ['rft.type', zoteroTypes[item.type]],
        ['rft.title', item.title],
        ['rft.source', container],
        // A second place for a DOI; Zotero would take it with its prefix.
        ['rft.identifier', item.DOI === undefined ? item.URL : undefined],
        ['rft.description', item.abstract],
      ];
  }
}

function authorPair(name: CslName): Pair {
  if ('literal' in name) return ['rft.aucorp', name.literal];
  const { family, given, 'non-dropping-particle': particle } = name;
  return ['rft.au', given === '' ? nameText(name) : `${[particle, family].filter(Boolean).join(' ')}, ${given}`];
}
