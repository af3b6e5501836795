import type { RootContent } from 'mdast';
import type {} from 'mdast-util-mdx';
import type { EntryFrontmatter } from '../../src/model/entry.ts';
import { compareText } from '../../src/model/message.ts';
import { toSlug } from '../../src/model/slug.ts';
import type { SourceDocument } from '../../src/model/source.ts';
import { type Documents, definitionPlaces, figurePlaces, type Place, tellingPlaces } from './choose-places.ts';
import { figuresFor } from './figures-for.ts';
import { summaryOf } from './summary-of.ts';
import type { Term } from './terms.ts';

/** An entry as composed from sources: what will be its frontmatter, and the tree of its body. */
export type ComposedEntry = { readonly frontmatter: EntryFrontmatter; readonly children: readonly RootContent[] };

/** Terms and the documents they come from → entries, by id. */
export function compose(terms: readonly Term[], documents: readonly SourceDocument[]): readonly ComposedEntry[] {
  const byId: Documents = new Map(documents.map((document) => [document.id, document]));
  const entries = new Map<string, ComposedEntry>();
  for (const term of terms) {
    const entry = composeEntry(term, byId);
    if (entry !== undefined && !entries.has(entry.frontmatter.id)) entries.set(entry.frontmatter.id, entry);
  }
  return [...entries.values()].sort((a, b) => compareText(a.frontmatter.id, b.frontmatter.id));
}

function composeEntry(term: Term, documents: Documents): ComposedEntry | undefined {
  const definitions = definitionPlaces(term, documents);
  const figures = figurePlaces(term, documents);
  const telling = tellingPlaces(term, documents);
  const id = toSlug(term.label);
  const summary = summaryOf(term, documents);
  if (id === '' || telling.length === 0 || summary === undefined) return undefined;
  const sources = [...new Set(telling.map(({ document }) => document.id))];
  const frontmatter: EntryFrontmatter = {
    id,
    title: term.label,
    kind: term.kind,
    labels: [...term.labels],
    summary,
    tags: [],
    sources,
    related: [],
    neverLink: [],
    mdx: 'closed',
  };
  const bySource = sources.map((source) => telling.filter(({ document }) => document.id === source));
  const children = [
    ...(definitions.length === 0 ? [] : section('How sources define it', definitions)),
    ...(figures.length === 0 ? [] : section('Where their figures differ', figures)),
    ...bySource.flatMap((places) => [
      ...section(places[0]?.document.facts.title ?? places[0]?.document.id ?? '', places),
      ...figuresFor(term, places),
    ]),
  ];
  return { frontmatter, children };
}

function section(title: string, places: readonly Place[]): readonly RootContent[] {
  return [{ type: 'heading', depth: 2, children: [{ type: 'text', value: title }] }, ...places.map(excerptOf)];
}

function excerptOf({ document, passage, selector }: Place): RootContent {
  const attributes = {
    source: document.id,
    passage: passage.id,
    start: String(selector.start),
    end: String(selector.end),
    ...(selector.prefix === '' ? {} : { prefix: selector.prefix }),
    ...(selector.suffix === '' ? {} : { suffix: selector.suffix }),
    ...(document.hash === undefined ? {} : { hash: document.hash.slice(0, 16) }),
  };
  return {
    type: 'mdxJsxFlowElement',
    name: 'Excerpt',
    attributes: Object.entries(attributes).map(([name, value]) => ({ type: 'mdxJsxAttribute', name, value })),
    children: [{ type: 'paragraph', children: [{ type: 'text', value: selector.exact }] }],
  };
}
