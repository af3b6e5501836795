import { isFacetKey } from './facet-key.ts';
import { type ByteReader, createWriter, readNumber, writeNumber, written } from './pack.ts';

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
  return isLongTerm(first) || isLongTerm(second);
}

export function isLongTerm(term: string): boolean {
  return term.length >= LONG;
}

/** Terms of one entry by where they stand: place times `MOST_POSITIONS`, plus position. */
type Standing = Map<number, string>;

function stand(standing: Standing, term: string, reader: ByteReader, end: number): void {
  eachPosition(reader, end, (place, position) => standing.set(place * MOST_POSITIONS + position, term));
}

/** Reads the occurrences of a term in one entry, which end at a byte: those that may be in a pair. */
export function eachPosition(reader: ByteReader, end: number, take: (place: number, position: number) => void): void {
  let place = 0;
  while (reader.at < end) {
    place += readNumber(reader);
    let position = 0;
    for (let left = readNumber(reader); left > 0; left--) {
      position += readNumber(reader);
      if (position < MOST_POSITIONS) take(place, position);
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
