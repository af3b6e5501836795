import type { Group, Occurrence } from './groups.ts';
import type { Definition, Term } from './passage.ts';
import { dependenceOf, isWhole } from './standalone.ts';

/** The passages that tell something about a term, best first: each once, by the sentence that tells most. */
export function tellingPassages(group: Group, definitions: readonly Definition[]): Term['passages'] {
  const defining = new Set(definitions.map(({ passage, source, sentence }) => `${source}#${passage}#${sentence}`));
  const best = new Map<string, { readonly occurrence: Occurrence; readonly worth: number; readonly at: number }>();
  group.occurrences.forEach((occurrence, at) => {
    const { passage, sentence } = occurrence;
    if (passage.kind === 'heading') return;
    const key = `${passage.source}#${passage.passage}`;
    const worth = worthOf(occurrence) + (defining.has(`${key}#${sentence.text}`) ? 8 : 0);
    const known = best.get(key);
    if (known === undefined || known.worth < worth) best.set(key, { occurrence, worth, at: known?.at ?? at });
  });
  return [...best.values()]
    .sort((a, b) => b.worth - a.worth || a.at - b.at)
    .map(({ occurrence: { passage, sentence } }) => ({
      source: passage.source,
      passage: passage.passage,
      sentence: sentence.text,
    }));
}

/** A sentence tells most about its subject, where it is whole, stands alone and is of a readable length. */
function worthOf(occurrence: Occurrence): number {
  const { passage, sentence, from, titled } = occurrence;
  const words = sentence.tokens.length;
  const subject = isSubject(occurrence) ? 3 : from <= 2 ? 1.5 : from <= 6 ? 0.75 : 0;
  const says = isSubject(occurrence) && saysWhatItIs(occurrence) ? 2 : 0;
  const length = words < 8 ? -2 : words > 60 ? -2 : words > 45 ? -0.5 : 1;
  const place = passage.kind === 'paragraph' ? 1 : passage.kind === 'item' ? 0.5 : 0;
  const whole = isWhole(sentence, passage) ? 0 : -6;
  return subject + says + length + place + whole - dependenceOf(sentence) + (titled ? -3 : 0);
}

/** Is the term what the sentence is about: does it stand at its beginning, before the verb? */
export function isSubject({ sentence, from, to }: Occurrence): boolean {
  const before = sentence.tokens.slice(0, from);
  if (from > 3 || before.some(({ pos }) => !/^(DET|ADJ|PUNCT|NUM|PRON|SYM)$/.test(pos))) return false;
  return /^(VERB|AUX|ADV|PUNCT|SCONJ)$/.test(sentence.tokens[to]?.pos ?? '') || from <= 1;
}

function saysWhatItIs({ sentence, to }: Occurrence): boolean {
  const after = sentence.tokens.slice(to, to + 3).map(({ text }) => text.toLowerCase());
  return /^(also |often )?(is|are|was|were|means|refers|allows?|lets?|enables?|provides?|helps?|requires?) ?/.test(
    after.join(' '),
  );
}
