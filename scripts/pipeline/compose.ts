import type { RootContent } from 'mdast';
import type {} from 'mdast-util-mdx';
import type { EntryFrontmatter } from '../../src/model/entry.ts';
import { compareText } from '../../src/model/message.ts';
import { describe, type Selector } from '../../src/model/selector.ts';
import { toSlug } from '../../src/model/slug.ts';
import type { Passage, SourceDocument } from '../../src/model/source.ts';
import type { Term } from './terms.ts';

/** An entry as composed from sources: what will be its frontmatter, and the tree of its body. */
export type ComposedEntry = { readonly frontmatter: EntryFrontmatter; readonly children: readonly RootContent[] };

/** No source lends an entry more excerpts than this, nor longer ones, in UTF-16 code units. */
const EXCERPTS_PER_SOURCE = 3;
const EXCERPTS = 12;
const EXCERPT_LENGTH = 480;

/** Terms and the documents they come from → entries, by id. */
export function compose(terms: readonly Term[], documents: readonly SourceDocument[]): readonly ComposedEntry[] {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const entries = new Map<string, ComposedEntry>();
  for (const term of terms) {
    const entry = composeEntry(term, byId);
    if (entry !== undefined && !entries.has(entry.frontmatter.id)) entries.set(entry.frontmatter.id, entry);
  }
  return [...entries.values()].sort((a, b) => compareText(a.frontmatter.id, b.frontmatter.id));
}

type Place = { readonly document: SourceDocument; readonly passage: Passage; readonly selector: Selector };

function composeEntry(term: Term, documents: ReadonlyMap<string, SourceDocument>): ComposedEntry | undefined {
  const places = placesOf(term, documents);
  const summary = term.definition?.sentence ?? term.passages[0]?.sentence;
  if (places.length === 0 || summary === undefined) return undefined;
  const sources = [...new Set(places.map(({ document }) => document.id))];
  const frontmatter: EntryFrontmatter = {
    id: toSlug(term.label),
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
  const children = sources.flatMap((id): RootContent[] => {
    const own = places.filter(({ document }) => document.id === id);
    const title = own[0]?.document.facts.title ?? id;
    return [{ type: 'heading', depth: 2, children: [{ type: 'text', value: title }] }, ...own.map(excerptOf)];
  });
  return frontmatter.id === '' ? undefined : { frontmatter, children };
}

/** The passages that say most, a few a source, then in reading order; the same words count once. */
function placesOf(term: Term, documents: ReadonlyMap<string, SourceDocument>): readonly Place[] {
  const chosen: Place[] = [];
  const said = new Set<string>();
  const wanted = term.definition === undefined ? term.passages : [term.definition, ...term.passages];
  for (const { source, passage: passageId, sentence } of wanted) {
    const document = documents.get(source);
    const passage = document?.passages.find(({ id }) => id === passageId);
    if (document === undefined || passage === undefined || document.show === 'none') continue;
    const selector = excerptFrom(passage, sentence);
    const own = chosen.filter((place) => place.document.id === source);
    const taken = said.has(selector.exact) || own.some((place) => place.passage.id === passageId);
    if (taken || own.length >= EXCERPTS_PER_SOURCE || chosen.length >= EXCERPTS) continue;
    said.add(selector.exact);
    chosen.push({ document, passage, selector });
  }
  const order = new Map([...documents.keys()].map((id, at) => [id, at]));
  return chosen.sort(
    (a, b) => (order.get(a.document.id) ?? 0) - (order.get(b.document.id) ?? 0) || a.selector.start - b.selector.start,
  );
}

/** The whole passage where it is short, else the sentence that tells of the term and what follows it, as far as the length allows. */
function excerptFrom(passage: Passage, sentence: string): Selector {
  if (passage.text.length <= EXCERPT_LENGTH) return describe(passage);
  const from = Math.max(0, passage.text.indexOf(sentence));
  const least = Math.min(passage.text.length, from + sentence.length);
  const rest = passage.text.slice(least, from + EXCERPT_LENGTH);
  const more = Math.max(
    ...Array.from(rest.matchAll(/[.!?]["'”’)]?(?=\s|$)/g), (match) => match.index + match[0].length),
    0,
  );
  return describe(passage, from, least + more);
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
