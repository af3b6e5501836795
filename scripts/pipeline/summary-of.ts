import type { Documents } from './choose-places.ts';
import type { Term } from './terms.ts';

/** A summary is read on lists and cards: a longer sentence gives way to a shorter one that tells as much, in UTF-16 code units. */
const READABLE = 400;

/**
 * What an entry says of its term at first sight: the surest definition; else the sentence that tells most of it. Where
 * all that the sources do is name it, the summary says so and quotes the most telling of these sentences.
 */
export function summaryOf(term: Term, documents: Documents): string | undefined {
  const shown = ({ source }: { readonly source: string }) => (documents.get(source)?.show ?? 'none') !== 'none';
  const definition = term.definitions.find(shown);
  if (definition !== undefined) return definition.sentence;
  const told = term.passages.filter(shown);
  const [best] = told;
  const alike = told.find(({ says, sentence }) => says === best?.says && sentence.length <= READABLE);
  const chosen = alike ?? best;
  if (chosen === undefined || chosen.says !== 'name') return chosen?.sentence;
  return `${term.kind === 'person' ? UNTOLD_PERSON : UNTOLD} “${chosen.sentence}”`;
}

const UNTOLD = 'No source says what it is.';
const UNTOLD_PERSON = 'No source says who this is.';
