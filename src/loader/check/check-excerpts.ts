import type { Nodes } from 'mdast';
import { childrenOf } from '../../link/splice-text.ts';
import type { Message } from '../../model/message.ts';
import { plainText } from '../../model/plain-text.ts';
import { matches } from '../../model/selector.ts';
import type { Passage, SourceDocument } from '../../model/source.ts';
import { attributesOf } from '../components/component.ts';
import type { ParsedContent, ParsedEntry } from '../parse-content.ts';

type Sources = {
  readonly documents: Pick<ParsedContent['documents'], 'get'>;
  readonly earlier: Pick<ParsedContent['earlier'], 'get'>;
};

/** Every excerpt stands verbatim in the passage it names, and every citation names a source we have. */
export function checkExcerpts(entry: ParsedEntry, sources: Sources): readonly Message[] {
  const messages: Message[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      const problem = problemOf(node, sources);
      const line = node.position?.start.line;
      if (problem) messages.push({ path: entry.path, ...(line === undefined ? {} : { line }), ...problem });
    }
    for (const child of childrenOf(node)) visit(child);
  };
  visit(entry.tree);
  for (const id of entry.frontmatter.sources) {
    const document = sources.documents.get(id);
    if (document === undefined) messages.push({ path: entry.path, ...unknownSource(id) });
    else if (document.retracted !== undefined) {
      const problem = retracted(document);
      // Told once more only where no line of the text has told it.
      if (!messages.some(({ reason }) => reason === problem.reason)) messages.push({ path: entry.path, ...problem });
    }
  }
  return messages;
}

type Problem = Pick<Message, 'rule' | 'severity' | 'reason' | 'advice'>;

function problemOf(
  node: Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>,
  sources: Sources,
): Problem | undefined {
  if (node.name !== 'Excerpt' && node.name !== 'Cite') return undefined;
  const { source = '', passage: passageId } = attributesOf(node);
  const document = sources.documents.get(source);
  if (document === undefined) return unknownSource(source);
  if (passageId === undefined && node.name === 'Cite')
    return document.retracted === undefined ? undefined : retracted(document);
  const words = node.name === 'Excerpt' ? plainText(node) : undefined;
  const stands = (passage: Passage) => passage.id === passageId && (words === undefined || matches(passage, words));
  if (document.passages.some(stands)) return document.retracted === undefined ? undefined : retracted(document);
  const isEarlier = sources.earlier.get(source)?.some(({ passages }) => passages.some(stands)) ?? false;
  if (isEarlier) return outdated(document, { passageId: passageId ?? '', words });
  if (document.passages.some(({ id }) => id === passageId)) {
    return {
      rule: 'excerpt-not-verbatim',
      severity: 'error',
      reason: `These words do not stand in \`${source}\` at \`${passageId}\`.`,
      advice: 'Restore the words of the source, or make this ordinary text with a citation.',
    };
  }
  return {
    rule: 'passage-unknown',
    severity: 'error',
    reason: `The source \`${source}\` has no passage \`${passageId ?? ''}\`.`,
    advice: 'The source has changed, or the id is misspelt: look the passage up on the page of the source.',
  };
}

/** True to the source as it was, and no longer as it is: shown with a mark, never put to other words. */
function outdated(
  { id, passages }: SourceDocument,
  { passageId, words }: { passageId: string; words: string | undefined },
): Problem {
  const now = words === undefined ? undefined : passages.find((passage) => matches(passage, words));
  return {
    rule: 'excerpt-outdated',
    severity: 'warning',
    reason: `The source \`${id}\` has changed: \`${passageId}\` stands only in an earlier text of it.`,
    advice:
      now === undefined
        ? 'Quote what the source says today, or leave it: readers see that it is from an earlier text.'
        : `The same words stand at \`${now.id}\` today: write passage="${now.id}".`,
  };
}

function retracted({ id, retracted: why }: SourceDocument): Problem {
  return {
    rule: 'source-retracted',
    severity: 'warning',
    reason: `The source \`${id}\` was retracted${typeof why === 'string' ? `: ${why.replace(/\.$/, '')}` : ''}.`,
    advice: 'See whether what rests on it still holds; readers see the mark wherever it is quoted.',
  };
}

function unknownSource(id: string): Problem {
  return {
    rule: 'source-unknown',
    severity: 'error',
    reason: `There is no source \`${id}\`.`,
    advice: 'Put its file into content/sources and run `convert`, or correct the id.',
  };
}
