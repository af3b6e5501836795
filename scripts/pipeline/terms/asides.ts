import { ALLUDED, DOUBTFUL, type Explained, HINTED, LIKELY_SAID, lower } from './explained.ts';
import { genusAt } from './genus.ts';
import { isArticle, nounPhraseBefore, textOf } from './noun-phrase.ts';
import type { Token } from './tokens.ts';

/** What begins the words that tell one kind from others: `a capability that allows …`. */
const RESTRICTING =
  /^(that|which|who|whose|where|when|in|for|of|used|designed|made|with|to|between|whereby|caused|formed|characterized|given|containing|consisting|involving|on|by|from|based)$/;

/** What is said of a term beside it: `X, a Y that …`, `X (a Y that …)`, `X, or the Y of …`, `X, which is a Y`, `X, meaning …`. */
export function asides(tokens: readonly Token[]): readonly Explained[] {
  return tokens.flatMap(({ text }, at): Explained[] => {
    if (!/^[,—–(]$/.test(text) || isOpening(tokens, at)) return [];
    const term = nounPhraseBefore(tokens, at);
    if (term === undefined || /^(and|or|,)$/.test(lower(tokens[term.from - 1]))) return [];
    const isName = tokens.slice(term.from, term.to).some(({ text: word }) => /^\p{Lu}/u.test(word)) && term.from > 0;
    const strength = saidBeside(tokens, at);
    return strength === undefined
      ? []
      : [{ term: textOf(tokens, term), strength: isName ? Math.min(strength, DOUBTFUL) : strength }];
  });
}

function saidBeside(tokens: readonly Token[], at: number): number | undefined {
  const [mark, next, after] = [tokens[at]?.text ?? '', lower(tokens[at + 1]), lower(tokens[at + 2])];
  if (/^(a|an|the)$/.test(next)) return appositionStrength(tokens, at);
  if (mark !== '(' && next === 'or') return isArticle(tokens[at + 2]) ? appositionStrength(tokens, at + 1) : undefined;
  if (next === 'meaning') return LIKELY_SAID;
  if (next === 'that' && after === 'is') return isArticle(tokens[at + 4]) ? LIKELY_SAID : HINTED;
  if (next !== 'which') return undefined;
  if (/^(means?|refers?)$/.test(after)) return lower(tokens[at + 3]) === 'that' ? HINTED : LIKELY_SAID;
  const isSaid = /^(is|are)$/.test(after) && isArticle(tokens[at + 3]);
  return isSaid ? appositionStrength(tokens, at + 2) : undefined;
}

/** `a Y that …` after the token at `at`. */
function appositionStrength(tokens: readonly Token[], at: number): number | undefined {
  const gloss = genusAt(tokens, at + 2);
  if (gloss === undefined) return undefined;
  const isRestricted = RESTRICTING.test(lower(tokens[gloss.to]));
  if (!isRestricted) return lower(tokens[at + 1]) === 'the' ? HINTED : DOUBTFUL;
  const isOne = lower(tokens[at + 1]) !== 'the' || /^([—–(]|or|is|are)$/.test(lower(tokens[at]));
  return isOne ? LIKELY_SAID : ALLUDED;
}

/** `In this case, a patient …`, `When it rains, a …`: what stands before the comma only opens the sentence. */
function isOpening(tokens: readonly Token[], comma: number): boolean {
  if (tokens[comma]?.text !== ',') return false;
  const before = tokens.slice(0, comma);
  const isFirst = before.every(({ text }) => text !== ',');
  if (isFirst && comma < 14 && /^(ADP|SCONJ|ADV|PART)$/.test(tokens[0]?.pos ?? '')) return true;
  const clause = before.slice(before.findLastIndex(({ text }) => /^[,;:—–(]$/.test(text)) + 1);
  return /^(when|if|as|although|because|while|since|unless|whenever|depending|despite|during|after|before|once|until|in|on|by|for|at|from|without)$/.test(
    lower(clause[0]),
  );
}
