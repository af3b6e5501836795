import type { Token } from './tokens.ts';

const QUOTE = /^["“”‘’']$/;
const MOST_WORDS = 6;

/** The noun phrase that starts at `at`, without article and quotation marks; tokens `from`…`to` (exclusive). */
export function nounPhraseAfter(tokens: readonly Token[], at: number): { from: number; to: number } | undefined {
  let from = at;
  while (from < tokens.length && (isArticle(tokens[from]) || QUOTE.test(tokens[from]?.text ?? ''))) from += 1;
  let to = from;
  while (to < tokens.length && to - from < MOST_WORDS && isPart(tokens, to, from)) to += 1;
  while (to > from && !isHead(tokens[to - 1])) to -= 1;
  return to > from ? { from, to } : undefined;
}

/** The noun phrase that ends before `end`, without article. */
export function nounPhraseBefore(tokens: readonly Token[], end: number): { from: number; to: number } | undefined {
  let to = end;
  while (to > 0 && QUOTE.test(tokens[to - 1]?.text ?? '')) to -= 1;
  let from = to;
  while (from > 0 && to - from < MOST_WORDS && isWordOfPhrase(tokens[from - 1])) from -= 1;
  while (from < to && isArticle(tokens[from])) from += 1;
  return to > from && isHead(tokens[to - 1]) ? { from, to } : undefined;
}

export function isArticle(token: Token | undefined): boolean {
  return token !== undefined && /^(a|an|the)$/i.test(token.text);
}

function isPart(tokens: readonly Token[], at: number, from: number): boolean {
  const token = tokens[at];
  if (isWordOfPhrase(token)) return true;
  return at > from && token?.text === 'of' && isWordOfPhrase(tokens[at + 1]) && isHead(tokens[at - 1]);
}

function isWordOfPhrase(token: Token | undefined): boolean {
  if (token === undefined || !/^[\p{L}\p{N}]/u.test(token.text)) return false;
  return (
    token.pos === 'NOUN' ||
    token.pos === 'PROPN' ||
    token.pos === 'ADJ' ||
    (token.pos === 'VERB' && /ing$/.test(token.text))
  );
}

function isHead(token: Token | undefined): boolean {
  return token !== undefined && (token.pos === 'NOUN' || token.pos === 'PROPN' || /ing$/.test(token.text));
}

/** The words of a span as they stand in the sentence. */
export function textOf(tokens: readonly Token[], span: { from: number; to: number }): string {
  return tokens
    .slice(span.from, span.to)
    .map((token, at, all) => (at > 0 && token.start > (all[at - 1]?.end ?? 0) ? ` ${token.text}` : token.text))
    .join('');
}
