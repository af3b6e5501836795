import type { Root } from 'mdast';
import type { Message } from '../../src/model/message.ts';
import { toSlug } from '../../src/model/slug.ts';
import { type Facts, locatorLabel, textOf } from '../../src/model/source.ts';
import { vocabularySchema } from '../../src/model/vocabulary.ts';
import { outline } from './outline.ts';
import { endingOf, formats } from './read/index.ts';
import type { Reading } from './read/reader.ts';
import { definitionsOf, keyphrasesOf, mentionsOf, type TermPassage, termsOf } from './terms.ts';
import { toMdx } from './to-mdx.ts';

/** What a document is about, best first, in its own words; `entry` is the title of the entry it would get. */
type ReportedTerm = {
  readonly label: string;
  readonly labels: readonly string[];
  readonly score: number;
  readonly entry?: string;
  readonly definition?: string;
};

const MOST_TERMS = 100;

/** What `sourcebook read --json` prints of one file. */
export type Report = {
  readonly file: string;
  readonly format: string;
  readonly facts: Facts;
  readonly markdown: string;
  readonly text: string;
  readonly passages: readonly { readonly id: string; readonly locator: string; readonly text: string }[];
  readonly headings: readonly { readonly depth: number; readonly text: string }[];
  readonly terms: readonly ReportedTerm[];
  readonly definitions: readonly { readonly term: string; readonly sentence: string; readonly passage: string }[];
  /** Names, with their offsets in `text` (UTF-16 code units). */
  readonly mentions: readonly {
    readonly text: string;
    readonly start: number;
    readonly end: number;
    readonly kind: string;
  }[];
  readonly messages: readonly Message[];
};

/** One reading, taken through outline and terms on its own. */
export function reportOf(file: string, reading: Reading): Report {
  const { facts, tree, messages } = reading;
  const { passages } = outline(tree);
  const starts = new Map(passages.map(({ id, start }) => [id, start]));
  const forTerms = passages.map(
    ({ id, kind, depth, text }): TermPassage => ({
      source: file,
      passage: id,
      kind,
      text,
      ...(depth === undefined ? {} : { depth }),
    }),
  );
  return {
    file,
    format: formats[endingOf(file)]?.name ?? 'unknown',
    facts,
    markdown: toMdx(standsInText(reading) ? withTitle(tree, facts.title ?? '') : tree),
    text: textOf({ passages: [...passages] }),
    passages: passages.map(({ id, locators, text }) => ({ id, locator: locatorLabel(locators), text })),
    headings: passages.flatMap(({ kind, depth, text }) => (kind === 'heading' ? [{ depth: depth ?? 2, text }] : [])),
    terms: reportedTerms(forTerms),
    definitions: definitionsOf(forTerms).map(({ term, sentence, passage }) => ({ term, sentence, passage })),
    mentions: mentionsOf(forTerms).map(({ text, passage, start, end, kind }) => {
      const offset = starts.get(passage) ?? 0;
      return { text, start: offset + start, end: offset + end, kind };
    }),
    messages,
  };
}

function withTitle(tree: Root, title: string): Root {
  return {
    ...tree,
    children: [{ type: 'heading', depth: 1, children: [{ type: 'text', value: title }] }, ...tree.children],
  };
}

/** Was the title read from the text itself? Readers take it out, because entries and pages say it apart. */
function standsInText({ facts: { title }, factOrigins, removed }: Reading): boolean {
  const seen = /heading|line|type|style/.test(factOrigins['title'] ?? '');
  return title !== undefined && (seen || removed.some(({ step, what }) => step === 'title' && what === title));
}

/** Keyphrases, each with the entry that would be made for it; entries that no keyphrase names come after. */
function reportedTerms(passages: readonly TermPassage[]): readonly ReportedTerm[] {
  const entries = new Map(
    termsOf(passages, vocabularySchema.parse({})).flatMap((term) =>
      [term.label, ...term.labels].map((label) => [toSlug(label), term] as const),
    ),
  );
  const phrases = keyphrasesOf(passages).slice(0, MOST_TERMS);
  const named = new Set(phrases.map(({ label }) => entries.get(toSlug(label))));
  const rest = [...new Set(entries.values())]
    .filter((term) => !named.has(term))
    .map(({ label }) => ({ label, score: 0 }));
  return [...phrases, ...rest].map(({ label, score }) => {
    const term = entries.get(toSlug(label));
    if (term === undefined) return { label, labels: [], score };
    const { definition } = term;
    const told = definition === undefined ? {} : { definition: definition.sentence };
    return { label, labels: term.labels, score, entry: term.label, ...told };
  });
}
