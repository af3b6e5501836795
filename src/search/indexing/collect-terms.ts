import type { SearchRecord } from '../../model/search-record.ts';
import { facetKey } from '../format/facet-key.ts';
import { facetNames, valuesOf } from '../format/facets.ts';
import { placeKinds, placesOf } from '../format/places.ts';
import { PLACE_STEP } from '../format/postings.ts';
import { toTerms } from '../format/terms.ts';
import { wordsOf } from '../format/words.ts';
import { larger } from './larger.ts';
import { addOccurrence, createBlock, type OccurrenceBlock, takePostings } from './occurrence-block.ts';
import { createTokenTable, readTokens, type TokenTable } from './token-table.ts';

/** What a token comes to, as places in the collection's lists. */
type Token = { readonly words: readonly number[]; readonly terms: readonly number[] };

/**
 * What tokens come to. Nearly all come to one word and one term: these stand in `word` and `term` by the token's
 * number, the others, with a word of -1, in `others`.
 */
type Tokens = {
  readonly table: TokenTable;
  word: Int32Array<ArrayBuffer>;
  term: Int32Array<ArrayBuffer>;
  known: number;
  readonly others: Map<number, Token>;
};

/** Terms and words of entries, and where the terms stand in those that are not written yet. */
export type Collection = {
  readonly terms: string[];
  readonly words: string[];
  /** How many entries hold each word, and the turn at which it was last met. */
  wordEntries: Int32Array<ArrayBuffer>;
  wordTurn: Int32Array<ArrayBuffer>;
  readonly termAt: Map<string, number>;
  readonly wordAt: Map<string, number>;
  readonly tokens: Tokens;
  readonly block: OccurrenceBlock;
  turn: number;
};

export function createCollection(): Collection {
  const ints = () => new Int32Array(1024);
  const tokens = { table: createTokenTable(), word: ints(), term: ints(), known: 0, others: new Map<number, Token>() };
  const words = { words: [], wordEntries: ints(), wordTurn: ints() };
  const places = { termAt: new Map<string, number>(), wordAt: new Map<string, number>() };
  return { terms: [], ...words, ...places, tokens, block: createBlock(), turn: 0 };
}

/** Terms of one entry, each with its occurrences as they stand in a posting, and its words. */
export type RecordTerms = { readonly terms: ReadonlyMap<string, Uint8Array>; readonly words: ReadonlySet<string> };

export function termsOf(record: SearchRecord): RecordTerms {
  const collection = createCollection();
  readRecord(collection, record, 0);
  const terms = new Map<string, Uint8Array>();
  takePostings(collection.block, undefined, ({ term, bytes }) =>
    terms.set(collection.terms[term] ?? '', onlyEntry(bytes)),
  );
  return { terms, words: new Set(collection.words) };
}

/** The occurrences of a posting's only entry: they stand behind a distance of 0 and a length. */
function onlyEntry(bytes: Uint8Array): Uint8Array {
  let starts = 1;
  while ((bytes[starts] ?? 0) > 127) starts++;
  return bytes.slice(starts + 1);
}

/** Puts the terms of an entry behind those of entries with lower numbers. */
export function readRecord(collection: Collection, record: SearchRecord, entry: number): void {
  collection.turn++;
  for (const [at, { kind, text }] of placesOf(record).entries()) {
    // A name that is never shown is found as a name: were its words known here, a misspelling would pass for a word.
    if (kind === 'label' && record.hidden.includes(text)) continue;
    readPlace(collection, text, { entry, place: at * PLACE_STEP + placeKinds.indexOf(kind) });
  }
  for (const key of facetsOf(record)) {
    addOccurrence(collection.block, { term: termAt(key, collection), entry, place: -1 }, 0);
  }
}

type Where = { readonly entry: number; readonly place: number };

function readPlace(collection: Collection, text: string, { entry, place }: Where): void {
  const { block, tokens } = collection;
  const { table } = tokens;
  let position = 0;
  const count = readTokens(table, text);
  learn(collection);
  for (let at = 0; at < count; at++) {
    const number = table.found[at] ?? 0;
    const word = tokens.word[number] ?? 0;
    if (word >= 0) {
      meet(collection, word);
      addOccurrence(block, { term: tokens.term[number] ?? 0, entry, place }, position++);
      continue;
    }
    const other = tokens.others.get(number);
    for (const one of other?.words ?? []) meet(collection, one);
    for (const term of other?.terms ?? []) addOccurrence(block, { term, entry, place }, position++);
  }
}

function meet(collection: Collection, word: number): void {
  const { wordTurn, wordEntries, turn } = collection;
  if (wordTurn[word] === turn) return;
  wordTurn[word] = turn;
  wordEntries[word] = (wordEntries[word] ?? 0) + 1;
}

function facetsOf(record: SearchRecord): string[] {
  // Leaves are UTF-8, which has no halves of characters; an address that names a value has none either.
  return facetNames.flatMap((facet) => valuesOf(record, facet).map((value) => facetKey(facet, value.toWellFormed())));
}

/** Works out the tokens that were met for the first time. */
function learn(collection: Collection): void {
  const { tokens } = collection;
  const { tokens: texts } = tokens.table;
  for (; tokens.known < texts.length; tokens.known++) {
    const number = tokens.known;
    const folded = wordsOf(texts[number] ?? '').map(({ word }) => word);
    const words = folded.map((word) => wordAt(word, collection));
    const terms = folded.flatMap(toTerms).map((term) => termAt(term, collection));
    if (number >= tokens.word.length) {
      tokens.word = larger(tokens.word, number);
      tokens.term = larger(tokens.term, number);
    }
    const isUsual = words.length === 1 && terms.length === 1;
    tokens.word[number] = isUsual ? (words[0] ?? 0) : -1;
    tokens.term[number] = terms[0] ?? 0;
    if (!isUsual) tokens.others.set(number, { words, terms });
  }
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

function termAt(term: string, { terms, termAt: places }: Collection): number {
  const known = places.get(term);
  if (known !== undefined) return known;
  const at = terms.push(term) - 1;
  places.set(term, at);
  return at;
}
