import { describe, type Selector } from '../../src/model/selector.ts';
import type { Passage, SourceDocument } from '../../src/model/source.ts';
import type { Term } from './terms.ts';

/** Words of a source that an entry will show. */
export type Place = { readonly document: SourceDocument; readonly passage: Passage; readonly selector: Selector };

/** Documents by id, in the order in which entries take them. */
export type Documents = ReadonlyMap<string, SourceDocument>;

/** No source lends an entry more excerpts than this, nor longer ones, in UTF-16 code units. */
const EXCERPTS_PER_SOURCE = 3;
const EXCERPTS = 12;
const EXCERPT_LENGTH = 480;
/** Definitions worth setting side by side. */
const DEFINITIONS = 4;

/** Where sources define the term differently: one sentence a source; where they agree, or one copied the other, none. */
export function definitionPlaces(term: Term, documents: Documents): readonly Place[] {
  const chosen: Place[] = [];
  for (const told of term.definitions) {
    const found = quotable(told, documents);
    if (found === undefined) continue;
    const { document, passage } = found;
    const from = passage.text.indexOf(told.sentence);
    const known = chosen.some(
      (place) => place.document.id === document.id || isAlike(place.selector.exact, told.sentence),
    );
    if (known || from === -1) continue;
    chosen.push({ document, passage, selector: describe(passage, from, from + told.sentence.length) });
  }
  return chosen.length < 2 ? [] : chosen.slice(0, DEFINITIONS);
}

/** The passages that say most, a few a source, then in reading order; the same words count once. */
export function tellingPlaces(term: Term, documents: Documents): readonly Place[] {
  const chosen: Place[] = [];
  const wanted = term.definition === undefined ? term.passages : [term.definition, ...term.passages];
  for (const told of wanted) {
    const found = quotable(told, documents);
    if (found === undefined) continue;
    const selector = excerptFrom(found.passage, told.sentence);
    const own = chosen.filter((place) => place.document.id === found.document.id);
    const known =
      own.some((place) => place.passage.id === found.passage.id) ||
      chosen.some((place) => isAlike(place.selector.exact, selector.exact));
    if (known || own.length >= EXCERPTS_PER_SOURCE || chosen.length >= EXCERPTS) continue;
    chosen.push({ ...found, selector });
  }
  const order = new Map([...documents.keys()].map((id, at) => [id, at]));
  const rank = (place: Place) => order.get(place.document.id) ?? 0;
  return chosen.sort((a, b) => rank(a) - rank(b) || a.selector.start - b.selector.start);
}

function quotable(told: { source: string; passage: string }, documents: Documents) {
  const document = documents.get(told.source);
  const passage = document?.passages.find(({ id }) => id === told.passage);
  return document === undefined || passage === undefined || document.show === 'none'
    ? undefined
    : { document, passage };
}

/** The whole passage where it is short, else the sentence that tells of the term and what follows it, as far as the length allows. */
function excerptFrom(passage: Passage, sentence: string): Selector {
  if (passage.text.length <= EXCERPT_LENGTH) return describe(passage);
  const from = Math.max(0, passage.text.indexOf(sentence));
  const least = Math.min(passage.text.length, from + sentence.length);
  const rest = passage.text.slice(least, from + EXCERPT_LENGTH);
  const ends = Array.from(rest.matchAll(/[.!?]["'”’)]?(?=\s|$)/g), (match) => match.index + match[0].length);
  return describe(passage, from, least + Math.max(0, ...ends));
}

/** Most of the words of the shorter stand in the longer, and they are of a length: near-duplicates. */
function isAlike(a: string, b: string): boolean {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared >= Math.max(one.size, other.size) * 0.8;
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}
