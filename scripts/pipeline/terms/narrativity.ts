import { sentencesOfAll, type TermPassage } from './passage.ts';

const STUDY =
  /^(we|our|paper|article|method|approach|algorithm|model|models|results|study|propose|proposed|propose[sd]|present|presents|presented|describe[sd]?|introduce[sd]?|discuss(es|ed)?|analysis|technique|techniques|framework|et|fig|section)$/i;
const PEOPLE =
  /^(he|she|his|her|him|hers|himself|herself|i|my|me|you|your|said|says|told|mr|mrs|ms|monday|tuesday|wednesday|thursday|friday|saturday|sunday|ago|yesterday)$/i;

/** How much a text tells of people and events, 0 (it explains) to 1: by its names, and by who is spoken of and speaks. */
export function narrativityOf(passages: readonly TermPassage[]): number {
  let words = 0;
  let people = 0;
  let names = 0;
  let study = 0;
  for (const { tokens } of sentencesOfAll(passages)) {
    tokens.forEach(({ text }, at) => {
      if (/^["“”]+$/.test(text)) people += 0.5;
      if (!/\p{L}/u.test(text)) return;
      words += 1;
      if (PEOPLE.test(text)) people += 1;
      else if (STUDY.test(text)) study += 1;
      else if (at > 0 && /^\p{Lu}\p{Ll}+$/u.test(text)) names += 1;
    });
  }
  if (words === 0) return 0;
  const signs = (100 * (names + 2 * people - 2.5 * study)) / (words + 60);
  return Math.min(1, Math.max(0, (signs - 4) / 4));
}
