import { createHash } from 'node:crypto';
import type { RootContent } from 'mdast';
import { compose } from '../../scripts/pipeline/compose.ts';
import { entryText } from '../../scripts/pipeline/entry-text.ts';
import { outline } from '../../scripts/pipeline/outline.ts';
import { endingOf, formats } from '../../scripts/pipeline/read/index.ts';
import type { Input, Reading } from '../../scripts/pipeline/read/reader.ts';
import { tag } from '../../scripts/pipeline/tag.ts';
import { termPassagesOf } from '../../scripts/pipeline/term-passages.ts';
import { termsOf } from '../../scripts/pipeline/terms.ts';
import { loadSite } from '../../src/loader/load-site.ts';
import type { Message } from '../../src/model/message.ts';
import { toSlug } from '../../src/model/slug.ts';
import { factsSchema, type SourceDocument } from '../../src/model/source.ts';
import { vocabularySchema } from '../../src/model/vocabulary.ts';
import { unsafeIn } from './unsafe-html.ts';

export type Outcome = {
  /** `entries`, or the rules of the messages that say why there are none. */
  readonly kind: string;
  readonly problems: readonly string[];
};

const WHOLE = 'the-whole-source';
const vocabulary = vocabularySchema.parse({});

/** The words of an error that stay the same for other documents, and where it was thrown. */
export function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const [at = ''] = error.stack?.split('\n').filter((line) => /\/(src|scripts)\//.test(line)) ?? [];
  return `${error.name}: ${error.message.slice(0, 200)} ${at.trim().replace(/file:\/\/.*\/((?:src|scripts)\/)/, '$1')}`;
}

/**
 * One document through everything that conversion and site do with it. A problem is a throw, an outcome that is neither
 * entry nor message, an entry of ours that our own loader refuses, or HTML that is not safe.
 */
export async function passThrough(input: Input, read: (input: Input) => Promise<Reading>): Promise<Outcome> {
  try {
    const reading = await read(input);
    const messages = reading.messages.map(({ rule }) => rule);
    const unsaid = reading.messages.filter(({ reason, advice, path }) => reason === '' || advice === '' || path === '');
    const bugs = reading.messages.filter(({ rule, reason }) => rule === 'source-unreadable' && isBug(reason));
    const problems = [...unsaid.map(({ rule }) => `an empty message ${rule}`), ...bugs.map(({ reason }) => reason)];
    const { passages } = outline(reading.tree);
    // Where nothing is said, conversion says that there is no text.
    if (passages.length === 0) return { kind: messages.join(' ') || 'source-without-text', problems };
    return { kind: 'entries', problems: [...problems, ...pagesOf(input, { reading, passages })] };
  } catch (error) {
    return { kind: 'thrown', problems: [nameOf(error)] };
  }
}

/** What a reader says when it has stumbled rather than understood. */
function isBug(reason: string): boolean {
  return /undefined|not a function|null|call stack|Cannot |Invalid (string|array) length|is not iterable/i.test(reason);
}

type Read = { readonly reading: Reading; readonly passages: ReturnType<typeof outline>['passages'] };

function pagesOf({ path, bytes }: Input, { reading, passages }: Read): readonly string[] {
  const document: SourceDocument = {
    id: toSlug(path.replace(/^.*\/|\.[^.]*$/g, '')) || 'source',
    file: path,
    format: formats[endingOf(path)]?.name ?? 'unknown',
    type: 'article',
    show: 'excerpts',
    hash: createHash('sha256').update(bytes).digest('hex'),
    facts: factsSchema.parse(reading.facts),
    factOrigins: reading.factOrigins,
    passages: [...passages],
  };
  const terms = termsOf(termPassagesOf([document]), vocabulary);
  const composed = tag(compose(terms, [document]), { terms, vocabulary, documents: [document] });
  const texts = [...composed, wholeEntry(document, reading.tree.children)].map(
    (entry) => [entry.frontmatter.id, entryText(entry)] as const,
  );
  const site = loadSite(
    {
      entries: texts.map(([id, text]) => ({ path: `entries/${id}.mdx`, text })),
      documents: [{ path: `documents/${document.id}.json`, text: JSON.stringify(document) }],
      ledger: undefined,
      vocabulary: undefined,
      settings: undefined,
    },
    (permalink) => encodeURI(`/${permalink}`),
  );
  // Only here do the words of a source stand outside of excerpts, where brackets are a person's.
  const own = (message: Message) => message.rule === 'wiki-link-lost' && message.path.includes(WHOLE);
  const refused = site.messages.filter((message) => message.severity === 'error' && !own(message));
  return [
    ...refused.map(({ rule, reason }) => `our own entry is refused: ${rule} ${reason}`),
    ...(site.entries.length === texts.length ? [] : ['an entry is lost']),
    ...site.entries.flatMap(({ html }) => unsafeIn(html)),
  ];
}

/** The whole source as one entry, so that everything a reader lets through is written, parsed and rendered. */
function wholeEntry({ id, facts }: SourceDocument, children: readonly RootContent[]) {
  const title = facts.title ?? 'A source';
  const frontmatter = {
    ...({ id: WHOLE, title, kind: 'topic', summary: facts.description ?? title, mdx: 'closed' } as const),
    ...{ labels: [], tags: [], sources: [id], related: [], neverLink: [] },
  };
  return { frontmatter, children };
}
