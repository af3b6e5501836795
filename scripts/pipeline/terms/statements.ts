import { type Explained, lower, SAID } from './explained.ts';
import { isArticle, textOf } from './noun-phrase.ts';
import type { Token } from './tokens.ts';

const LAW = /^(laws?|principles?|theory|theories|theorems?|rules?|hypothes[ie]s|thesis|conjecture|doctrine|postulate)$/;
const SAYING = /^(states?|says?|holds?|predicts?|asserts?|posits?)$/;
const MOST_WORDS = 8;

/** `The law of demand states that …`: what a law or a theory states is what it is. The tagger takes `states` for a noun. */
export function statements(tokens: readonly Token[]): readonly Explained[] {
  const from = isArticle(tokens[0]) ? 1 : 0;
  const to = tokens.findIndex((token, at) => SAYING.test(lower(token)) && lower(tokens[at + 1]) === 'that');
  if (to <= from || to - from > MOST_WORDS) return [];
  const words = tokens.slice(from, to);
  const isLaw = words.some(
    (token, at) => LAW.test(lower(token)) && (at === words.length - 1 || /^(of|for)$/.test(lower(words[at + 1]))),
  );
  const isPhrase = words.every(({ text, pos }) => /^(of|for|['’]s)$/.test(text) || /^(NOUN|PROPN|ADJ|VERB)$/.test(pos));
  return isLaw && isPhrase && words.length > 1 ? [{ term: textOf(tokens, { from, to }), strength: SAID }] : [];
}
