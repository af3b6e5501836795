import { acronymPairsOf } from './acronyms.ts';
import { copulas, generalSubject } from './copula.ts';
import { DOUBTFUL, type Explained, HINTED, LIKELY_SAID, lower, type Strength } from './explained.ts';
import { nounPhraseAfter, nounPhraseBefore, textOf } from './noun-phrase.ts';
import { type Definition, parse, type TermPassage } from './passage.ts';
import { plausibilityOf } from './plausibility.ts';
import type { Sentence, Token } from './tokens.ts';

/** Below it a sentence rather tells of its subject than what it is. */
const LIKELY = 0.65;
/** Above it a sentence says what its term is; good enough to open an entry. */
const SURE = 2.2;

/** Sentences that say what a term means, by the ways in which English says so; those that speak for themselves first. */
export function definitionsOf(passages: readonly TermPassage[]): readonly Definition[] {
  return weighed(passages, LIKELY);
}

/** The same, only where there is little doubt, surest first. */
export function sureDefinitionsOf(passages: readonly TermPassage[]): readonly Definition[] {
  return weighed(passages, SURE);
}

function weighed(passages: readonly TermPassage[], least: number): readonly Definition[] {
  return passages
    .filter(({ kind }) => kind !== 'heading' && kind !== 'code')
    .flatMap((passage) =>
      parse(passage).sentences.flatMap((sentence) =>
        explainedIn(sentence)
          .filter(({ strength }) => strength >= least)
          .map(({ term, strength }) => ({
            strength,
            definition: { term, sentence: sentence.text, source: passage.source, passage: passage.passage },
          })),
      ),
    )
    .sort((a, b) => b.strength - a.strength)
    .map(({ definition }) => definition);
}

/** The terms that a sentence may explain, each once, at its surest: how it says so, and what else speaks for it. */
export function explainedIn(sentence: Sentence): readonly Explained[] {
  const { tokens } = sentence;
  if (tokens.length < 5 || /[?:]$/.test(sentence.text)) return [];
  const all = [
    ...namings(tokens),
    ...copulas(tokens),
    ...appositions(tokens),
    ...glosses(sentence),
    ...generalSubject(tokens),
  ];
  const more = plausibilityOf(sentence);
  const best = new Map<string, Explained>();
  for (const { term, strength } of all) {
    const known = best.get(term);
    const total = strength + more;
    if (known === undefined || known.strength < total) best.set(term, { term, strength: total });
  }
  return [...best.values()];
}

const NAMING = /^(known as|called|termed|referred to as|dubbed)$/;

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
    const span = cue === undefined ? undefined : nounPhraseAfter(tokens, at + cue);
    if (cue === undefined || span === undefined || span.from - (at + cue) > 2) return [];
    if (/^(he|she|i|we|they|you|so|what)$/.test(lower(tokens[at - 1]))) return [];
    return [{ term: textOf(tokens, span), strength: namingStrength(tokens, { at, ...span }) }];
  });
}

/** `It is called X` tells nothing without the sentence before; `structures called X` little, unless X is then explained. */
function namingStrength(tokens: readonly Token[], span: { at: number; from: number; to: number }): Strength {
  if (/^(this|these|it|they|such|that|those)$/.test(lower(tokens[0]))) {
    return isExplainedAfter(tokens, span.to) ? LIKELY_SAID : DOUBTFUL;
  }
  if (/^\p{Lu}\p{Ll}/u.test(tokens[span.from]?.text ?? '')) return DOUBTFUL;
  const before = lower(tokens[span.at - 1]);
  if (/^(is|are|be|,|also|often|sometimes|commonly|usually|generally)$/.test(before)) return LIKELY_SAID;
  return isExplainedAfter(tokens, span.to) ? LIKELY_SAID : DOUBTFUL;
}

function isExplainedAfter(tokens: readonly Token[], to: number): boolean {
  return lower(tokens[to]) === ',' && /^(which|where|who|in|a|an|that|because)$/.test(lower(tokens[to + 1]));
}

/** `recursive self-improvement, a capability that allows …`; `X, or Y,`. */
function appositions(tokens: readonly Token[]): readonly Explained[] {
  return tokens.flatMap(({ text }, at): Explained[] => {
    const article = lower(tokens[at + 1]);
    if (!/^[,—–]$/.test(text) || !/^(a|an|the)$/.test(article)) return [];
    const [term, gloss] = [nounPhraseBefore(tokens, at), nounPhraseAfter(tokens, at + 1)];
    if (term === undefined || gloss === undefined || /^(and|or|,)$/.test(lower(tokens[term.from - 1]))) return [];
    if (isOpening(tokens, at)) return [];
    const isRestricted = RESTRICTING.test(lower(tokens[gloss.to]));
    const isName = tokens.slice(term.from, term.to).some(({ text: word }) => /^\p{Lu}/u.test(word));
    return [
      { term: textOf(tokens, term), strength: isRestricted && !isName && article !== 'the' ? LIKELY_SAID : DOUBTFUL },
    ];
  });
}

/** `In this case, a patient …`: what stands before the comma only opens the sentence. */
function isOpening(tokens: readonly Token[], comma: number): boolean {
  const isFirst = tokens.findIndex(({ text }) => text === ',') === comma;
  return isFirst && comma < 14 && /^(ADP|SCONJ|ADV|PART)$/.test(tokens[0]?.pos ?? '');
}

const RESTRICTING = /^(that|which|who|whose|where|when|in|for|of|used|designed|made|with|to|between|whereby)$/;

/** A glossary's `Term: what it is`, and long forms of short ones. */
function glosses({ tokens, text }: Sentence): readonly Explained[] {
  const mark = tokens.findIndex((token) => /^[:–—]$/.test(token.text));
  const pairs = acronymPairsOf(text).map(({ long }): Explained => ({ term: long, strength: HINTED }));
  if (mark < 1 || mark > 5 || !/^(a|an|the)$/.test(lower(tokens[mark + 1]))) return pairs;
  const span = nounPhraseBefore(tokens, mark);
  if (span === undefined || span.from > 1) return pairs;
  return [...pairs, { term: textOf(tokens, span), strength: LIKELY_SAID }];
}
