import { rarityOf } from '../../../src/model/background.ts';
import type { Sentence } from './tokens.ts';
import { wordsOf } from './words.ts';

const EVERYDAY_PARTICIPLE =
  /^(called|termed|based|used|defined|composed|characterized|involved|designed|located|caused|formed|named|related)$/;

/** Words with which a sentence draws on the one before it. */
const GOING_ON =
  /^(however|therefore|thus|but|and|so|also|moreover|furthermore|then|first|second|third|finally|hence|consequently|instead|meanwhile|yet|still|nevertheless|similarly|likewise|indeed)$/;

/**
 * What else in a sentence speaks for a definition (it begins with the thing in general, says which kind of it)
 * or against one (it tells what happened, to whom, when, how many; it speaks to the reader). Weights are set by hand.
 */
export function plausibilityOf({ tokens }: Sentence): number {
  const words = tokens.map(({ text }) => text.toLowerCase());
  const text = ` ${words.join(' ')} `;
  const past = tokens.filter(
    ({ pos, text: word }) => pos === 'VERB' && /ed$/.test(word) && !EVERYDAY_PARTICIPLE.test(word),
  ).length;
  const told = past + (text.match(/ (was|were|had|did|said) /g)?.length ?? 0);
  const names = tokens.filter(({ text: word }, at) => at > 0 && /^\p{Lu}\p{Ll}+$/u.test(word)).length;
  const numbers = tokens.filter(({ text: word }) => /\d/.test(word)).length;
  return (
    openingOf(tokens) +
    (/ (called|known as|termed|referred to as|meaning|refers to|defined as) /.test(text) ? 0.6 : 0) +
    (/ , (which|where|in which|or) /.test(text) ? 0.3 : 0) +
    (/ (is|are) (a|an|the) /.test(text) ? 0.4 : 0) +
    (/ (that|which|in which|whose|whereby) /.test(text) ? 0.3 : 0) -
    Math.min(1.2, 0.3 * told) -
    Math.min(0.8, 0.2 * names) -
    Math.min(0.8, 0.25 * numbers) -
    (/ (i|my|he|she|his|her) /.test(text) ? 0.4 : 0) -
    (/ (figure|table|chapter|example) /.test(text) ? 0.3 : 0) -
    (GOING_ON.test(words[0] ?? '') ? 0.7 : 0) -
    (tokens.length > 50 || tokens.length < 12 ? 0.25 : 0)
  );
}

function openingOf(tokens: Sentence['tokens']): number {
  const first = tokens[0];
  if (first === undefined) return 0;
  if (/^(a|an)$/i.test(first.text)) return 0.6;
  if (/^the$/i.test(first.text)) return 0.3;
  const pointing =
    /^(this|these|it|they|he|she|we|you|i|but|and|if|when|while|although|because|after|before|since|for|figure|some|many|most|there|what|by)$/i;
  if (pointing.test(first.text)) return -0.5;
  return first.pos === 'NOUN' || (first.pos === 'ADJ' && tokens[1]?.pos === 'NOUN') ? 0.5 : 0;
}

/** Rarity of a term's words, on the mean, at which nothing speaks for or against its being explained. */
const FAMILIAR = 0.7;

/**
 * How much a term asks to be explained: rare words do, words that any reader knows do not. What bears a proper name
 * within a sentence is one thing, of which something is told.
 */
export function needOf(term: string, { text }: Sentence): number {
  const words = wordsOf(term);
  const rarity = words.reduce((sum, word) => sum + rarityOf(word), 0) / Math.max(1, words.length);
  const isNamed = /^\p{Lu}/u.test(term) && text.indexOf(term) > 0;
  return 2 * (rarity - FAMILIAR) - (isNamed ? 0.5 : 0);
}
