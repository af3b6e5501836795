import type { SearchRecord } from '../model/search-record.ts';
import { facetKey } from './facet-key.ts';
import { type ByteWriter, createWriter, writeNumber, written } from './pack.ts';
import { placeKinds, placesOf } from './places.ts';
import { PLACE_STEP, readPosting } from './postings.ts';
import { splicePosting, writeEntry } from './splice-posting.ts';
import { toTerms } from './terms.ts';
import { tokensOf, wordsOf } from './words.ts';

/** A term with its posting so far. */
export type CollectedTerm = {
  readonly term: string;
  entries: number;
  lastNumber: number;
  writer: ByteWriter;
  /** Where it stands in the entry at hand: place, position, place, position … */
  readonly here: number[];
  isHere: boolean;
};
/** A folded word as written, in how many entries it stands, and the turn at which it was last met. */
export type CollectedWord = { readonly word: string; entries: number; turn: number };
/** What a token of a text comes to; most tokens are met many times. */
type Token = { readonly words: readonly CollectedWord[]; readonly terms: readonly CollectedTerm[] };

/** All terms and words of a set of entries; entries can be added to it and taken out. */
export type Collection = {
  readonly terms: Map<string, CollectedTerm>;
  readonly words: Map<string, CollectedWord>;
  readonly tokens: Map<string, Token>;
  readonly scratch: ByteWriter;
  turn: number;
};

/** Keys of terms and words that an entry brought or took. */
export type Touched = { readonly terms: readonly string[]; readonly words: readonly string[] };

export function createCollection(): Collection {
  return { terms: new Map(), words: new Map(), tokens: new Map(), scratch: createWriter(256), turn: 0 };
}

/** Adds an entry's places; quickest where entries come in the order of their numbers. */
export function addRecord(collection: Collection, record: SearchRecord, number: number): Touched {
  const { terms, words } = readRecord(collection, record);
  for (const word of words) word.entries++;
  for (const term of terms) {
    collection.scratch.length = 0;
    writePlaces(collection.scratch, term.here);
    const occurrences = written(collection.scratch);
    if (term.entries === 0 || number > term.lastNumber) {
      writeEntry(term.writer, number - term.lastNumber, occurrences);
      term.lastNumber = number;
    } else {
      term.writer = splicePosting(written(term.writer), number, occurrences);
    }
    term.entries++;
    close(term);
  }
  return { terms: terms.map(({ term }) => term), words: words.map(({ word }) => word) };
}

/** Takes an entry out that was added with this record and number. */
export function removeRecord(collection: Collection, record: SearchRecord, number: number): Touched {
  const { terms, words } = readRecord(collection, record);
  for (const word of words) word.entries--;
  for (const term of terms) {
    term.writer = splicePosting(written(term.writer), number, undefined);
    term.entries--;
    if (number === term.lastNumber) term.lastNumber = readPosting(written(term.writer)).numbers.at(-1) ?? 0;
    close(term);
  }
  return { terms: terms.map(({ term }) => term), words: words.map(({ word }) => word) };
}

/** Notes where each term stands in the entry; says which terms and words those are, each once. */
function readRecord(
  collection: Collection,
  record: SearchRecord,
): { readonly terms: readonly CollectedTerm[]; readonly words: readonly CollectedWord[] } {
  const found: { terms: CollectedTerm[]; words: CollectedWord[] } = { terms: [], words: [] };
  const touch = (term: CollectedTerm) => {
    if (!term.isHere) found.terms.push(term);
    term.isHere = true;
  };
  collection.turn++;
  for (const [at, { kind, text }] of placesOf(record).entries()) {
    const place = at * PLACE_STEP + placeKinds.indexOf(kind);
    let position = 0;
    for (const token of tokensOf(text)) {
      const { words, terms } = collection.tokens.get(token) ?? learn(token, collection);
      for (const word of words) {
        if (word.turn !== collection.turn) found.words.push(word);
        word.turn = collection.turn;
      }
      for (const term of terms) {
        touch(term);
        term.here.push(place, position);
        position++;
      }
    }
  }
  for (const key of facetsOf(record)) touch(termFor(key, collection));
  return found;
}

function close(term: CollectedTerm): void {
  term.here.length = 0;
  term.isHere = false;
}

function facetsOf({ kind, tags, sources }: SearchRecord): string[] {
  return [
    facetKey('kind', kind),
    ...tags.map((tag) => facetKey('tag', tag)),
    ...sources.map((source) => facetKey('source', source)),
  ];
}

function learn(token: string, collection: Collection): Token {
  const folded = wordsOf(token).map(({ word }) => word);
  const words = folded.map((word) => wordFor(word, collection));
  const known = { words, terms: folded.flatMap(toTerms).map((term) => termFor(term, collection)) };
  collection.tokens.set(token, known);
  return known;
}

function wordFor(word: string, { words }: Collection): CollectedWord {
  const known = words.get(word) ?? { word, entries: 0, turn: 0 };
  words.set(word, known);
  return known;
}

function termFor(term: string, { terms }: Collection): CollectedTerm {
  const known = terms.get(term) ?? {
    term,
    entries: 0,
    lastNumber: 0,
    writer: createWriter(12),
    here: [],
    isHere: false,
  };
  terms.set(term, known);
  return known;
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
