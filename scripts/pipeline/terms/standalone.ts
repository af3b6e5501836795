import type { TermPassage } from './passage.ts';
import type { Sentence } from './tokens.ts';

/** Words with which a sentence goes on from the one before it. */
const GOING_ON =
  /^(however|for instance|for example|e\.g\.?|i\.e\.?|thus|therefore|hence|consequently|furthermore|moreover|also|additionally|instead|otherwise|likewise|similarly|conversely|nevertheless|nonetheless|meanwhile|finally|first|second|third|next|then|so|but|and|or|yet|still|again|besides|indeed|worse|in addition|in contrast|on the other hand|as a result|in particular|in this|in that|in these|in other words|by contrast|at the same time|of course|to this end)\b/i;
/** What it is about stands in the sentence before it. */
const POINTING =
  /^["“(]?(this|that|these|those|it|its|they|their|he|his|she|her|such|here|there|one|both|neither|we|our|i|my|you|your)\b/i;
/** Such words that name nothing: with the sentence before it, it can be understood. */
const BACK = /^["“(]?(this|that|these|those|it|its|they|their|he|his|she|her|such)\b/i;
/** What a page asks of its visitors tells nothing of the things it names. */
const CALL =
  /^(follow (us|me|our|the|[\p{Lu}])|subscribe|sign up|log in|click|tap here|share this|read more|read also|see|learn more|find out more|join us|contact us|photo|image|source|credit|copyright|all rights|©|\()/iu;

/** Has a sentence the form of one: a beginning, a verb, an end? Fragments, labels, references and calls have not. */
export function isWhole({ text, tokens, start, end }: Sentence, { kind, text: all }: TermPassage): boolean {
  if (kind === 'heading' || kind === 'table' || kind === 'code') return false;
  const words = tokens.filter((token) => /\p{L}/u.test(token.text));
  if (words.length < 4 || CALL.test(text) || /\|/.test(text)) return false;
  if (!/^["“”‘'«„(]?[\p{Lu}\p{Lo}\p{N}]/u.test(text) && !/^\p{Ll}+\p{Lu}/u.test(text)) return false;
  if (/\S/.test(all[end] ?? '') || /[\p{L}\p{N}/._-]/u.test(all[start - 1] ?? '')) return false;
  if (count(text, '(') > count(text, ')') || /\b(e\.g|i\.e|cf|etc|vs|al|Fig|No)\.$/.test(text)) return false;
  const isEnded = /[.!?…:;。」][)"”’'»\]]*$/u.test(text) || kind === 'item' || kind === 'caption';
  return isEnded && words.some(({ pos }) => pos === 'VERB' || pos === 'AUX');
}

/** Does a sentence go on from the one before it: `For instance, …`? */
export function goesOn({ text }: Sentence): boolean {
  return GOING_ON.test(text);
}

/** Its words after those with which it goes on, with a sign that something stood before: `… the guild has`. */
export function withoutGoingOn(text: string): string {
  const end = GOING_ON.exec(text)?.[0].length ?? 0;
  return end > 0 && text.startsWith(', ', end) ? `… ${text.slice(end + 2)}` : text;
}

/** Does a sentence point back to the one before it? */
export function pointsBack({ text }: Sentence): boolean {
  return BACK.test(text);
}

/** How well a sentence stands alone, 0 at best: not where it goes on, points back, asks, or breaks off. */
export function dependenceOf({ text, tokens }: Sentence): number {
  const letters = text.match(/[\p{L}\s]/gu)?.length ?? 0;
  return (
    (GOING_ON.test(text) ? 1.5 : 0) +
    (POINTING.test(text) ? 2 : 0) +
    (/\?["”)]*$/.test(text) ? 2 : 0) +
    (/[:;]$/.test(text) ? 1.5 : 0) +
    (letters < text.length * 0.85 ? 1.5 : 0) +
    (/``|\[ |\.\.\. /.test(text) ? 1 : 0) +
    (/^(if|when|while|although|because|since|after|before|unless)$/i.test(tokens[0]?.text ?? '') ? 0.5 : 0)
  );
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1;
}
