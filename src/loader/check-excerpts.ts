import type { Nodes } from 'mdast';
import { childrenOf } from '../link/splice-text.ts';
import type { Message } from '../model/message.ts';
import { plainText } from '../model/plain-text.ts';
import { matches } from '../model/selector.ts';
import type { SourceDocument } from '../model/source.ts';
import { attributesOf } from './components/component.ts';
import type { ParsedEntry } from './parse-content.ts';

/** Every excerpt stands verbatim in the passage it names, and every citation names a source we have. */
export function checkExcerpts(entry: ParsedEntry, documents: ReadonlyMap<string, SourceDocument>): readonly Message[] {
  const messages: Message[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      const problem = problemOf(node, documents);
      const line = node.position?.start.line;
      if (problem)
        messages.push({ severity: 'error', path: entry.path, ...(line === undefined ? {} : { line }), ...problem });
    }
    for (const child of childrenOf(node)) visit(child);
  };
  visit(entry.tree);
  for (const id of entry.frontmatter.sources) {
    if (!documents.has(id)) messages.push({ severity: 'error', path: entry.path, ...unknownSource(id) });
  }
  return messages;
}

type Problem = Pick<Message, 'rule' | 'reason' | 'advice'>;

function problemOf(
  node: Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>,
  documents: ReadonlyMap<string, SourceDocument>,
): Problem | undefined {
  if (node.name !== 'Excerpt' && node.name !== 'Cite') return undefined;
  const { source = '', passage: passageId } = attributesOf(node);
  const document = documents.get(source);
  if (document === undefined) return unknownSource(source);
  if (passageId === undefined && node.name === 'Cite') return undefined;
  const passage = document.passages.find(({ id }) => id === passageId);
  if (passage === undefined) {
    return {
      rule: 'passage-unknown',
      reason: `The source \`${source}\` has no passage \`${passageId ?? ''}\`.`,
      advice: 'The source has changed, or the id is misspelt: look the passage up on the page of the source.',
    };
  }
  if (node.name === 'Excerpt' && !matches(passage, plainText(node))) {
    return {
      rule: 'excerpt-not-verbatim',
      reason: `These words do not stand in \`${source}\` at \`${passage.id}\`.`,
      advice: 'Restore the words of the source, or make this ordinary text with a citation.',
    };
  }
  return undefined;
}

function unknownSource(id: string): Problem {
  return {
    rule: 'source-unknown',
    reason: `There is no source \`${id}\`.`,
    advice: 'Put its file into content/sources and run `convert`, or correct the id.',
  };
}
