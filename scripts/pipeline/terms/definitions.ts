import { acronymPairsOf } from './acronyms.ts';
import { isArticle, nounPhraseAfter, nounPhraseBefore } from './noun-phrase.ts';
import { type Definition, parse, type TermPassage } from './passage.ts';
import type { Sentence, Token } from './tokens.ts';

/** A term that a sentence explains, and how surely: 3 says so in so many words, 1 may. */
export type Explained = { readonly term: string; readonly strength: 1 | 2 | 3 };

/** Sentences that say what a term means, by the ways in which English says so. */
export function definitionsOf(passages: readonly TermPassage[]): readonly Definition[] {
  return passages
    .filter(({ kind }) => kind !== 'heading' && kind !== 'code')
    .flatMap((passage) =>
      parse(passage).sentences.flatMap((sentence) =>
        explainedIn(sentence)
          .filter(({ strength }) => strength >= 2)
          .map(
            ({ term }): Definition => ({
              term,
              sentence: sentence.text,
              source: passage.source,
              passage: passage.passage,
            }),
          ),
      ),
    );
}

/** The terms that a sentence explains, each once, at its surest. */
export function explainedIn(sentence: Sentence): readonly Explained[] {
  const { tokens } = sentence;
  if (tokens.length < 5 || /\?$/.test(sentence.text)) return [];
  const all = [...namings(tokens), ...copulas(tokens), ...appositions(tokens), ...glosses(sentence)];
  const best = new Map<string, Explained>();
  for (const explained of all) {
    const known = best.get(explained.term);
    if (known === undefined || known.strength < explained.strength) best.set(explained.term, explained);
  }
  return [...best.values()];
}

const lower = (token: Token | undefined): string => token?.text.toLowerCase() ?? '';

function textOf(tokens: readonly Token[], span: { from: number; to: number }): string {
  return tokens
    .slice(span.from, span.to)
    .map((token, at, all) => (at > 0 && token.start > (all[at - 1]?.end ?? 0) ? ` ${token.text}` : token.text))
    .join('');
}

const NAMING = /^(known as|called|termed|referred to as|dubbed|defined as|labeled|labelled)$/;

/** `a scenario known as an intelligence explosion`: what follows the naming verb is the term. */
function namings(tokens: readonly Token[]): readonly Explained[] {
  return tokens.flatMap((_, at): Explained[] => {
    const cue = [3, 2, 1].find((length) =>
      NAMING.test(
        tokens
          .slice(at, at + length)
          .map(lower)
          .join(' '),
      ),
    );
    if (cue === undefined) return [];
    const verb = lower(tokens[at]);
    if (/^(defined)$/.test(verb) || /^(he|she|i|we|they|you)$/.test(lower(tokens[at - 1]))) return [];
    const span = nounPhraseAfter(tokens, at + cue);
    if (span === undefined || span.from - (at + cue) > 2) return [];
    const term = textOf(tokens, span);
    const isName = tokens.slice(span.from, span.to).every(({ text }) => /^\p{Lu}/u.test(text));
    return [{ term, strength: isName ? 2 : 3 }];
  });
}

const MEANS = /^(means|denotes|signifies)$/;
const GENERAL_VERB = /^(is|are|was|were)$/;
const POINTING =
  /^(it|this|that|these|those|he|she|they|we|you|i|there|here|what|who|which|one|another|some|many|most|all|each|such|his|her|their|its|our|my|your)$/;
const RELATIVE =
  /^(that|which|who|whose|whom|where|when|in|for|of|used|designed|made|consisting|composed|formed|by|with|to|between|on|from|based|characterized|caused|located|containing|involving|having|without|whereby)$/;

/** `X is a Y that …`, `X refers to …`, `X is defined as …`: the subject is the term. */
function copulas(tokens: readonly Token[]): readonly Explained[] {
  const start = subjectStart(tokens);
  if (POINTING.test(lower(tokens[start]))) return [];
  const verb = tokens.findIndex(
    (token, at) => at > start && /^(AUX|VERB)$/.test(token.pos) && !/ing$/.test(token.text),
  );
  if (verb < 0 || verb - start > 7) return [];
  const span = nounPhraseBefore(tokens, verb);
  if (
    span === undefined ||
    tokens.slice(start, span.from).some((token) => !isArticle(token) && !/^["“‘]$/.test(token.text))
  )
    return [];
  const strength = copulaStrength(tokens, { start, verb });
  return strength === undefined ? [] : [{ term: textOf(tokens, span), strength }];
}

/** After `In economics,` or `For example,` the subject stands at the second place. */
function subjectStart(tokens: readonly Token[]): number {
  const comma = tokens.findIndex(({ text }) => text === ',');
  return comma > 0 && comma <= 4 && /^(in|for|as|by|under|within|among|thus|therefore|however)$/.test(lower(tokens[0]))
    ? comma + 1
    : 0;
}

function copulaStrength(
  tokens: readonly Token[],
  { start, verb }: { start: number; verb: number },
): 1 | 2 | 3 | undefined {
  const after = tokens.slice(verb + 1, verb + 4).map(lower);
  const phrase = after.join(' ');
  if (/^(refers|refer)$/.test(lower(tokens[verb])) && after[0] === 'to') return 3;
  if (MEANS.test(lower(tokens[verb])) && !/^(that|nothing)\b/.test(phrase)) return 2;
  if (/^occurs?$/.test(lower(tokens[verb])) && after[0] === 'when') return 2;
  if (!GENERAL_VERB.test(lower(tokens[verb]))) return undefined;
  if (/^(often |usually |commonly |generally )?(defined|described) as\b/.test(phrase)) return 3;
  if (
    /^(the (process|study|ability|practice|act|branch|tendency|name|term|use|idea|theory|belief|art|science))\b/.test(
      phrase,
    )
  )
    return 3;
  return predicateStrength(tokens, { start, verb });
}

function predicateStrength(
  tokens: readonly Token[],
  { start, verb }: { start: number; verb: number },
): 1 | 2 | 3 | undefined {
  const article = lower(tokens[verb + 1]);
  const past = /^(was|were)$/.test(lower(tokens[verb]));
  const plural = lower(tokens[verb]) === 'are';
  if (!/^(a|an|the|any|one)$/.test(article) && !plural) return undefined;
  const span = nounPhraseAfter(tokens, verb + 1);
  if (span === undefined || span.from > verb + 3) return undefined;
  const next = tokens[span.to];
  const isRestricted = RELATIVE.test(lower(next)) || (next?.pos === 'VERB' && /(ing|ed)$/.test(next.text));
  if (!isRestricted || past) return 1;
  if (article === 'the' || article === 'one') return 1;
  return lower(tokens[start]) === 'the' ? 2 : 3;
}

/** `recursive self-improvement, a capability that allows …`; `X, or Y,`. */
function appositions(tokens: readonly Token[]): readonly Explained[] {
  return tokens.flatMap(({ text }, at): Explained[] => {
    if (text !== ',' || !/^(a|an)$/.test(lower(tokens[at + 1]))) return [];
    const [term, gloss] = [nounPhraseBefore(tokens, at), nounPhraseAfter(tokens, at + 1)];
    if (term === undefined || gloss === undefined) return [];
    if (/^(and|or|,)$/.test(lower(tokens[term.from - 1])) || !RELATIVE.test(lower(tokens[gloss.to]))) return [];
    const isName = tokens.slice(term.from, term.to).some(({ text: word }) => /^\p{Lu}/u.test(word));
    return [{ term: textOf(tokens, term), strength: isName ? 1 : 2 }];
  });
}

/** A glossary's `Term: what it is`, and long forms of short ones. */
function glosses({ tokens, text }: Sentence): readonly Explained[] {
  const mark = tokens.findIndex((token) => /^[:–—]$/.test(token.text));
  const pairs = acronymPairsOf(text).map(({ long }): Explained => ({ term: long, strength: 1 }));
  if (mark < 1 || mark > 5 || !/^(a|an|the)$/.test(lower(tokens[mark + 1]))) return pairs;
  const span = nounPhraseBefore(tokens, mark);
  if (span === undefined || span.from > 1) return pairs;
  return [...pairs, { term: textOf(tokens, span), strength: 2 }];
}
