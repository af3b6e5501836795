import { type CslItem, type CslName, type CslType, toIsoDate } from './csl.ts';
import { oneLine } from './tex.ts';
import { nameText } from './to-name.ts';

/** CSL type → RIS reference type. */
const referenceTypes: Readonly<Record<CslType, string>> = {
  article: 'UNPB',
  'article-journal': 'JOUR',
  'article-magazine': 'MGZN',
  'article-newspaper': 'NEWS',
  bill: 'BILL',
  book: 'BOOK',
  chapter: 'CHAP',
  'entry-encyclopedia': 'ENCYC',
  legislation: 'STAT',
  'paper-conference': 'CPAPER',
  personal_communication: 'PCOMM',
  'post-weblog': 'BLOG',
  regulation: 'GOVDOC',
  report: 'RPRT',
  standard: 'STAND',
  treaty: 'STAT',
  webpage: 'ELEC',
};

type Line = readonly [tag: string, value: string | undefined];

/** One work as a RIS record: UTF-8, lines ended by CR LF, first `TY`, last `ER` (RIS format, 2012). */
export function toRis(item: CslItem): string {
  const lines: readonly Line[] = [
    ...(item.author ?? []).map((name): Line => ['AU', risName(name)]),
    ['TI', item.title],
    ['T2', item['container-title']],
    ['PB', item.publisher],
    ['PY', item.issued && String(item.issued['date-parts'][0][0])],
    ['DA', item.issued && toIsoDate(item.issued).replaceAll('-', '/')],
    ['ET', item.version],
    ['DO', item.DOI],
    ['UR', item.URL],
    ['Y2', item.accessed && toIsoDate(item.accessed).replaceAll('-', '/')],
    ['LA', item.language],
    ['AB', item.abstract],
    ...(item.keyword?.split(', ') ?? []).map((word): Line => ['KW', word]),
    ['ID', item.id],
  ];
  const written = lines.flatMap(([tag, value]) => (value ? [`${tag}  - ${oneLine(value)}`] : []));
  return [`TY  - ${referenceTypes[item.type]}`, ...written, 'ER  - ', ''].join('\r\n');
}

/** `Family, Given, Suffix`; a body as it signs, its commas kept from meaning anything. */
function risName(name: CslName): string {
  if ('literal' in name) return nameText(name);
  const family = [name['non-dropping-particle'], name.family].filter(Boolean).join(' ');
  return [family, name.given, name.suffix].filter(Boolean).join(', ');
}
