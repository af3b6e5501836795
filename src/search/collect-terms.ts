import type { SearchRecord } from '../model/search-record.ts';
import { facetKey } from './facet-key.ts';
import { type ByteWriter, createWriter, writeBytes, writeNumber, written } from './pack.ts';
import { placeKinds, placesOf } from './places.ts';
import { PLACE_STEP } from './postings.ts';
import { toTerms } from './terms.ts';
import { tokensOf, wordsOf } from './words.ts';

/** A term while it is collected: its posting grows as entries are added in the order of their numbers. */
type Collected = {
  entries: number;
  lastNumber: number;
  readonly writer: ByteWriter;
  /** Where it stands in the entry at hand: place, position, place, position … */
  readonly here: number[];
  isHere: boolean;
};
/** A folded word as written, and in how many entries it stands. */
type Seen = { readonly word: string; entries: number; last: number };
/** What a token of a text comes to; most tokens are met many times. */
type Token = { readonly words: readonly Seen[]; readonly terms: readonly Collected[] };

export type CollectedTerms = {
  readonly terms: ReadonlyMap<string, { readonly entries: number; readonly writer: ByteWriter }>;
  readonly words: ReadonlyMap<string, number>;
};

type Collecting = {
  readonly terms: Map<string, Collected>;
  readonly words: Map<string, Seen>;
  readonly tokens: Map<string, Token>;
  /** Terms of the entry at hand. */
  readonly touched: Collected[];
  readonly scratch: ByteWriter;
};

/** Reads every place of every entry (in order of number) and notes which term stands where. */
export function collectTerms(records: readonly SearchRecord[], numbers: ReadonlyMap<string, number>): CollectedTerms {
  const collecting: Collecting = {
    terms: new Map(),
    words: new Map(),
    tokens: new Map(),
    touched: [],
    scratch: createWriter(256),
  };
  for (const record of records) {
    const number = numbers.get(record.id) ?? 0;
    collectEntry(record, number, collecting);
    for (const term of collecting.touched) closeEntry(term, number, collecting.scratch);
    collecting.touched.length = 0;
  }
  const { terms, words } = collecting;
  return { terms, words: new Map(Array.from(words.values(), ({ word, entries }) => [word, entries])) };
}

function collectEntry(record: SearchRecord, number: number, collecting: Collecting): void {
  const { tokens, touched } = collecting;
  for (const [at, { kind, text }] of placesOf(record).entries()) {
    const place = at * PLACE_STEP + placeKinds.indexOf(kind);
    let position = 0;
    for (const token of tokensOf(text)) {
      const { words, terms } = tokens.get(token) ?? learn(token, collecting);
      for (const word of words) {
        if (word.last !== number) word.entries++;
        word.last = number;
      }
      for (const term of terms) {
        touch(term, touched);
        term.here.push(place, position);
        position++;
      }
    }
  }
  for (const key of facetsOf(record)) touch(termFor(key, collecting), touched);
}

function touch(term: Collected, touched: Collected[]): void {
  if (!term.isHere) touched.push(term);
  term.isHere = true;
}

function facetsOf({ kind, tags, sources }: SearchRecord): string[] {
  return [
    facetKey('kind', kind),
    ...tags.map((tag) => facetKey('tag', tag)),
    ...sources.map((source) => facetKey('source', source)),
  ];
}

function learn(token: string, collecting: Collecting): Token {
  const folded = wordsOf(token).map(({ word }) => word);
  const words = folded.map((word) => seenFor(word, collecting));
  const known = { words, terms: folded.flatMap(toTerms).map((term) => termFor(term, collecting)) };
  collecting.tokens.set(token, known);
  return known;
}

function seenFor(word: string, { words }: Collecting): Seen {
  const known = words.get(word) ?? { word, entries: 0, last: -1 };
  words.set(word, known);
  return known;
}

function termFor(term: string, { terms }: Collecting): Collected {
  const known = terms.get(term) ?? { entries: 0, lastNumber: 0, writer: createWriter(12), here: [], isHere: false };
  terms.set(term, known);
  return known;
}

function closeEntry(term: Collected, number: number, scratch: ByteWriter): void {
  scratch.length = 0;
  writePlaces(scratch, term.here);
  writeNumber(term.writer, number - term.lastNumber);
  writeNumber(term.writer, scratch.length);
  writeBytes(term.writer, written(scratch));
  term.entries++;
  term.lastNumber = number;
  term.here.length = 0;
  term.isHere = false;
}

/** For each place: its distance from the one before, how many positions, then their distances. */
function writePlaces(writer: ByteWriter, here: readonly number[]): void {
  let before = 0;
  for (let at = 0; at < here.length; ) {
    const place = here[at] ?? 0;
    let end = at;
    while (end < here.length && here[end] === place) end += 2;
    writeNumber(writer, place - before);
    writeNumber(writer, (end - at) / 2);
    let last = 0;
    for (; at < end; at += 2) {
      const position = here[at + 1] ?? 0;
      writeNumber(writer, position - last);
      last = position;
    }
    before = place;
  }
}
