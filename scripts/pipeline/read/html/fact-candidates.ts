import type { FactName } from '../../../../src/model/source.ts';
import type { FactCandidate } from '../../facts/choose-facts.ts';
import { cleanTitle } from '../../facts/clean-title.ts';
import { parseDate } from '../../facts/parse-date.ts';
import { isThing, jsonLd, namesOf, type Thing, typesOf } from './json-ld.ts';
import { visibleAuthors } from './visible-authors.ts';
import { visibleDates } from './visible-dates.ts';
import { visibleTitles } from './visible-titles.ts';

const WORK =
  /Article|BlogPosting|Posting|Report|Recipe|TechArticle|WebPage|Product|QAPage|Question|Book|CreativeWork|Dataset|Review|HowTo|VideoObject|Event|JobPosting|Course/;
const ARTICLE = /Article|BlogPosting|Posting|Report|Recipe|QAPage|Question|Review|HowTo/;

/** All that a page says of itself, in the order it is to be believed: JSON-LD, meta, microdata, what is seen on it, its address. */
export function factCandidates(document: Document): FactCandidate[] {
  const things = jsonLd(document);
  const works = things.filter((thing) => typesOf(thing).some((type) => WORK.test(type)));
  works.sort((a, b) => Number(isArticle(b)) - Number(isArticle(a)));
  const publishers = publisherCandidates(document, things, works);
  const sites = publishers.flatMap(({ value }) => value);
  return [
    ...publishers,
    {
      fact: 'language',
      value: document.querySelector('html[lang], body[lang]')?.getAttribute('lang') ?? '',
      origin: 'html lang',
    },
    ...meta(document, 'language', ['og:locale', 'content-language', 'language', 'dc.language']),
    ...titleCandidates(document, works, sites),
    ...authorCandidates(document, { works, things }),
    ...dateCandidates(document, works),
    ...addressCandidates(document),
    ...meta(document, 'description', ['og:description', 'description', 'twitter:description', 'dc.description']),
    ...works.flatMap((work) => take(work, 'keywords', 'keywords', things)),
    ...meta(document, 'keywords', ['article:tag', 'keywords', 'news_keywords', 'citation_keywords', 'parsely-tags']),
    ...meta(document, 'doi', ['citation_doi', 'dc.identifier', 'prism.doi', 'bepress_citation_doi']),
    ...rightsCandidates(document, works),
  ];
}

function isArticle(thing: Thing): boolean {
  return typesOf(thing).some((type) => ARTICLE.test(type));
}

function take(work: Thing, key: string, fact: FactName, things: readonly Thing[]): FactCandidate[] {
  const value = namesOf(work[key], things);
  return value.length === 0 ? [] : [{ fact, value, origin: `json-ld ${key}` }];
}

/** `meta` elements by name, property or itemprop, in the order of the names; several of one name stay together. */
function meta(document: Document, fact: FactName, names: readonly string[]): FactCandidate[] {
  const all = metaContents(document);
  return names.flatMap((name) => {
    const filled = (all.get(name) ?? []).filter((one) => one.trim() !== '');
    return filled.length === 0
      ? []
      : [
          {
            fact,
            value: fact === 'authors' || fact === 'keywords' ? filled : (filled[0] ?? ''),
            origin: `meta ${name}`,
          },
        ];
  });
}

const known = new WeakMap<Document, ReadonlyMap<string, readonly string[]>>();

/** What all `meta` elements of a page say, by each of their names in lower case; looked for once, asked some twenty times. */
function metaContents(document: Document): ReadonlyMap<string, readonly string[]> {
  const before = known.get(document);
  if (before !== undefined) return before;
  const contents = new Map<string, string[]>();
  for (const element of document.querySelectorAll('meta')) {
    const names = ['name', 'property', 'itemprop', 'http-equiv'].map((key) => element.getAttribute(key)?.toLowerCase());
    for (const name of new Set(names)) {
      if (name === undefined) continue;
      const said = contents.get(name) ?? [];
      said.push(element.getAttribute('content') ?? '');
      contents.set(name, said);
    }
  }
  known.set(document, contents);
  return contents;
}

function publisherCandidates(document: Document, things: readonly Thing[], works: readonly Thing[]): FactCandidate[] {
  const sites = things.filter((thing) =>
    typesOf(thing).some((type) => /^(?:WebSite|NewsMediaOrganization)$/.test(type)),
  );
  return [
    ...meta(document, 'publisher', ['og:site_name', 'citation_journal_title']),
    ...works.flatMap((work) => take(work, 'publisher', 'publisher', things)),
    ...sites.flatMap((site) => take(site, 'name', 'publisher', things)),
    ...meta(document, 'publisher', [
      'application-name',
      'dc.publisher',
      'publisher',
      'apple-mobile-web-app-title',
      'citation_publisher',
    ]),
  ];
}

/** A heading that the page's own title contains is the title as its readers see it; it comes before what is meant for machines. */
function titleCandidates(document: Document, works: readonly Thing[], sites: readonly string[]): FactCandidate[] {
  const stated = [
    ...works.filter(isArticle).flatMap((work) => take(work, 'headline', 'title', [])),
    ...meta(document, 'title', [
      'citation_title',
      'og:title',
      'twitter:title',
      'dc.title',
      'headline',
      'parsely-title',
      'sailthru.title',
      'title',
    ]),
    { fact: 'title' as const, value: document.querySelector('title')?.textContent ?? '', origin: 'title element' },
  ];
  const { seen, headings } = visibleTitles(
    document,
    stated.map(({ value }) => (typeof value === 'string' ? value : (value[0] ?? ''))),
    sites,
  );
  const cleaned = stated.map((candidate) => ({
    ...candidate,
    value: cleanTitle(String(candidate.value), { sites, headings, guess: /title/.test(candidate.origin) }),
  }));
  return [
    ...seen,
    ...cleaned.filter(({ value }) => !sites.some((site) => site.toLowerCase() === value.toLowerCase())),
    ...cleaned,
  ];
}

function authorCandidates(
  document: Document,
  { works, things }: { readonly works: readonly Thing[]; readonly things: readonly Thing[] },
): FactCandidate[] {
  const stated = works
    .filter(isArticle)
    .concat(works)
    .flatMap((work) => people(work['author'] ?? work['creator'], things));
  return [
    ...stated.filter(({ value }) => value.length > 0),
    ...meta(document, 'authors', [
      'citation_author',
      'author',
      'article:author',
      'og:article:author',
      'dc.creator',
      'dcterms.creator',
      'parsely-author',
      'sailthru.author',
      'byl',
      'twitter:data1',
    ]).filter(
      ({ origin, value }) =>
        origin !== 'meta twitter:data1' ||
        (document.querySelector('meta[name="twitter:label1"]')?.getAttribute('content') ?? '').match(
          /written|author|verfasst|escrito|écrit/i,
        ) !== null ||
        value === '',
    ),
    ...visibleAuthors(document),
  ];
}

/** Names of an author property; who is only an organisation comes after the people. */
function people(value: unknown, things: readonly Thing[]): FactCandidate[] {
  const all = Array.isArray(value) ? value : [value];
  const isBody = (one: unknown): boolean => isThing(one) && typesOf(one).some((type) => /Organization/.test(type));
  const persons = all.filter((one) => !isBody(one)).flatMap((one) => namesOf(one, things));
  const names = persons.length > 0 ? persons : all.flatMap((one) => namesOf(one, things));
  return [{ fact: 'authors', value: names, origin: 'json-ld author' }];
}

const DATE_METAS =
  'article:published_time article:published og:article:published_time og:published_time datepublished date_published published_time pubdate publishdate publish-date publication_date citation_publication_date citation_online_date citation_date dc.date.issued dcterms.issued sailthru.date parsely-pub-date cxenseparse:recs:publishtime article.published displaydate'.split(
    ' ',
  );
/** These do not say whether they date the text or the file. */
const UNSURE_DATE_METAS = 'dcterms.created dc.date.created dc.date dc.created dcterms.date date'.split(' ');

/**
 * JSON-LD comes last of what is stated, but where the page shows the same day: it often dates the record, where `meta` and
 * the page itself date the text. An unsure `meta` comes before what the page shows only where the page shows the same day.
 */
function dateCandidates(document: Document, works: readonly Thing[]): FactCandidate[] {
  const stated = works
    .filter(isDated)
    .flatMap((work) => ['datePublished', 'datePosted', 'dateCreated'].flatMap((key) => take(work, key, 'date', [])));
  const { published, days } = visibleDates(document);
  const unsure = meta(document, 'date', UNSURE_DATE_METAS);
  return [
    ...meta(document, 'date', DATE_METAS),
    ...[...unsure, ...stated].filter(({ value }) => days.has(parseDate(String(value)) ?? '')),
    ...published,
    ...unsure,
    ...stated,
    ...addressDates(document),
  ];
}

/** A picture's or film's day is not the page's. */
function isDated(thing: Thing): boolean {
  return !typesOf(thing).some((type) => /Video|Image|Event|Product/.test(type));
}

function addressDates(document: Document): FactCandidate[] {
  return addressCandidates(document).flatMap(({ value }): FactCandidate[] => {
    const match = /\/((?:19|20)\d{2})[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/_-]|$)/.exec(String(value));
    if (match !== null) return [{ fact: 'date', value: `${match[1]}-${match[2]}-${match[3]}`, origin: 'address' }];
    const named = /\/((?:19|20)\d{2})\/(\p{L}{3,9})\/(\d{1,2})(?=\/|$)/u.exec(String(value));
    if (named !== null) return [{ fact: 'date', value: named.slice(1).reverse().join(' '), origin: 'address' }];
    // With the day first it can only be told where no month has its number, or the page says nothing else.
    const turned = /[/_-](0?[1-9]|[12]\d|3[01])-(0?[1-9]|1[0-2])-((?:19|20)\d{2})(?=[/_.-]|$)/.exec(String(value));
    return turned === null
      ? []
      : [{ fact: 'date', value: `${turned[3]}-${turned[2]}-${turned[1]}`, origin: 'address' }];
  });
}

function addressCandidates(document: Document): FactCandidate[] {
  const canonical = document.querySelector('link[rel~="canonical"]')?.getAttribute('href') ?? '';
  // The comment that browsers write into a saved page; single-file tools write one alike.
  const first = [...document.childNodes, ...document.documentElement.childNodes]
    .filter((node) => node.nodeType === 8)
    .map((node) => node.nodeValue ?? '');
  const saved = first
    .map((comment) => /(?:saved from url=\(\d+\)|\burl:)\s*(https?:\/\/\S+)/i.exec(comment)?.[1])
    .find((address) => address !== undefined);
  return [
    { fact: 'url', value: canonical, origin: 'link canonical' },
    ...meta(document, 'url', ['og:url', 'twitter:url', 'citation_public_url', 'parsely-link', 'dc.identifier.uri']),
    { fact: 'url', value: saved ?? '', origin: 'saved page' },
  ];
}

function rightsCandidates(document: Document, works: readonly Thing[]): FactCandidate[] {
  const link = document.querySelector('a[rel~="license"], link[rel~="license"]');
  const licence = link === null ? '' : (link.textContent ?? '').trim() || (link.getAttribute('href') ?? '');
  return [
    { fact: 'rights', value: licence, origin: 'link license' },
    ...works.flatMap((work) => ['license', 'copyrightNotice'].flatMap((key) => take(work, key, 'rights', []))),
    ...meta(document, 'rights', ['dc.rights', 'dcterms.rights', 'copyright', 'rights']),
  ];
}
