import type { Documents } from './choose-places.ts';
import { withoutGoingOn } from './terms/standalone.ts';
import type { Telling, Term } from './terms.ts';

/** A summary is read on lists and cards: a longer sentence gives way to a shorter one that tells as much, in UTF-16 code units. */
const READABLE = 400;

/**
 * What an entry says of its term at first sight: the surest definition; else the sentence that tells most of it. Where
 * all that the sources do is name it, the most telling of these sentences stands in quotation marks: words in passing
 * must not pass for an explanation, and marks are read in any language. A `However,` that goes on from words not shown is left
 * out of it, and the place marked.
 */
export function summaryOf(term: Term, documents: Documents): string | undefined {
  const shown = ({ source }: { readonly source: string }) => (documents.get(source)?.show ?? 'none') !== 'none';
  const told = term.passages.filter(shown);
  const definition = term.definitions.find(shown);
  const defining = told.find(({ source, passage, sentence }) => {
    return source === definition?.source && passage === definition.passage && sentence === definition.sentence;
  });
  if (definition !== undefined) return defining === undefined ? definition.sentence : wordsOf(defining);
  const [best] = told;
  const alike = told.find(({ says, sentence }) => says === best?.says && sentence.length <= READABLE);
  const chosen = alike ?? best;
  if (chosen === undefined) return undefined;
  return chosen.says === 'name' ? `“${withoutGoingOn(wordsOf(chosen))}”` : wordsOf(chosen);
}

/** A sentence that points back is shown with the one before it, where both together can be read at a glance. */
function wordsOf({ sentence, withLead }: Telling): string {
  return withLead !== undefined && withLead.length <= READABLE ? withLead : sentence;
}
