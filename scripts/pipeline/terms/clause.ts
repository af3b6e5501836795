import { lower } from './explained.ts';
import { isArticle } from './noun-phrase.ts';
import type { Token } from './tokens.ts';

/** A sentence's first statement: what it is about, tokens `from`…`to` (exclusive), and its verb. */
export type Clause = {
  readonly from: number;
  readonly to: number;
  readonly article: string;
  readonly verb: number;
  /** More than an adverb or a place opens the sentence: `When …,`, `If …,`. */
  readonly isConditional: boolean;
  /** Anything opens it. */
  readonly isOpened: boolean;
  /** Words between the term and its verb that narrow it: `junctions in animals`. */
  readonly isNarrowed: boolean;
};

const MOST_OPENING = 14;
const MOST_WORDS = 6;
const MOST_ASIDE = 16;
const MOST_NARROWING = 9;
const QUOTE = /^["“”‘’']$/;

/** Finds the first statement where a noun phrase is its subject; pronouns, quantities and questions have none. */
export function clauseOf(tokens: readonly Token[]): Clause | undefined {
  const start = openingEnd(tokens);
  const article = isArticle(tokens[start]) ? lower(tokens[start]) : '';
  let from = article === '' ? start : start + 1;
  if (QUOTE.test(tokens[from]?.text ?? '')) from += 1;
  const to = termEnd(tokens, from);
  if (to === from) return undefined;
  const close = QUOTE.test(tokens[to]?.text ?? '') ? to + 1 : to;
  const narrowed = skipNarrowing(tokens, skipAsides(tokens, close));
  const verb = skipAdverbs(tokens, skipAsides(tokens, narrowed));
  if (!/^(AUX|VERB)$/.test(tokens[verb]?.pos ?? '')) return undefined;
  const isConditional = start > 0 && tokens[0]?.pos === 'SCONJ';
  return {
    from,
    to,
    article,
    verb,
    isConditional,
    isOpened: start > 0,
    isNarrowed: narrowed > skipAsides(tokens, close),
  };
}

/** After `In economics,`, `At the highest level of the body,` or `However,` the subject stands second. */
export function openingEnd(tokens: readonly Token[]): number {
  if (!/^(ADP|SCONJ|ADV|CCONJ)$/.test(tokens[0]?.pos ?? '')) return 0;
  let depth = 0;
  for (let at = 1; at <= MOST_OPENING && at < tokens.length; at++) {
    const text = tokens[at]?.text ?? '';
    if (/^[([]$/.test(text)) depth += 1;
    if (/^[)\]]$/.test(text)) depth -= 1;
    if (text === ',' && depth === 0) return at + 1;
  }
  return 0;
}

/** The end of the term that starts at `from`: nouns and what describes them, `of` and more nouns, `bipolar and related disorders`. */
function termEnd(tokens: readonly Token[], from: number): number {
  let to = from;
  while (to < tokens.length && to - from < MOST_WORDS) {
    const [token, next] = [tokens[to], tokens[to + 1]];
    if (to > from && /^['’]s$/.test(token?.text ?? '')) {
      to += 1;
      continue;
    }
    const isJoin = to > from && /^(of|and)$/.test(token?.text ?? '') && isNominal(next, tokens[to + 2]);
    const joins = token?.text === 'of' || (tokens[to - 1]?.pos !== 'NOUN' && next?.pos !== 'PROPN');
    if (!(isJoin && joins) && !isNominal(token, next)) break;
    to += 1;
  }
  while (to > from && /^(of|and)$/.test(tokens[to - 1]?.text ?? '')) to -= 1;
  return to;
}

function isNominal(token: Token | undefined, next: Token | undefined): boolean {
  if (token === undefined || !/^\p{L}/u.test(token.text)) return false;
  if (/^(NOUN|PROPN|ADJ)$/.test(token.pos)) return true;
  const isBeforeNoun = next?.pos === 'NOUN' || next?.pos === 'PROPN';
  if (/^(is|are)$/.test(next?.text ?? '') && token.pos === 'VERB') return true;
  return token.pos === 'VERB' && (/ing$/.test(token.text) || (/(ed|en)$/.test(token.text) && isBeforeNoun));
}

/** `X (from Latin), or Y, is`, `X, on the other hand, is`: over what stands between commas, dashes or brackets. */
function skipAsides(tokens: readonly Token[], at: number): number {
  const text = tokens[at]?.text ?? '';
  if (text === '(' || text === '[') {
    const close = tokens.findIndex((token, index) => index > at && /^[)\]]$/.test(token.text));
    return close > 0 && close - at < MOST_ASIDE ? skipAsides(tokens, close + 1) : at;
  }
  if (/^[,—–]$/.test(text)) {
    const close = tokens.findIndex((token, index) => index > at && token.text === text);
    const after = tokens[skipAdverbs(tokens, close + 1)];
    const isAside = close > 0 && close - at < MOST_ASIDE && /^(AUX|VERB)$/.test(after?.pos ?? '');
    return isAside ? close + 1 : at;
  }
  if (text === 'or') {
    const to = termEnd(tokens, isArticle(tokens[at + 1]) ? at + 2 : at + 1);
    return to > at + 1 ? to : at;
  }
  return at;
}

/** `junctions in animals are`, `the amplitude of a wave is`: over what a preposition adds. */
function skipNarrowing(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.pos !== 'ADP') return at;
  let end = at;
  while (end - at < MOST_NARROWING && /^(ADP|DET|ADJ|NOUN|PROPN|CCONJ|NUM)$/.test(tokens[end]?.pos ?? '')) end += 1;
  return end;
}

export function skipAdverbs(tokens: readonly Token[], at: number): number {
  let verb = at;
  while (tokens[verb]?.pos === 'ADV') verb += 1;
  return verb;
}
