import type { SearchRecord } from '../model/search-record.ts';
import { addChain, type Chains, createChains, larger, link, writeOccurrences } from './chains.ts';
import { facetKey } from './facet-key.ts';
import { type ByteWriter, createWriter, written } from './pack.ts';
import { placeKinds, placesOf } from './places.ts';
import { PLACE_STEP } from './postings.ts';
import { toTerms } from './terms.ts';
import { tokensOf, wordsOf } from './words.ts';

/** A term with its posting so far: see `readPosting`. */
export type CollectedTerm = { readonly term: string; entries: number; readonly posting: ByteWriter; last: number };
/** What a token comes to, as places in the collection's lists. */
type Token = { readonly words: readonly number[]; readonly terms: readonly number[] };

/**
 * Tokens met so far, most of them many times. Nearly all come to one word and one term: these stand in `word` and
 * `term` by the token's number, the others, with a word of -1, in `others`.
 */
type Tokens = {
  readonly numbers: Map<string, number>;
  word: Int32Array;
  term: Int32Array;
  readonly others: Map<number, Token>;
};

/** All terms and words of a run of entries. */
export type Collection = {
  readonly terms: CollectedTerm[];
  readonly words: string[];
  /** How many entries hold each word, and the turn at which it was last met. */
  wordEntries: Int32Array;
  wordTurn: Int32Array;
  readonly termAt: Map<string, number>;
  readonly wordAt: Map<string, number>;
  readonly tokens: Tokens;
  readonly chains: Chains;
  turn: number;
};

export function createCollection(): Collection {
  const ints = () => new Int32Array(1024);
  const tokens = { numbers: new Map<string, number>(), word: ints(), term: ints(), others: new Map<number, Token>() };
  const words = { words: [], wordEntries: ints(), wordTurn: ints() };
  return { terms: [], ...words, termAt: new Map(), wordAt: new Map(), tokens, chains: createChains(), turn: 0 };
}

/** Adds an entry's places. Entries must come in the order of their numbers. */
export function addRecord(collection: Collection, record: SearchRecord, number: number): void {
  const { chains, terms } = collection;
  readRecord(collection, record);
  for (const at of chains.touched) {
    const term = terms[at];
    if (term === undefined) continue;
    writeOccurrences(term.posting, chains, { at, distance: number - term.last });
    term.last = number;
    term.entries++;
    chains.first[at] = 0;
  }
  chains.touched.length = 0;
  chains.count = 0;
}

/** Terms of one entry, each with its occurrences as they stand in a posting, and its words. */
export type RecordTerms = { readonly terms: ReadonlyMap<string, Uint8Array>; readonly words: ReadonlySet<string> };

export function termsOf(record: SearchRecord): RecordTerms {
  const collection = createCollection();
  addRecord(collection, record, 0);
  const terms = collection.terms.map(({ term, posting }) => {
    const { starts, bytes } = onlyEntry(written(posting));
    return [term, bytes.subarray(starts)] as const;
  });
  return { terms: new Map(terms), words: new Set(collection.words) };
}

/** Where the occurrences of a posting's only entry begin: behind a distance of 0 and a length. */
function onlyEntry(bytes: Uint8Array): { readonly starts: number; readonly bytes: Uint8Array } {
  let starts = 1;
  while ((bytes[starts] ?? 0) > 127) starts++;
  return { starts: starts + 1, bytes };
}

function readRecord(collection: Collection, record: SearchRecord): void {
  collection.turn++;
  for (const [at, { kind, text }] of placesOf(record).entries()) {
    readPlace(collection, text, at * PLACE_STEP + placeKinds.indexOf(kind));
  }
  for (const key of facetsOf(record)) {
    const at = termAt(key, collection);
    if ((collection.chains.first[at] ?? 0) === 0) {
      collection.chains.touched.push(at);
      collection.chains.first[at] = -1;
    }
  }
}

function readPlace(collection: Collection, text: string, place: number): void {
  const { chains, tokens } = collection;
  let position = 0;
  for (const token of tokensOf(text)) {
    const number = tokens.numbers.get(token) ?? learn(token, collection);
    const word = tokens.word[number] ?? 0;
    if (word >= 0) {
      meet(collection, word);
      link(chains, tokens.term[number] ?? 0, place, position++);
      continue;
    }
    const other = tokens.others.get(number);
    for (const at of other?.words ?? []) meet(collection, at);
    for (const at of other?.terms ?? []) link(chains, at, place, position++);
  }
}

function meet(collection: Collection, word: number): void {
  const { wordTurn, wordEntries, turn } = collection;
  if (wordTurn[word] === turn) return;
  wordTurn[word] = turn;
  wordEntries[word] = (wordEntries[word] ?? 0) + 1;
}

function facetsOf({ kind, tags, sources }: SearchRecord): string[] {
  return [
    facetKey('kind', kind),
    ...tags.map((tag) => facetKey('tag', tag)),
    ...sources.map((source) => facetKey('source', source)),
  ];
}

function learn(token: string, collection: Collection): number {
  const { tokens } = collection;
  const folded = wordsOf(token).map(({ word }) => word);
  const words = folded.map((word) => wordAt(word, collection));
  const terms = folded.flatMap(toTerms).map((term) => termAt(term, collection));
  const number = tokens.numbers.size;
  tokens.numbers.set(token, number);
  if (number >= tokens.word.length) {
    tokens.word = larger(tokens.word, number);
    tokens.term = larger(tokens.term, number);
  }
  const isUsual = words.length === 1 && terms.length === 1;
  tokens.word[number] = isUsual ? (words[0] ?? 0) : -1;
  tokens.term[number] = terms[0] ?? 0;
  if (!isUsual) tokens.others.set(number, { words, terms });
  return number;
}

function wordAt(word: string, collection: Collection): number {
  const { words, wordAt: places } = collection;
  const known = places.get(word);
  if (known !== undefined) return known;
  const at = words.push(word) - 1;
  places.set(word, at);
  if (at >= collection.wordTurn.length) {
    collection.wordTurn = larger(collection.wordTurn, at);
    collection.wordEntries = larger(collection.wordEntries, at);
  }
  return at;
}

function termAt(term: string, { terms, termAt: places, chains }: Collection): number {
  const known = places.get(term);
  if (known !== undefined) return known;
  const at = terms.push({ term, entries: 0, posting: createWriter(12), last: 0 }) - 1;
  places.set(term, at);
  addChain(chains, at);
  return at;
}
