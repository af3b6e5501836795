import { type CslItem, type CslName, type CslType, toIsoDate } from './csl.ts';
import { nameText } from './to-name.ts';
import { addressOf } from './work.ts';

export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json | undefined };

/** CSL type → type of schema.org 29. */
const schemaTypes: Partial<Readonly<Record<CslType, string>>> = {
  article: 'Article',
  'article-journal': 'ScholarlyArticle',
  'article-magazine': 'Article',
  'article-newspaper': 'NewsArticle',
  bill: 'Legislation',
  book: 'Book',
  chapter: 'Chapter',
  legislation: 'Legislation',
  'paper-conference': 'ScholarlyArticle',
  'post-weblog': 'BlogPosting',
  regulation: 'Legislation',
  report: 'Report',
  webpage: 'WebPage',
};

/** What an entry page says of itself to machines that read schema.org. */
export type EntryFacts = {
  readonly item: CslItem;
  /** Full address of the entry's page, where it is known; `item` may have that of a version. */
  readonly page: string | undefined;
  /** Other names of what the entry explains. */
  readonly labels: readonly string[];
  /** Works the entry rests on. */
  readonly sources: readonly CslItem[];
  /** Full address of the site's home page, where it is known. */
  readonly home: string | undefined;
};

/** An entry as JSON-LD: an article, and the term of the site's set of terms that it defines. */
export function entryJsonLd({ item, page: url, labels, sources, home }: EntryFacts): Json {
  const term = {
    '@type': 'DefinedTerm',
    '@id': url && `${url}#term`,
    name: item.title,
    alternateName: some(labels),
    termCode: item.id,
    description: item.abstract,
    url,
    inDefinedTermSet: {
      '@type': 'DefinedTermSet',
      '@id': home && `${home}#terms`,
      name: item['container-title'],
      url: home,
    },
  };
  const article = {
    ...workJsonLd(item, 'Article'),
    '@id': url,
    url,
    // The version that does not change.
    workExample: item.URL === undefined || item.URL === url ? undefined : { '@id': item.URL },
    headline: item.title,
    mainEntityOfPage: url,
    about: url ? { '@id': `${url}#term` } : { '@type': 'DefinedTerm', name: item.title },
    isPartOf: { '@type': 'WebSite', '@id': home && `${home}#site`, name: item['container-title'], url: home },
    isBasedOn: some(sources.flatMap((source) => addressOf(source) ?? [])),
    citation: some(sources.map((source) => workJsonLd(source))),
  };
  return { '@context': 'https://schema.org', '@graph': [article, term] };
}

/** A source page as JSON-LD: a page about a work. */
export function sourceJsonLd(item: CslItem, page: string | undefined): Json {
  return { '@context': 'https://schema.org', '@type': 'WebPage', '@id': page, url: page, mainEntity: workJsonLd(item) };
}

function workJsonLd(
  item: CslItem,
  type = schemaTypes[item.type] ?? 'CreativeWork',
): { readonly [key: string]: Json | undefined } {
  const publisher = item.publisher ?? (item.type === 'entry-encyclopedia' ? undefined : item['container-title']);
  return {
    '@type': type,
    name: item.title,
    url: addressOf(item),
    author: some((item.author ?? []).map(agent)),
    publisher: publisher === undefined ? undefined : { '@type': 'Organization', name: publisher },
    datePublished: item.issued && toIsoDate(item.issued),
    inLanguage: item.language,
    abstract: item.abstract,
    keywords: item.keyword,
    license: licence(item.license),
    version: item.version,
  };
}

/** A licence is an address, or a work of which only the name is known. */
function licence(said: string | undefined): Json | undefined {
  return said === undefined || URL.canParse(said) ? said : { '@type': 'CreativeWork', name: said };
}

function agent(name: CslName): Json {
  return { '@type': 'literal' in name ? 'Organization' : 'Person', name: nameText(name) };
}

function some(list: readonly Json[]): readonly Json[] | undefined {
  return list.length === 0 ? undefined : list;
}

/** JSON for a `<script>` element: nothing in it ends the element or opens a comment (HTML 4.12.1.3). */
export function toScriptJson(json: Json): string {
  return JSON.stringify(json).replace(
    /[<>&\u2028\u2029]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
