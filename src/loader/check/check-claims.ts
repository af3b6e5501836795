import type { Nodes } from 'mdast';
import { childrenOf } from '../../link/splice-text.ts';
import type { Message } from '../../model/message.ts';
import { ownParagraphs } from '../own-paragraphs.ts';
import type { ParsedEntry } from '../parse-content.ts';

/** Shorter paragraphs lead in or lead on; they seldom claim anything. In words. */
const CLAIM = 12;

/** A paragraph that says whose conclusion it is. English; in other languages a citation is asked for. */
const INFERENCE = /\b(inferences?|infer|we know of no|our own)\b/i;

/** Paragraphs in an entry's own words that neither cite a source nor say that they are an inference. */
export function checkClaims(entry: ParsedEntry): readonly Message[] {
  return ownParagraphs(entry)
    .filter(({ node, text }) => isClaim(text) && !hasCitation(node) && !INFERENCE.test(text))
    .map(({ text, line }) => ({
      rule: 'claim-uncited',
      severity: 'info',
      path: entry.path,
      ...(line === undefined ? {} : { line }),
      reason: `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}” cites nothing.`,
      advice: 'Add `<Cite source="…" />`, or say in the paragraph that it is an inference.',
    }));
}

function isClaim(text: string): boolean {
  return text.split(' ').length > CLAIM && !text.endsWith(':');
}

function hasCitation(node: Nodes): boolean {
  if (node.type === 'mdxJsxTextElement' && node.name === 'Cite') return true;
  return childrenOf(node).some(hasCitation);
}
