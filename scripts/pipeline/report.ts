import type { Message } from '../../src/model/message.ts';
import { type Facts, locatorLabel, textOf } from '../../src/model/source.ts';
import { vocabularySchema } from '../../src/model/vocabulary.ts';
import { outline } from './outline.ts';
import { endingOf, formats } from './read/index.ts';
import type { Reading } from './read/reader.ts';
import { definitionsOf, mentionsOf, type TermPassage, termsOf } from './terms.ts';
import { toMdx } from './to-mdx.ts';

/** What `sourcebook read --json` prints of one file. */
export type Report = {
  readonly file: string;
  readonly format: string;
  readonly facts: Facts;
  readonly markdown: string;
  readonly text: string;
  readonly passages: readonly { readonly id: string; readonly locator: string; readonly text: string }[];
  readonly headings: readonly { readonly depth: number; readonly text: string }[];
  readonly terms: readonly {
    readonly label: string;
    readonly labels: readonly string[];
    readonly score: number;
    readonly definition?: string;
  }[];
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
export function reportOf(file: string, { facts, tree, messages }: Reading): Report {
  const passages = outline(tree);
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
    markdown: toMdx(tree),
    text: textOf({ passages: [...passages] }),
    passages: passages.map(({ id, locators, text }) => ({ id, locator: locatorLabel(locators), text })),
    headings: passages.flatMap(({ kind, depth, text }) => (kind === 'heading' ? [{ depth: depth ?? 2, text }] : [])),
    terms: termsOf(forTerms, vocabularySchema.parse({})).map(({ label, labels, score, definition }) => ({
      label,
      labels,
      score,
      ...(definition === undefined ? {} : { definition: definition.sentence }),
    })),
    definitions: definitionsOf(forTerms).map(({ term, sentence, passage }) => ({ term, sentence, passage })),
    mentions: mentionsOf(forTerms).map(({ text, passage, start, end, kind }) => {
      const offset = starts.get(passage) ?? 0;
      return { text, start: offset + start, end: offset + end, kind };
    }),
    messages,
  };
}
