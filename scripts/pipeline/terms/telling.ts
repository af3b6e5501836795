import type { Group, Occurrence } from './groups.ts';
import type { Definition, Term } from './passage.ts';

/** The passages that tell something about a term, best first: each once, by the sentence that tells most. */
export function tellingPassages(group: Group, definitions: readonly Definition[]): Term['passages'] {
  const defining = new Set(definitions.map(({ passage, source, sentence }) => `${source}#${passage}#${sentence}`));
  const best = new Map<string, { readonly occurrence: Occurrence; readonly worth: number; readonly at: number }>();
  group.occurrences.forEach((occurrence, at) => {
    const { passage, sentence } = occurrence;
    if (passage.kind === 'heading') return;
    const key = `${passage.source}#${passage.passage}`;
    const worth = worthOf(occurrence) + (defining.has(`${key}#${sentence.text}`) ? 6 : 0);
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

/** A sentence tells most about what it begins with, where it is whole, stands alone and is of a readable length. */
function worthOf({ passage, sentence, from, titled }: Occurrence): number {
  const words = sentence.tokens.length;
  const subject = from <= 2 ? 2 : from <= 6 ? 1 : 0;
  const length = words < 6 ? -2 : words > 60 ? -1 : 1;
  const pointing = /^(this|that|these|those|it|they|he|she|such|but|and|however|furthermore|moreover|also)\b/i;
  const alone = pointing.test(sentence.text) ? -1 : 0;
  const place = passage.kind === 'paragraph' ? 1 : passage.kind === 'item' ? 0.5 : 0;
  return subject + length + alone + place + (titled ? -3 : 0);
}
