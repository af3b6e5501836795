import { isFacetKey } from '../format/facet-key.ts';
import { createWriter, readNumber, written } from '../format/pack.ts';
import { isPairKey } from '../format/pair-terms.ts';
import { placeKinds } from '../format/places.ts';
import { PLACE_STEP, type Posting, readPosting } from '../format/postings.ts';
import { copyEntry } from './splice-posting.ts';
import type { Tally } from './term-maps.ts';

/** A posting that takes more than this is served cut down to the entries where the term weighs most. */
export const LONGEST_POSTING = 72_000;
/** Entry numbers in one band. */
const BAND = 8192;
const TEXT_KIND = placeKinds.indexOf('text');
/** Bytes of an entry's number and length, about. */
const HEAD = 4;
/** An entry takes two bytes at least, so what is tallied for it is never more times as much. */
const MOST_TALLIED = HEAD / 2;
/** Entries of one weight are told apart by their numbers, so that a cut never takes all or none of them. */
const SPREAD = 16;
const NAMED = 256;
const CLASSES = NAMED * 2 * SPREAD;

/** A term too common to be served whole. */
export type CommonPosting = {
  readonly tally: Tally;
  /** All of it, by bands of entry numbers. */
  readonly bands: ReadonlyMap<number, Uint8Array>;
  /** The entries in which it weighs most. */
  readonly shown: Uint8Array;
};

/** Undefined where a term's posting is short enough to be served whole, or must be. */
export function cutCommon(term: string, bytes: Uint8Array): CommonPosting | undefined {
  if (isFacetKey(term) || isPairKey(term) || bytes.length * MOST_TALLIED <= LONGEST_POSTING) return undefined;
  const posting = readPosting(bytes);
  const classes = classesOf(posting);
  const tally = tallyOf(posting, classes);
  if (!isTooLong(tally)) return undefined;
  return { tally, bands: bandsOf(posting), shown: weightiest(posting, classes, leastOf(tally)) };
}

/** Does what is tallied take too much to be served whole? */
export function isTooLong(tally: Tally): boolean {
  return [...tally.values()].reduce((sum, size) => sum + size, 0) > LONGEST_POSTING;
}

export function bandAt(number: number): number {
  return Math.floor(number / BAND);
}

function bandsOf(posting: Posting): Map<number, Uint8Array> {
  const { numbers, starts, ends } = posting;
  const bands = new Map<number, Uint8Array>();
  let from = 0;
  for (let at = 1; at <= numbers.length; at++) {
    const band = bandAt(numbers[from] ?? 0);
    if (at < numbers.length && bandAt(numbers[at] ?? 0) === band) continue;
    const writer = createWriter((ends[at - 1] ?? 0) - (starts[from] ?? 0) + 16);
    let before = 0;
    for (let one = from; one < at; one++) before = copyEntry(writer, posting, { at: one, before });
    bands.set(band, written(writer));
    from = at;
  }
  return bands;
}

export function bandKey(band: number, term: string): string {
  return `${band.toString(36).padStart(4, '0')} ${term}`;
}

export function bandOf(key: string): number {
  return key === '' ? 0 : Number.parseInt(key.slice(0, 4), 36);
}

/**
 * How much a term weighs in an entry, 0 to 8191: above all whether it names it (its first place is not running text),
 * then how long its occurrences are.
 */
export function classOf(number: number, occurrences: Uint8Array): number {
  return weigh({ number, length: occurrences.length }, readNumber({ bytes: occurrences, at: 0 }));
}

type Entry = { readonly number: number; readonly length: number };

function weigh({ number, length }: Entry, firstPlace: number): number {
  const isNamed = firstPlace % PLACE_STEP !== TEXT_KIND;
  return (Math.min(NAMED - 1, length) + (isNamed ? NAMED : 0)) * SPREAD + (number % SPREAD);
}

function classesOf({ numbers, starts, ends, bytes }: Posting): Int16Array {
  const reader = { bytes, at: 0 };
  const classes = new Int16Array(numbers.length);
  for (let at = 0; at < classes.length; at++) {
    reader.at = starts[at] ?? 0;
    const length = (ends[at] ?? 0) - reader.at;
    classes[at] = weigh({ number: numbers[at] ?? 0, length }, readNumber(reader));
  }
  return classes;
}

/** Adds an entry to what is tallied, or takes it away. */
export function tallyEntry(tally: Map<number, number>, number: number, occurrences: Uint8Array, times: 1 | -1): void {
  const one = classOf(number, occurrences);
  const size = (tally.get(one) ?? 0) + times * (occurrences.length + HEAD);
  if (size === 0) tally.delete(one);
  else tally.set(one, size);
}

function tallyOf({ starts, ends }: Posting, classes: Int16Array): Tally {
  const sizes = new Float64Array(CLASSES);
  for (const [at, one] of classes.entries())
    sizes[one] = (sizes[one] ?? 0) + (ends[at] ?? 0) - (starts[at] ?? 0) + HEAD;
  const tally = new Map<number, number>();
  for (let one = 0; one < CLASSES; one++) {
    const size = sizes[one] ?? 0;
    if (size > 0) tally.set(one, size);
  }
  return tally;
}

/** The least weight of the entries that there is room for. */
export function leastOf(tally: Tally): number {
  let room = LONGEST_POSTING;
  let least = CLASSES;
  for (const [one, size] of [...tally].sort(([a], [b]) => b - a)) {
    room -= size;
    if (room < 0) return least;
    least = one;
  }
  return least;
}

function weightiest(posting: Posting, classes: Int16Array, least: number): Uint8Array {
  const writer = createWriter(LONGEST_POSTING + 64);
  let before = 0;
  for (const [at, one] of classes.entries()) if (one >= least) before = copyEntry(writer, posting, { at, before });
  return written(writer);
}
