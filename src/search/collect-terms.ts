import type { SearchRecord } from '../model/search-record.ts';
import { facetKey } from './facet-key.ts';
import { type ByteWriter, createWriter, needRoom, writeNumber, written } from './pack.ts';
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

/**
 * Where the terms of the entry at hand stand, as one linked list a term: `first` and `last` by term, 0 for none;
 * `next`, `place` and `position` by occurrence.
 */
type Chains = {
  first: Int32Array;
  last: Int32Array;
  next: Int32Array;
  place: Int32Array;
  position: Int32Array;
  count: number;
  readonly touched: number[];
};

export function createCollection(): Collection {
  const ints = () => new Int32Array(1024);
  const chains = { first: ints(), last: ints(), next: ints(), place: ints(), position: ints(), count: 0, touched: [] };
  const tokens = { numbers: new Map<string, number>(), word: ints(), term: ints(), others: new Map<number, Token>() };
  const words = { words: [], wordEntries: ints(), wordTurn: ints() };
  return { terms: [], ...words, termAt: new Map(), wordAt: new Map(), tokens, chains, turn: 0 };
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

function link(chains: Chains, at: number, place: number, position: number): void {
  const one = ++chains.count;
  if (one >= chains.next.length) {
    for (const name of ['next', 'place', 'position'] as const) chains[name] = larger(chains[name], one);
  }
  chains.place[one] = place;
  chains.position[one] = position;
  chains.next[one] = 0;
  if (chains.first[at] === 0) {
    chains.first[at] = one;
    chains.touched.push(at);
  } else chains.next[chains.last[at] ?? 0] = one;
  chains.last[at] = one;
}

function larger(ints: Int32Array, least: number): Int32Array {
  const more = new Int32Array(Math.max(least + 1, ints.length * 2));
  more.set(ints);
  return more;
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
  if (at >= chains.first.length) {
    chains.first = larger(chains.first, at);
    chains.last = larger(chains.last, at);
  }
  return at;
}

/**
 * One entry of a posting: its distance from the one before, how long its occurrences are, and for each place its
 * distance from the one before, how many positions, then their distances.
 */
function writeOccurrences(
  writer: ByteWriter,
  chains: Chains,
  { at, distance }: { at: number; distance: number },
): void {
  const { next, place, position } = chains;
  writeNumber(writer, distance);
  const head = writer.length;
  writer.length++;
  needRoom(writer, 8);
  let before = 0;
  for (let one = Math.max(0, chains.first[at] ?? 0); one !== 0; ) {
    const here = place[one] ?? 0;
    let count = 0;
    let end = one;
    for (; end !== 0 && place[end] === here; end = next[end] ?? 0) count++;
    writeNumber(writer, here - before);
    writeNumber(writer, count);
    let last = 0;
    for (; one !== end; one = next[one] ?? 0) {
      writeNumber(writer, (position[one] ?? 0) - last);
      last = position[one] ?? 0;
    }
    before = here;
  }
  closeLength(writer, head);
}

/** Writes the length of what stands behind `head` there; one byte is free, and most lengths need no more. */
function closeLength(writer: ByteWriter, head: number): void {
  const length = writer.length - head - 1;
  let more = 0;
  for (let rest = length >>> 7; rest > 0; rest >>>= 7) more++;
  if (more > 0) {
    needRoom(writer, more);
    writer.bytes.copyWithin(head + 1 + more, head + 1, writer.length);
  }
  const end = writer.length + more;
  writer.length = head;
  writeNumber(writer, length);
  writer.length = end;
}
