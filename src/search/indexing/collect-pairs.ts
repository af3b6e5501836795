import { type ByteReader, readNumber } from '../format/pack.ts';
import { eachPosition, isLongTerm } from '../format/pair-terms.ts';
import { larger } from './larger.ts';
import { addOccurrence, createBlock, type OccurrenceBlock } from './occurrence-block.ts';
import { radixOrder } from './radix-order.ts';
import { createStanding, nextEntry, type StandingWords, stand, standingAt } from './standing-words.ts';

/** Which pairs of common terms stand where, collected from one run of entries after the other. */
export type PairCollection = {
  /** The common terms in order, and whether each is long enough for a pair: see `mayPair`. */
  readonly common: readonly string[];
  readonly long: readonly boolean[];
  readonly standing: StandingWords;
  /** By number of the pair: see `pairNumber`. */
  readonly block: OccurrenceBlock;
  readonly heads: Heads;
};

/** What entries have of common terms, as lists side by side. */
type Heads = {
  entry: Int32Array<ArrayBuffer>;
  term: Int32Array<ArrayBuffer>;
  from: Int32Array<ArrayBuffer>;
  to: Int32Array<ArrayBuffer>;
  count: number;
};

/** What the entries of one run have of a common term: its place among them, and a posting. */
export type CommonPart = { readonly term: number; readonly bytes: Uint8Array };

export function createPairs(common: readonly string[]): PairCollection {
  const ints = () => new Int32Array(1024);
  const heads = { entry: ints(), term: ints(), from: ints(), to: ints(), count: 0 };
  return { common, long: common.map(isLongTerm), standing: createStanding(), block: createBlock(), heads };
}

/** Numbers of pairs sort as their keys do. Each term takes 72 kB: there can be no more pairs than a number can count. */
function pairNumber(first: number, second: number, terms: number): number {
  return first * terms + second;
}

export function termsOfPair(number: number, terms: number): readonly [first: number, second: number] {
  return [Math.floor(number / terms), number % terms];
}

/** Puts the pairs of a run of entries, of which these are all common terms, behind those of runs before. */
export function readPairs(pairs: PairCollection, parts: readonly CommonPart[]): void {
  const { heads } = pairs;
  heads.count = 0;
  for (const [at, { bytes }] of parts.entries()) readHeads(heads, bytes, at);
  const order = radixOrder(heads.entry.subarray(0, heads.count));
  for (let from = 0; from < order.length; ) {
    const entry = heads.entry[order[from] ?? 0];
    let to = from + 1;
    while (to < order.length && heads.entry[order[to] ?? 0] === entry) to++;
    readEntry(pairs, parts, order.subarray(from, to));
    from = to;
  }
}

function readHeads(heads: Heads, bytes: Uint8Array, term: number): void {
  const reader: ByteReader = { bytes, at: 0 };
  let number = 0;
  while (reader.at < bytes.length) {
    number += readNumber(reader);
    const length = readNumber(reader);
    const at = heads.count++;
    if (at >= heads.entry.length)
      for (const name of ['entry', 'term', 'from', 'to'] as const) heads[name] = larger(heads[name], at);
    heads.entry[at] = number;
    heads.term[at] = term;
    heads.from[at] = reader.at;
    reader.at += length;
    heads.to[at] = reader.at;
  }
}

function readEntry(pairs: PairCollection, parts: readonly CommonPart[], own: Int32Array): void {
  const { heads, long, standing, block, common } = pairs;
  let [size, isPaired] = [0, false];
  for (const head of own) {
    size += (heads.to[head] ?? 0) - (heads.from[head] ?? 0);
    isPaired ||= long[parts[heads.term[head] ?? 0]?.term ?? 0] === true;
  }
  if (!isPaired) return;
  nextEntry(standing, size);
  const eachWord = (head: number, take: (term: number, place: number, position: number) => void) => {
    const { term = 0, bytes = new Uint8Array() } = parts[heads.term[head] ?? 0] ?? {};
    eachPosition({ bytes, at: heads.from[head] ?? 0 }, heads.to[head] ?? 0, (place, position) =>
      take(term, place, position),
    );
  };
  for (const head of own) eachWord(head, (term, place, position) => stand(standing, { place, position }, term));
  for (const head of own) {
    const entry = heads.entry[head] ?? 0;
    eachWord(head, (first, place, position) => {
      const second = standingAt(standing, { place, position: position + 1 });
      if (second < 0 || !(long[first] || long[second])) return;
      addOccurrence(block, { term: pairNumber(first, second, common.length), entry, place }, position);
    });
  }
}
