import { isFacetKey } from './facet-key.ts';
import { type ByteReader, type ByteWriter, createWriter, readNumber, writeNumber, written } from './pack.ts';
import type { TermEntry } from './postings.ts';
import { writeEntry } from './splice-posting.ts';

/**
 * Of terms too common to be served whole, those that stand side by side are terms of their own: where `carbon dioxide`
 * begins. After the partial nextword index of Bahle, Williams and Zobel, “Efficient phrase querying with an
 * auxiliary index” (SIGIR 2002).
 */
export function pairKey(first: string, second: string): string {
  return `${first} ${second}`;
}

export function isPairKey(term: string): boolean {
  return term.includes(' ') && !isFacetKey(term);
}

/** One of a pair must be this long: `of the` stands everywhere and tells nothing. */
const LONG = 5;
/** Positions of a place lie below this; words beyond are in no pair. */
const MOST_POSITIONS = 2 ** 20;

export function mayPair(first: string, second: string): boolean {
  return first.length >= LONG || second.length >= LONG;
}

/** Terms of one entry by where they stand: place times `MOST_POSITIONS`, plus position. */
type Standing = Map<number, string>;

function stand(standing: Standing, term: string, reader: ByteReader, end: number): void {
  let place = 0;
  while (reader.at < end) {
    place += readNumber(reader);
    let position = 0;
    for (let left = readNumber(reader); left > 0; left--) {
      position += readNumber(reader);
      if (position < MOST_POSITIONS) standing.set(place * MOST_POSITIONS + position, term);
    }
  }
}

/** Where the first words of an entry's pairs stand. */
function pairsIn(standing: Standing): Map<string, number[]> {
  const pairs = new Map<string, number[]>();
  for (const [at, first] of standing) {
    const second = standing.get(at + 1);
    if (second === undefined || !mayPair(first, second)) continue;
    const pair = pairKey(first, second);
    const known = pairs.get(pair);
    if (known === undefined) pairs.set(pair, [at]);
    else known.push(at);
  }
  return pairs;
}

/** Occurrences as they stand in a posting: see `readPosting`. Those of one term come in order. */
function occurrencesOf(standing: readonly number[]): Uint8Array {
  const writer = createWriter(8);
  let before = 0;
  for (let from = 0; from < standing.length; ) {
    const place = Math.floor((standing[from] ?? 0) / MOST_POSITIONS);
    let to = from;
    while (to < standing.length && Math.floor((standing[to] ?? 0) / MOST_POSITIONS) === place) to++;
    writeNumber(writer, place - before);
    writeNumber(writer, to - from);
    let last = 0;
    for (; from < to; from++) {
      const position = (standing[from] ?? 0) % MOST_POSITIONS;
      writeNumber(writer, position - last);
      last = position;
    }
    before = place;
  }
  return written(writer);
}

/** Terms of one entry with their occurrences, and its pairs with those of their first words. */
export function withPairs(
  terms: ReadonlyMap<string, Uint8Array>,
  common: Iterable<string>,
): ReadonlyMap<string, Uint8Array> {
  const standing: Standing = new Map();
  for (const term of common) {
    const bytes = terms.get(term);
    if (bytes !== undefined) stand(standing, term, { bytes, at: 0 }, bytes.length);
  }
  const pairs = [...pairsIn(standing)].map(([pair, places]) => [pair, occurrencesOf(places)] as const);
  return new Map([...terms, ...pairs]);
}

/** A posting that is read entry by entry: the one at hand, and where its occurrences lie. */
type Cursor = { readonly term: string; readonly reader: ByteReader; number: number; end: number };
type Pair = { readonly posting: ByteWriter; last: number; entries: number };

/** All pairs of common terms, of which the whole postings are given. */
export function collectPairs(common: readonly { readonly term: string; readonly bytes: Uint8Array }[]): TermEntry[] {
  const cursors = common.map(({ term, bytes }): Cursor => ({ term, reader: { bytes, at: 0 }, number: 0, end: 0 }));
  for (const cursor of cursors) advance(cursor);
  const pairs = new Map<string, Pair>();
  for (;;) {
    const entry = cursors.reduce((least, { number }) => Math.min(least, number), Number.POSITIVE_INFINITY);
    if (entry === Number.POSITIVE_INFINITY) break;
    for (const [pair, places] of pairsIn(standingIn(entry, cursors))) {
      const known = pairs.get(pair) ?? { posting: createWriter(8), last: 0, entries: 0 };
      pairs.set(pair, known);
      writeEntry(known.posting, entry - known.last, occurrencesOf(places));
      known.last = entry;
      known.entries++;
    }
  }
  return [...pairs].map(([term, { entries, posting }]) => ({ term, entries, common: false, bytes: written(posting) }));
}

function advance(cursor: Cursor): void {
  const { reader } = cursor;
  if (reader.at >= reader.bytes.length) {
    cursor.number = Number.POSITIVE_INFINITY;
    return;
  }
  cursor.number += readNumber(reader);
  const length = readNumber(reader);
  cursor.end = reader.at + length;
}

/** Where common terms stand in an entry, which is the next of all; nothing where none of them may be in a pair. */
function standingIn(entry: number, cursors: readonly Cursor[]): Standing {
  const standing: Standing = new Map();
  const here = cursors.filter(({ number }) => number === entry);
  const isLong = here.some(({ term }) => term.length >= LONG);
  for (const cursor of here) {
    if (isLong) stand(standing, cursor.term, cursor.reader, cursor.end);
    cursor.reader.at = cursor.end;
    advance(cursor);
  }
  return standing;
}
