import { acronymPairsOf } from './acronyms.ts';
import { asides } from './asides.ts';
import { copulas } from './copula.ts';
import { ALLUDED, DOUBTFUL, type Explained, HINTED, LIKELY_SAID, lower } from './explained.ts';
import { nounPhraseAfter, nounPhraseBefore, textOf } from './noun-phrase.ts';
import { type Definition, sentencesIn, type TermPassage } from './passage.ts';
import { needOf, plausibilityOf } from './plausibility.ts';
import { statements } from './statements.ts';
import type { Sentence, Token } from './tokens.ts';

/** Below it a sentence rather tells of its subject than what it is. */
const LIKELY = 1.55;
/** Above it a sentence says what its term is; good enough to open an entry. */
const SURE = 2.4;

/** A definition, and is there little doubt of it? */
export type Likely = Definition & { readonly isSure: boolean };

/** Sentences that say what a term means, by the ways in which English says so; those that speak for themselves first. */
export function definitionsOf(passages: readonly TermPassage[]): readonly Likely[] {
  return passages
    .filter(({ kind }) => kind !== 'heading' && kind !== 'code')
    .flatMap((passage) =>
      sentencesIn(passage).flatMap((sentence) =>
        explainedIn(sentence)
          .filter(({ strength }) => strength >= LIKELY)
          .map(({ term, strength }) => ({ term, strength, sentence: sentence.text, passage })),
      ),
    )
    .sort((a, b) => b.strength - a.strength)
    .map(({ term, strength, sentence, passage: { source, passage } }) => {
      return { term, sentence, source, passage, isSure: strength >= SURE };
    });
}

/** The terms that a sentence may explain, each once, at its surest: how it says so, and what else speaks for it. */
export function explainedIn(sentence: Sentence): readonly Explained[] {
  const { tokens } = sentence;
  if (tokens.length < 5 || /[?:]$/.test(sentence.text)) return [];
  const all = [...namings(tokens), ...copulas(tokens), ...statements(tokens), ...asides(tokens), ...glosses(sentence)];
  const more = plausibilityOf(sentence);
  const best = new Map<string, Explained>();
  for (const { term, strength } of all) {
    const known = best.get(term);
    const total = strength + more + needOf(term, sentence);
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
    const span =
      cue === undefined ? undefined : nounPhraseAfter(tokens, at + cue + (isPossessive(tokens[at + cue]) ? 1 : 0));
    if (cue === undefined || span === undefined || span.from - (at + cue) > 2) return [];
    if (/^(he|she|i|we|they|you|so|what)$/.test(lower(tokens[at - 1]))) return [];
    return [{ term: textOf(tokens, span), strength: namingStrength(tokens, { at, ...span }) }];
  });
}

/** `is called its genome`. */
function isPossessive(token: Token | undefined): boolean {
  return /^(its|their|his|her)$/.test(lower(token));
}

/**
 * Naming tells most where a whole description is the subject (`A group of such cells is called …`); little where it points
 * back (`It is called X`), tells what became of something, or only says which thing of many (`a tool called X`).
 */
function namingStrength(tokens: readonly Token[], { at, from, to }: { at: number; from: number; to: number }): number {
  const before = lower(tokens[at - 1]);
  if (/^(was|were|became|become|been|soon|later)$/.test(before)) return HINTED;
  const isExplained = isExplainedAfter(tokens, to);
  const less = tokens[0]?.pos === 'ADP' ? 0.5 : 0;
  if (/^\p{Lu}\p{Ll}/u.test(tokens[from]?.text ?? '')) return DOUBTFUL - less;
  if (/^(this|these|it|they|such|that|those)$/.test(lower(tokens[0]))) return isExplained ? LIKELY_SAID : ALLUDED;
  const isSubject = /^(is|are|be|,|often|commonly|usually|generally|collectively)$/.test(before);
  if (isSubject || isExplained) return LIKELY_SAID - less;
  if (/^(also|sometimes|otherwise)$/.test(before)) return ALLUDED;
  const goesOn = /^(,|that|which|to|because)$/.test(lower(tokens[to]));
  return (goesOn ? ALLUDED : at > 20 ? HINTED : DOUBTFUL / 2) - less;
}

function isExplainedAfter(tokens: readonly Token[], to: number): boolean {
  return lower(tokens[to]) === ',' && /^(which|where|who|in|a|an|that|because)$/.test(lower(tokens[to + 1]));
}

/** A glossary's `Term: what it is`, and long forms of short ones. */
function glosses({ tokens, text }: Sentence): readonly Explained[] {
  const mark = tokens.findIndex((token) => /^[:–—]$/.test(token.text));
  const pairs = acronymPairsOf(text).map(({ long }): Explained => ({ term: long, strength: HINTED }));
  if (mark < 1 || mark > 5 || !/^(a|an|the)$/.test(lower(tokens[mark + 1]))) return pairs;
  const span = nounPhraseBefore(tokens, mark);
  const isTitle = span !== undefined && /^\p{Lu}/u.test(tokens[span.to - 1]?.text ?? '') && span.to - span.from > 1;
  if (span === undefined || span.from > 1 || isTitle) return pairs;
  return [...pairs, { term: textOf(tokens, span), strength: LIKELY_SAID }];
}
