import type { EntryView, TagRef, VersionRef } from '../data/views.ts';
import type { SiteSettings } from '../model/site-settings.ts';
import type { SourceDocument } from '../model/source.ts';
import { type CslItem, type CslType, toCslDate } from './csl.ts';
import { toName } from './to-name.ts';

/** Types whose `publisher` fact names the periodical or site that the work appeared in. */
const periodicals: ReadonlySet<CslType> = new Set<CslType>([
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'post-weblog',
  'webpage',
]);

/** What of an entry is cited: the page as it is today, or one of its versions. */
export type CitedState = {
  /** Full address, where the site knows its own. */
  readonly url: string | undefined;
  readonly version?: Pick<VersionRef, 'version' | 'date'> | undefined;
};

/** An entry, as an article of the site's encyclopedia. Only a version has a date: the page of today may change. */
export function toCsl(
  entry: Pick<EntryView, 'frontmatter'> & { readonly tags: readonly Pick<TagRef, 'label'>[] },
  site: SiteSettings,
  { url, version }: CitedState,
): CslItem {
  const { frontmatter, tags } = entry;
  return known({
    id: frontmatter.id,
    type: 'entry-encyclopedia',
    title: frontmatter.title,
    author: site.authors.map(toName),
    'container-title': site.title,
    publisher: site.publisher,
    issued: version && toCslDate(version.date),
    version: version && String(version.version),
    URL: url,
    language: frontmatter.language ?? site.language,
    abstract: frontmatter.summary,
    keyword: keywords([...frontmatter.labels, ...tags.map(({ label }) => label)]),
    license: site.licenceUrl ?? site.licence,
  });
}

/** What a citation of a source is made of. */
type CitedSource = Pick<SourceDocument, 'facts' | 'type' | 'id' | 'retrieved'>;

/** A source, as the work it is. A source without a title is cited by its id. */
export function sourceToCsl({ facts, type, id, retrieved }: CitedSource): CslItem {
  const container = periodicals.has(type);
  return known({
    id,
    type,
    title: facts.title ?? id,
    author: (facts.authors ?? []).map(toName),
    'container-title': container ? facts.publisher : undefined,
    publisher: container ? undefined : facts.publisher,
    issued: facts.date === undefined ? undefined : toCslDate(facts.date),
    accessed: retrieved === undefined ? undefined : toCslDate(retrieved),
    DOI: facts.doi?.replace(/^(https?:\/\/(dx\.)?doi\.org\/|doi:\s*)/i, ''),
    URL: facts.url,
    language: facts.language,
    abstract: facts.description,
    keyword: keywords(facts.keywords ?? []),
    license: facts.rights,
  });
}

function keywords(words: readonly string[]): string | undefined {
  return words.length === 0 ? undefined : [...new Set(words)].join(', ');
}

type Draft = Pick<CslItem, 'id' | 'type' | 'title'> & { readonly [Key in keyof CslItem]?: CslItem[Key] | undefined };

/** Leaves out what is not known, so that CSL-JSON has no empty fields. */
function known(draft: Draft): CslItem {
  const entries = Object.entries(draft).filter(
    ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  const { id, type, title } = draft;
  return { ...Object.fromEntries(entries), id, type, title };
}
