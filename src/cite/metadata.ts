import { type CslItem, type CslName, type CslType, toIsoDate } from './csl.ts';
import { nameText } from './to-name.ts';

/** CSL type → Zotero's item type, as its Embedded Metadata translator reads it from `z:itemType`. */
export const zoteroTypes: Readonly<Record<CslType, string>> = {
  article: 'document',
  'article-journal': 'journalArticle',
  'article-magazine': 'magazineArticle',
  'article-newspaper': 'newspaperArticle',
  bill: 'bill',
  book: 'book',
  chapter: 'bookSection',
  'entry-encyclopedia': 'encyclopediaArticle',
  legislation: 'statute',
  'paper-conference': 'conferencePaper',
  personal_communication: 'letter',
  'post-weblog': 'blogPost',
  regulation: 'statute',
  report: 'report',
  standard: 'standard',
  treaty: 'statute',
  webpage: 'webpage',
};

export type Meta = { readonly name: string; readonly content: string };

/**
 * Metadata of a work for reference managers: Highwire's `citation_*` (read by Zotero, Mendeley, Google Scholar), and
 * what Zotero needs beyond it: `citation_title` alone would make every work a journal article.
 */
export function toMetadata(item: CslItem): readonly Meta[] {
  const container = item['container-title'];
  const report = item.type === 'report' ? item.publisher : undefined;
  const journal = item.type === 'article-journal';
  const metas: readonly (readonly [string, string | undefined])[] = [
    ['z:itemType', zoteroTypes[item.type]],
    ['citation_title', item.title],
    ...(item.author ?? []).map((name): readonly [string, string] => ['citation_author', metaName(name)]),
    ['citation_publication_date', item.issued && toIsoDate(item.issued).replaceAll('-', '/')],
    ['citation_journal_title', journal ? container : undefined],
    ['citation_inbook_title', journal ? undefined : container],
    ['prism.publicationName', journal ? undefined : container],
    ['citation_technical_report_institution', report],
    ['citation_publisher', item.publisher],
    ['citation_doi', item.DOI],
    ['citation_public_url', item.URL],
    ['citation_language', item.language],
    ['citation_abstract', item.abstract],
    ['citation_keywords', item.keyword?.split(', ').join('; ')],
  ];
  return metas.flatMap(([name, content]) => (content ? [{ name, content }] : []));
}

/**
 * Zotero cuts a name without comma into given and family name; with one comma, at its end, a body's name stays whole. One
 * within it makes two people of `Department for Science, Innovation and Technology`: better without it.
 */
function metaName(name: CslName): string {
  if ('literal' in name) return `${nameText(name).replaceAll(',', '')},`;
  const family = [name['non-dropping-particle'], name.family].filter(Boolean).join(' ');
  return [family, name.given, name.suffix].filter(Boolean).join(', ');
}
