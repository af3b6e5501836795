import { DOUBTFUL, type Explained, HINTED, LIKELY_SAID, lower, SAID, type Strength } from './explained.ts';
import { isArticle, nounPhraseAfter, textOf } from './noun-phrase.ts';
import type { Token } from './tokens.ts';

/** Subjects that point at the sentence before, or say what is told and not what is defined. */
const POINTING =
  /^(reason|answer|result|purpose|goal|example|way|difference|problem|solution|case|part|number|point|question|idea|advantage|disadvantage|key|focus|aim|author|authors|company|government|people|rest|majority|fact|challenge|total|first|second|third|last|next|only|other|following|latter|former|same|cause|effect|outcome|issue|trend|exception)$/i;

/** `X is a Y that …`, `X refers to …`, `X is defined as …`: the subject is the term. */
export function copulas(tokens: readonly Token[]): readonly Explained[] {
  const start = subjectStart(tokens);
  const article = lower(tokens[start]);
  const from = isArticle(tokens[start]) ? start + 1 : start;
  const to = subjectEnd(tokens, from);
  const head = tokens[to - 1];
  if (to === from || head === undefined || POINTING.test(head.text) || POINTING.test(tokens[from]?.text ?? ''))
    return [];
  const verb = skipAdverbs(tokens, skipAside(tokens, to));
  const strength = verbStrength(tokens, {
    verb,
    isNamed: isNamed(tokens, { from, to, start }),
    isThe: article === 'the',
  });
  return strength === undefined ? [] : [{ term: textOf(tokens, { from, to }), strength }];
}

/** `Buffers absorb …`, `An antagonist blocks …`: a thing in general and what it does. */
export function generalSubject(tokens: readonly Token[]): readonly Explained[] {
  const first = tokens[0];
  if (first === undefined || lower(first) === 'the' || /^\p{Lu}\p{Lu}/u.test(first.text)) return [];
  const from = isArticle(first) ? 1 : 0;
  const to = subjectEnd(tokens, from);
  const verb = tokens[skipAdverbs(tokens, skipAside(tokens, to))];
  const isPresent = verb?.pos === 'VERB' && !/(ed|ing)$/.test(verb.text);
  if (to === from || !isPresent || POINTING.test(tokens[to - 1]?.text ?? '')) return [];
  return [{ term: textOf(tokens, { from, to }), strength: HINTED }];
}

/** After `In economics,` or `For example,` the subject stands at the second place. */
function subjectStart(tokens: readonly Token[]): number {
  const comma = tokens.findIndex(({ text }) => text === ',');
  const opens = /^(in|for|as|by|under|within|among|at|thus|therefore|however|similarly|finally|also)$/.test(
    lower(tokens[0]),
  );
  return comma > 0 && comma <= 5 && opens ? comma + 1 : 0;
}

/** The end of the noun phrase that starts at `from`; a verb form counts as part of it where a verb still follows. */
function subjectEnd(tokens: readonly Token[], from: number): number {
  let to = from;
  while (to < tokens.length && to - from < 6) {
    const token = tokens[to];
    const isOf = to > from && token?.text === 'of' && isNominal(tokens[to + 1]);
    if (!isOf && !isNominal(token)) break;
    to += 1;
  }
  return to;
}

function isNominal(token: Token | undefined): boolean {
  if (token === undefined || !/^[\p{L}]/u.test(token.text)) return false;
  return /^(NOUN|PROPN|ADJ)$/.test(token.pos) || (token.pos === 'VERB' && /ing$/.test(token.text));
}

/** `X (from Latin), or Y, is`: over what stands between subject and verb. */
function skipAside(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.text === '(') {
    const close = tokens.findIndex(({ text }, index) => index > at && text === ')');
    return close > 0 && close - at < 14 ? skipAside(tokens, close + 1) : at;
  }
  if (tokens[at]?.text === ',' && /^(or|also|sometimes|often)$/.test(lower(tokens[at + 1]))) {
    const close = tokens.findIndex(({ text }, index) => index > at && text === ',');
    return close > 0 && close - at < 10 ? close + 1 : at;
  }
  if (tokens[at]?.text === 'or') {
    const gloss = nounPhraseAfter(tokens, at + 1);
    return gloss?.to ?? at;
  }
  return at;
}

function skipAdverbs(tokens: readonly Token[], at: number): number {
  let verb = at;
  while (tokens[verb]?.pos === 'ADV') verb += 1;
  return verb;
}

/** A proper name as subject: what follows tells of it, but may be an event and not what it is. */
function isNamed(tokens: readonly Token[], { from, to, start }: { from: number; to: number; start: number }): boolean {
  return tokens
    .slice(from, to)
    .some(({ text, pos }, at) => (from + at > start ? /^\p{Lu}\p{Ll}/u.test(text) : pos === 'PROPN' && to - from > 1));
}

type Clause = { readonly verb: number; readonly isNamed: boolean; readonly isThe: boolean };

function verbStrength(tokens: readonly Token[], clause: Clause): Strength | undefined {
  const verb = lower(tokens[clause.verb]);
  const next = skipAdverbs(tokens, clause.verb + 1);
  const phrase = tokens
    .slice(next, next + 3)
    .map(lower)
    .join(' ');
  if (/^refers?$/.test(verb)) return /^to\b/.test(phrase) ? SAID : undefined;
  if (/^(means|denotes|signifies)$/.test(verb)) return /^(that|a lack|nothing)\b/.test(phrase) ? DOUBTFUL : LIKELY_SAID;
  if (/^occurs?$/.test(verb)) return /^when\b/.test(phrase) ? SAID : DOUBTFUL;
  if (
    /^(describes|involves|involve|consists|consist|comprises|states|measures|represents|includes|include|allows|requires|contains)$/.test(
      verb,
    )
  )
    return DOUBTFUL;
  if (/^(is|are|can be|may be)$/.test(verb) || /^be (defined|described)/.test(phrase)) {
    if (/^(be )?(defined|described|thought of|conceived) (as|of|by)?/.test(phrase)) return SAID;
    return predicateStrength(tokens, { ...clause, next });
  }
  return /^(was|were)$/.test(verb) && /^(a|an) /.test(phrase) ? DOUBTFUL : undefined;
}

function predicateStrength(tokens: readonly Token[], clause: Clause & { next: number }): Strength | undefined {
  const article = lower(tokens[clause.next]);
  const isPlural = lower(tokens[clause.verb]) === 'are';
  if (!/^(a|an|the|any|one|when)$/.test(article) && !isPlural) return undefined;
  if (article === 'when') return SAID;
  const span = nounPhraseAfter(tokens, clause.next);
  if (span === undefined || span.from > clause.next + 2) return undefined;
  if (POINTING.test(tokens[span.to - 1]?.text ?? '')) return DOUBTFUL;
  if (/^(most|more|best|largest|first|only|main|same|biggest|greatest)$/.test(lower(tokens[span.from])))
    return DOUBTFUL;
  const opens = tokens[span.from]?.pos;
  if (isPlural && !/^(a|an|the|any)$/.test(article) && opens !== 'NOUN' && opens !== 'ADJ') return undefined;
  if (clause.isNamed) return /^(a|an)$/.test(article) ? LIKELY_SAID : DOUBTFUL;
  return clause.isThe && isPlural ? DOUBTFUL : SAID;
}
