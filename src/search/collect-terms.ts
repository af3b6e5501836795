import type { SearchRecord } from '../model/search-record.ts';
import { facetKey } from './facet-key.ts';
import { type ByteWriter, createWriter, writeBytes, writeNumber, written } from './pack.ts';
import { placeKinds, placesOf } from './places.ts';
import { PLACE_STEP } from './postings.ts';
import { toTerms } from './terms.ts';
import { wordsOf } from './words.ts';

/** A term while it is collected: its posting grows as entries are added in the order of their numbers. */
type Collected = { entries: number; lastNumber: number; readonly writer: ByteWriter };

export type CollectedTerms = {
  readonly terms: ReadonlyMap<string, Readonly<Collected>>;
  /** Folded words as written, and in how many entries each stands. */
  readonly words: ReadonlyMap<string, number>;
};

type Seen = { entries: number; last: number };

/** Reads every place of every entry (in order of number) and notes which term stands where. */
export function collectTerms(records: readonly SearchRecord[], numbers: ReadonlyMap<string, number>): CollectedTerms {
  const terms = new Map<string, Collected>();
  const seen = new Map<string, Seen>();
  const scratch = createWriter(256);
  for (const record of records) {
    const number = numbers.get(record.id) ?? 0;
    const found = occurrencesIn(record, (word) => noteWord(seen, word, number));
    addFacets(record, found);
    for (const [term, flat] of found) addEntry(terms, scratch, { term, number, flat });
  }
  return { terms, words: new Map([...seen].map(([word, { entries }]) => [word, entries])) };
}

/** Term → flat list of place, position, place, position … */
function occurrencesIn(record: SearchRecord, note: (word: string) => void): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [at, { kind, text }] of placesOf(record).entries()) {
    const place = at * PLACE_STEP + placeKinds.indexOf(kind);
    let position = 0;
    for (const { word } of wordsOf(text)) {
      note(word);
      for (const term of toTerms(word)) {
        const flat = found.get(term);
        if (flat === undefined) found.set(term, [place, position]);
        else flat.push(place, position);
        position++;
      }
    }
  }
  return found;
}

function addFacets({ kind, tags, sources }: SearchRecord, found: Map<string, number[]>): void {
  found.set(facetKey('kind', kind), []);
  for (const tag of tags) found.set(facetKey('tag', tag), []);
  for (const source of sources) found.set(facetKey('source', source), []);
}

function noteWord(seen: Map<string, Seen>, word: string, number: number): void {
  const known = seen.get(word);
  if (known === undefined) seen.set(word, { entries: 1, last: number });
  else if (known.last !== number) {
    known.entries++;
    known.last = number;
  }
}

type EntryOccurrences = { readonly term: string; readonly number: number; readonly flat: readonly number[] };

function addEntry(terms: Map<string, Collected>, scratch: ByteWriter, { term, number, flat }: EntryOccurrences): void {
  let collected = terms.get(term);
  if (collected === undefined) {
    collected = { entries: 0, lastNumber: 0, writer: createWriter(16) };
    terms.set(term, collected);
  }
  scratch.length = 0;
  writeFlat(scratch, flat);
  writeNumber(collected.writer, number - collected.lastNumber);
  writeNumber(collected.writer, scratch.length);
  writeBytes(collected.writer, written(scratch));
  collected.entries++;
  collected.lastNumber = number;
}

/** For each place: its distance from the one before, how many positions, then their distances. */
function writeFlat(writer: ByteWriter, flat: readonly number[]): void {
  let before = 0;
  for (let at = 0; at < flat.length; ) {
    const place = flat[at] ?? 0;
    let end = at;
    while (end < flat.length && flat[end] === place) end += 2;
    writeNumber(writer, place - before);
    writeNumber(writer, (end - at) / 2);
    let last = 0;
    for (; at < end; at += 2) {
      const position = flat[at + 1] ?? 0;
      writeNumber(writer, position - last);
      last = position;
    }
    before = place;
  }
}
