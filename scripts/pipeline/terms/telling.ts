import type { Group } from './groups.ts';
import type { Occurrence } from './occurrences.ts';
import { type Definition, sentencesIn, type Telling } from './passage.ts';
import { sayingOf } from './saying.ts';
import { dependenceOf, pointsBack } from './standalone.ts';

/** What a sentence is worth that a definition of the term was seen in: surely, or likely. */
const SURE = 8;
const LIKELY = 4;

/** The passages that tell something about a term, best first: each once, by the sentence that tells most. */
export function tellingPassages(
  group: Group,
  { sure, likely }: { readonly sure: readonly Definition[]; readonly likely: readonly Definition[] },
): readonly Telling[] {
  const keyOf = ({ source, passage, sentence }: Definition) => `${source}#${passage}#${sentence}`;
  const defining = new Map([
    ...likely.map((one) => [keyOf(one), LIKELY] as const),
    ...sure.map((one) => [keyOf(one), SURE] as const),
  ]);
  const best = new Map<string, { readonly told: Telling; readonly worth: number; readonly at: number }>();
  group.occurrences.forEach((occurrence, at) => {
    const { passage, sentence } = occurrence;
    if (passage.kind === 'heading') return;
    const key = `${passage.source}#${passage.passage}`;
    const defined = defining.get(`${key}#${sentence.text}`);
    const says = defined === undefined ? sayingOf(occurrence) : 'what';
    const worth = worthOf(occurrence, says) + (defined ?? 0);
    const known = best.get(key);
    if (known !== undefined && known.worth >= worth) return;
    const told = {
      source: passage.source,
      passage: passage.passage,
      sentence: sentence.text,
      says,
      ...leadOf(occurrence),
    };
    best.set(key, { told, worth, at: known?.at ?? at });
  });
  return [...best.values()].sort((a, b) => b.worth - a.worth || a.at - b.at).map(({ told }) => told);
}

function leadOf({ passage, sentence }: Occurrence): { readonly withLead?: string } {
  const before = sentencesIn(passage).findLast(({ end }) => end <= sentence.start);
  if (!pointsBack(sentence) || before === undefined || pointsBack(before)) return {};
  return { withLead: passage.text.slice(before.start, sentence.end) };
}

/** A sentence tells most about its subject, where it is whole, stands alone and is of a readable length. */
function worthOf(occurrence: Occurrence, says: Telling['says']): number {
  const { passage, sentence, from, titled, isSubject, isWhole } = occurrence;
  const words = sentence.tokens.length;
  const subject = says === 'about' || isSubject ? 3 : from <= 6 ? 0.75 : 0;
  const said = says === 'what' ? 2.5 : isSubject && saysWhatItDoes(occurrence) ? 2 : 0;
  // The fuller the name, the more it says: `a halt to the felling of old oaks`, `the halt`.
  const name = Math.min(1.5, (occurrence.to - from) / 4);
  const length = words < 8 ? -2 : words > 60 ? -2 : words > 45 ? -0.5 : 1;
  const place = passage.kind === 'paragraph' ? 1 : passage.kind === 'item' ? 0.5 : 0;
  const whole = isWhole ? 0 : -6;
  return (
    subject + said + name + purposeOf(occurrence) + length + place + whole - dependenceOf(sentence) + (titled ? -3 : 0)
  );
}

function saysWhatItDoes({ sentence, to }: Occurrence): boolean {
  const after = sentence.tokens.slice(to, to + 3).map(({ text }) => text.toLowerCase());
  return /^(also |often )?(is|are|was|were|allows?|lets?|enables?|provides?|helps?|requires?) ?/.test(after.join(' '));
}

/** What it is for, or which one is meant, follows at once: `X tools to find …`, `X that …`. */
function purposeOf({ sentence: { tokens }, to }: Occurrence): number {
  const at = tokens[to]?.pos === 'NOUN' ? to + 1 : to;
  const [word, after] = [tokens[at]?.text.toLowerCase() ?? '', tokens[at + 1]?.pos];
  return /^(that|which|who|where|whose)$/.test(word) || (word === 'to' && after === 'VERB') ? 1 : 0;
}
