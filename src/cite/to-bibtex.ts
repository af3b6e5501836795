import type { CslItem, CslName, CslType } from './csl.ts';
import { toIsoDate } from './csl.ts';
import { oneLine, toTex, toTexTitle } from './tex.ts';
import { isOneOf } from './work.ts';

/** CSL type → entry type that BibTeX's standard styles know (btxdoc, section 3.1). */
const entryTypes: Partial<Readonly<Record<CslType, string>>> = {
  'entry-encyclopedia': 'incollection',
  'article-journal': 'article',
  'article-magazine': 'article',
  'article-newspaper': 'article',
  book: 'book',
  chapter: 'incollection',
  'paper-conference': 'inproceedings',
  report: 'techreport',
};

/** One work as a BibTeX entry, UTF-8, lines ended by a line feed. */
export function toBibtex(item: CslItem): string {
  const type = entryTypes[item.type] ?? 'misc';
  const fields = fieldsOf(item, type).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`  ${name} = {${value}}`],
  );
  return `@${type}{${keyOf(item)},\n${fields.join(',\n')}\n}\n`;
}

type Field = readonly [name: string, value: string | undefined];

function fieldsOf(item: CslItem, type: string): readonly Field[] {
  const [year, month] = item.issued?.['date-parts'][0] ?? [];
  const container = item['container-title'] === undefined ? undefined : toTexTitle(item['container-title']);
  const publisher = item.publisher === undefined ? undefined : toTex(item.publisher);
  const inCollection = type === 'incollection' || type === 'inproceedings';
  return [
    ['author', item.author?.map(toTexName).join(' and ')],
    ['title', toTexTitle(item.title)],
    ['booktitle', inCollection ? container : undefined],
    ['journal', type === 'article' ? container : undefined],
    ['howpublished', type === 'misc' ? (container ?? publisher) : undefined],
    ['publisher', inCollection || type === 'book' ? publisher : undefined],
    ['institution', type === 'techreport' ? publisher : undefined],
    ['year', year === undefined ? undefined : String(year)],
    ['month', month === undefined ? undefined : String(month)],
    ['date', item.issued === undefined ? undefined : toIsoDate(item.issued)],
    ['version', item.version === undefined ? undefined : toTex(item.version)],
    ['doi', item.DOI === undefined ? undefined : verbatim(item.DOI)],
    ['url', item.URL === undefined ? undefined : verbatim(item.URL)],
    ['urldate', item.accessed === undefined ? undefined : toIsoDate(item.accessed)],
    ['langid', item.language === undefined ? undefined : langid(item.language)],
    ['keywords', item.keyword === undefined ? undefined : toTex(item.keyword)],
    ['abstract', isOneOf(item, 'entry-encyclopedia') && item.abstract ? toTex(item.abstract) : undefined],
  ];
}

/** `{European Union}` for a body; `van Beethoven, Ludwig` or `King, Jr., Martin` for a person. */
function toTexName(name: CslName): string {
  if ('literal' in name) return `{${toTex(name.literal)}}`;
  const family = [name['non-dropping-particle'], protectedPart(name.family)].filter(Boolean).join(' ');
  return [family, name.suffix && protectedPart(name.suffix), protectedPart(name.given)].filter(Boolean).join(', ');
}

/** `and` and commas have a meaning in a list of names; braces take it away. */
function protectedPart(part: string): string {
  const tex = toTex(part);
  return /,|(^|\s)and(\s|$)/i.test(part) || /^\p{Ll}/u.test(part) ? `{${tex}}` : tex;
}

/** Addresses and DOIs are read verbatim; only braces would end the field. */
function verbatim(text: string): string {
  return oneLine(text).replace(/[{}\\%\s]/g, (mark) => (mark === '%' ? '%' : encodeURIComponent(mark)));
}

const languages: Readonly<Record<string, string>> = {
  cs: 'czech',
  da: 'danish',
  de: 'ngerman',
  en: 'english',
  es: 'spanish',
  fi: 'finnish',
  fr: 'french',
  it: 'italian',
  nl: 'dutch',
  pl: 'polish',
  pt: 'portuguese',
  ru: 'russian',
  sv: 'swedish',
};

/** BCP 47 tag → babel's name, where there is one. */
function langid(tag: string): string | undefined {
  return languages[tag.split('-')[0]?.toLowerCase() ?? ''];
}

/** A citation key of letters, digits and `-`: what every BibTeX reads. Ids in other scripts become code points. */
function keyOf(item: CslItem): string {
  const key = item.id
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9-]/gu, (letter) =>
      /\p{L}|\p{N}/u.test(letter) ? `u${letter.codePointAt(0)?.toString(16)}` : '-',
    );
  return /^[A-Za-z]/.test(key) ? key : `x${key}`;
}
