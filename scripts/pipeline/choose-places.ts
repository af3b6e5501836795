import { describe, type Selector } from '../../src/model/selector.ts';
import type { Passage, SourceDocument } from '../../src/model/source.ts';
import { differingFigures } from './differing-figures.ts';
import type { Term } from './terms.ts';

/** Words of a source that an entry will show. */
export type Place = { readonly document: SourceDocument; readonly passage: Passage; readonly selector: Selector };

/** Documents by id, in the order in which entries take them. */
export type Documents = ReadonlyMap<string, SourceDocument>;

/** No source lends an entry more excerpts than this, nor longer ones, in UTF-16 code units. */
type Bounds = { readonly excerpts: number; readonly length: number };
const USUAL: Bounds = { excerpts: 3, length: 480 };
/** Of a source that reserves its rights less is quoted. */
const RESERVED: Bounds = { excerpts: 2, length: 300 };
const EXCERPTS = 12;
/** Where more sources than that tell of a term, one excerpt each, up to this number. */
const MOST_EXCERPTS = 24;
/** Definitions worth setting side by side. */
const DEFINITIONS = 4;
/** Figures that differ, likewise. */
const FIGURES = 6;

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

/** The passages that say most: one of every source before a second of any, a few a source; then in reading order. */
export function tellingPlaces(term: Term, documents: Documents): readonly Place[] {
  const wanted = term.definition === undefined ? term.passages : [term.definition, ...term.passages];
  const found = wanted.flatMap((told) => {
    const place = quotable(told, documents);
    return place === undefined ? [] : [{ ...place, sentence: told.sentence }];
  });
  const sources = new Set(found.map(({ document }) => document.id)).size;
  const chosen: Place[] = [];
  const choose = (most: number, ofSource: (bounds: Bounds) => number): void => {
    for (const { document, passage, sentence } of found) {
      const bounds = boundsOf(document);
      const own = chosen.filter((place) => place.document.id === document.id);
      if (chosen.length >= most || own.length >= ofSource(bounds)) continue;
      const selector = excerptFrom(passage, { sentence, most: bounds.length });
      const isKnown =
        own.some((place) => place.passage.id === passage.id) ||
        chosen.some((place) => isAlike(place.selector.exact, selector.exact));
      if (!isKnown) chosen.push({ document, passage, selector });
    }
  };
  choose(Math.min(MOST_EXCERPTS, Math.max(EXCERPTS, sources)), () => 1);
  choose(EXCERPTS, ({ excerpts }) => excerpts);
  const order = new Map([...documents.keys()].map((id, at) => [id, at]));
  const rank = (place: Place) => order.get(place.document.id) ?? 0;
  return chosen.sort((a, b) => rank(a) - rank(b) || a.selector.start - b.selector.start);
}

function boundsOf({ facts: { rights = '' } }: SourceDocument): Bounds {
  const isOpen = /\b(CC[ -]|creative commons|public domain|open government|MIT|Apache)/i.test(rights);
  const isReserved =
    /all rights reserved|alle rechte vorbehalten|tous droits r[ée]serv[ée]s|todos los derechos reservados|may not be reproduced/i;
  return !isOpen && isReserved.test(rights) ? RESERVED : USUAL;
}

/** Where sources give different figures or years for the same thing: the sentences, one for each figure. */
export function figurePlaces(term: Term, documents: Documents): readonly Place[] {
  const places = differingFigures(term).flatMap((told): Place[] => {
    const found = quotable(told, documents);
    const from = found?.passage.text.indexOf(told.sentence) ?? -1;
    if (found === undefined || from === -1) return [];
    return [{ ...found, selector: describe(found.passage, from, from + told.sentence.length) }];
  });
  return places.length < 2 ? [] : places.slice(0, FIGURES);
}

function quotable(told: { source: string; passage: string }, documents: Documents) {
  const document = documents.get(told.source);
  const passage = document?.passages.find(({ id }) => id === told.passage);
  return document === undefined || passage === undefined || document.show === 'none'
    ? undefined
    : { document, passage };
}

/** The whole passage where it is short, else the sentence that tells of the term and what follows it, as far as the length allows. */
function excerptFrom(passage: Passage, { sentence, most }: { sentence: string; most: number }): Selector {
  if (passage.text.length <= most) return describe(passage);
  const from = Math.max(0, passage.text.indexOf(sentence));
  const least = Math.min(passage.text.length, from + sentence.length);
  const rest = passage.text.slice(least, from + most);
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
