import type { Nodes } from 'mdast';
import { toStyle } from '../cite/styled.ts';
import { oneLine } from '../cite/tex.ts';
import { sourceToCsl } from '../cite/to-csl.ts';
import { childrenOf } from '../link/splice-text.ts';
import { locatorLabel, type SourceDocument } from '../model/source.ts';
import { attributesOf, type ComponentNode } from './components/component.ts';
import type { ParsedEntry } from './parse-content.ts';
import type { Lookup } from './render-entries.ts';

type Twin = {
  readonly text: string;
  readonly documents: Lookup<SourceDocument>;
  /** Ids of the sources cited, in the order of their numbers. */
  readonly references: readonly string[];
};

/**
 * The body of an entry as plain Markdown: its own text with components put into words. Excerpts are block quotes with
 * their source, citations are notes, and `[[wiki links]]` are their words. What is plain Markdown stays letter by letter.
 */
export function markdownTwin(
  { text, tree, body }: ParsedEntry,
  { documents, references }: Pick<Twin, 'documents' | 'references'>,
): string {
  const twin: Twin = { text, documents, references };
  const start = text.length - body.length;
  const notes = references.flatMap((id, at) => {
    const document = documents.get(id);
    return document === undefined ? [] : [`[^${at + 1}]: ${citationOf(document)}`];
  });
  const words = written(twin, tree.children, { start, end: text.length }).trim();
  return `${[words, ...(notes.length === 0 ? [] : [notes.join('\n')])].join('\n\n')}\n`;
}

/** Citations of documents, which never change once they are loaded: many entries rest on the same. */
const citations = new WeakMap<SourceDocument, string>();

function citationOf(document: SourceDocument): string {
  const citation = citations.get(document) ?? toStyle(sourceToCsl(document), 'apa').text;
  citations.set(document, citation);
  return citation;
}

type Span = { readonly start: number; readonly end: number };

/** The text of a span, with what stands for each node in the place of the node. */
function written(twin: Twin, nodes: readonly Nodes[], { start, end }: Span): string {
  let at = start;
  let out = '';
  for (const node of nodes) {
    const span = spanOf(node);
    if (span === undefined) continue;
    out += twin.text.slice(at, span.start) + standIn(twin, node, span);
    at = span.end;
  }
  return out + twin.text.slice(at, end);
}

function standIn(twin: Twin, node: Nodes, span: Span): string {
  if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') return component(twin, node, span);
  if (node.type === 'text') return withoutWikiMarks(twin.text.slice(span.start, span.end));
  return written(twin, childrenOf(node), span);
}

function component(twin: Twin, node: ComponentNode, span: Span): string {
  const attributes = attributesOf(node);
  const inner = innerText(twin, node);
  const { source = '', passage = '', locator, title, date, alt = '', src = '', caption } = attributes;
  switch (node.name) {
    case 'Cite':
      return mark(twin, source, locator ?? locatorOf(twin, source, passage));
    case 'Excerpt': {
      const from = [twin.documents.get(source)?.facts.title ?? source, locatorOf(twin, source, passage)];
      const words = inner.trim().split(/\r?\n/);
      const lines = [...words, '', `— ${from.filter(Boolean).join(', ')}${mark(twin, source, undefined)}`];
      return lines.map((line) => `> ${line}`.trimEnd()).join('\n');
    }
    case 'Figure':
      return [`![${alt}](${src})`, caption ?? inner.trim()].filter(Boolean).join('\n\n');
    case 'sub':
    case 'sup':
      return twin.text.slice(span.start, span.end);
    default: {
      const head = [date, title].filter(Boolean).join(': ');
      return head === '' ? inner : `**${oneLine(head)}**\n\n${inner.trim()}`;
    }
  }
}

/** What stands between the tags of a component. */
function innerText(twin: Twin, node: ComponentNode): string {
  const children: readonly Nodes[] = node.children;
  const first = children[0] && spanOf(children[0]);
  const last = children.at(-1);
  const end = last && spanOf(last)?.end;
  return first === undefined || end === undefined ? '' : written(twin, children, { start: first.start, end });
}

function mark({ references }: Twin, source: string, locator: string | undefined): string {
  const number = references.indexOf(source) + 1;
  if (number === 0) return '';
  return locator === undefined || locator === '' ? `[^${number}]` : `[^${number}] (${locator})`;
}

function locatorOf({ documents }: Twin, source: string, passage: string): string | undefined {
  const found = documents.get(source)?.passages.find(({ id }) => id === passage);
  return found && locatorLabel(found.locators);
}

function withoutWikiMarks(text: string): string {
  return text.replace(/\[\[(?:[^[\]|]*\|)?([^[\]|]*)\]\]/g, '$1');
}

function spanOf({ position }: Nodes): Span | undefined {
  const start = position?.start.offset;
  const end = position?.end.offset;
  return start === undefined || end === undefined ? undefined : { start, end };
}
