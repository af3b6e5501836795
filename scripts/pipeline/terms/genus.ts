import { lower } from './explained.ts';
import type { Token } from './tokens.ts';

/** What a thing is said to be: its describing words start at `from`, its noun stands at `head`, what narrows it starts at `to`. */
export type Genus = { readonly from: number; readonly head: number; readonly to: number };

const MOST_WORDS = 12;
const NARROWING = /^(that|which|who|whose|of|used|in|where|for|to)$/;

/** The noun phrase after an article: `a very small, often round space between …`, `a good or service that …`. */
export function genusAt(tokens: readonly Token[], from: number): Genus | undefined {
  let to = from;
  while (to < tokens.length && to - from < MOST_WORDS && isPart(tokens, to, from)) to += 1;
  while (to > from && !isHead(tokens, to - 1)) to -= 1;
  return to > from ? { from, head: to - 1, to } : undefined;
}

function isPart(tokens: readonly Token[], at: number, from: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (token === undefined) return false;
  if (/^(NOUN|PROPN|ADJ|ADV|NUM)$/.test(token.pos)) return true;
  if (isHead(tokens, at)) return true;
  if (token.pos === 'VERB') return /(ing|ed|en)$/.test(token.text) && /^(NOUN|ADJ)$/.test(next?.pos ?? '');
  if (/^['’]s?$/.test(token.text) || token.pos === 'PART') return at > from && /['’]/.test(token.text);
  if (token.text === ',' || /^(and|or)$/.test(token.text)) {
    return (
      at > from && /^(ADJ|ADV)$/.test(tokens[at - 1]?.pos ?? '') && /^(NOUN|PROPN|ADJ|ADV|CCONJ)$/.test(next?.pos ?? '')
    );
  }
  return false;
}

/** A noun, also where the tagger took it for a verb: `are taxes that`, `are stems that`. */
function isHead(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  if (/^(NOUN|PROPN)$/.test(token.pos) || /ing$/.test(token.text)) return true;
  return (
    /[a-z]s$|^(good|individual|adult|chemical|material)$/.test(token.text) &&
    /^(VERB|ADJ)$/.test(token.pos) &&
    NARROWING.test(lower(tokens[at + 1]))
  );
}
