import { isFacetKey } from './facet-key.ts';
import { LostIndexError } from './index-store.ts';
import type { CollectedTerm } from './occurrence-block.ts';
import { createWriter, readNumber, written } from './pack.ts';
import { collectPairs, isPairKey } from './pair-terms.ts';
import { placeKinds } from './places.ts';
import { PLACE_STEP, type Posting, readPosting, type TermEntry } from './postings.ts';
import { findValue, type ShardMap, updateMap } from './shard-map.ts';
import { splicePosting, writeEntry } from './splice-posting.ts';
import type { Tally, TermMaps } from './term-maps.ts';

/** A posting that takes more than this is served cut down to the entries where the term weighs most. */
const LONGEST_POSTING = 72_000;
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

/** An entry's occurrences of one term, before and after a change; undefined where it has none. */
export type TermEdit = {
  readonly number: number;
  readonly before: Uint8Array | undefined;
  readonly after: Uint8Array | undefined;
};

type Changes = {
  readonly terms: Map<string, TermEntry | undefined>;
  readonly bands: Map<string, Uint8Array | undefined>;
  readonly tallies: Map<string, Tally | undefined>;
};

/** Maps of terms that were collected from all entries. */
export function firstTerms(maps: TermMaps, collected: readonly CollectedTerm[]): TermMaps {
  const changes = noChanges();
  for (const { term, entries, posting } of collected)
    if (entries > 0) setTerm({ term, entries, bytes: written(posting) }, changes);
  const common = collected.filter(({ term }) => changes.tallies.has(term));
  for (const pair of collectPairs(common.map(({ term, posting }) => ({ term, bytes: written(posting) }))))
    changes.terms.set(pair.term, pair);
  return changed(maps, changes);
}

/**
 * The maps with some entries' occurrences changed. Throws `LostIndexError` where other terms come to be common: which
 * pairs of terms are kept hangs on that, in entries too that did not change.
 */
export function updateTerms(maps: TermMaps, edits: ReadonlyMap<string, readonly TermEdit[]>): TermMaps {
  const changes = noChanges();
  for (const [term, list] of edits) {
    const old = findValue(maps.terms, term);
    const step = list.reduce((sum, edit) => sum + (edit.after ? 1 : 0) - (edit.before ? 1 : 0), 0);
    const entries = (old?.entries ?? 0) + step;
    if (old?.common === true) editCommon({ maps, changes, old, entries }, list);
    else setTerm({ term, entries, bytes: list.reduce(spliced, old?.bytes ?? new Uint8Array()) }, changes);
  }
  for (const term of changes.tallies.keys())
    if (findValue(maps.tallies, term) === undefined) throw new LostIndexError(`whether ${term} is common`);
  return changed(maps, changes);
}

function noChanges(): Changes {
  return { terms: new Map(), bands: new Map(), tallies: new Map() };
}

function changed({ terms, bands, tallies }: TermMaps, changes: Changes): TermMaps {
  return {
    terms: updateMap(terms, changes.terms),
    bands: updateMap(bands, changes.bands),
    tallies: updateMap(tallies, changes.tallies),
  };
}

function spliced(posting: Uint8Array, { number, after }: TermEdit): Uint8Array {
  return written(splicePosting(posting, number, after));
}

type WholeTerm = { readonly term: string; readonly entries: number; readonly bytes: Uint8Array };

/** A term whose whole posting is at hand; a long one is cut, and its whole kept in bands. */
function setTerm({ term, entries, bytes }: WholeTerm, changes: Changes): void {
  const mayBeLong = !isFacetKey(term) && !isPairKey(term) && bytes.length * MOST_TALLIED > LONGEST_POSTING;
  const posting = mayBeLong ? readPosting(bytes) : undefined;
  const tally = posting && tallyOf(posting);
  if (posting === undefined || tally === undefined || totalOf(tally) <= LONGEST_POSTING) {
    changes.terms.set(term, entries === 0 ? undefined : { term, entries, common: false, bytes });
    return;
  }
  changes.tallies.set(term, tally);
  for (const [band, part] of bandsOf(posting)) changes.bands.set(bandKey(band, term), part);
  changes.terms.set(term, { term, entries, common: true, bytes: weightiest(posting, leastOf(tally)) });
}

type CommonTerm = {
  readonly maps: TermMaps;
  readonly changes: Changes;
  readonly old: TermEntry;
  readonly entries: number;
};

/** A common term: only the bands that hold changed entries are read, unless other entries come to weigh most. */
function editCommon({ maps, changes, old, entries }: CommonTerm, edits: readonly TermEdit[]): void {
  const { term } = old;
  const before = findValue(maps.tallies, term) ?? new Map<number, number>();
  const tally = new Map(before);
  let { bytes } = old;
  const least = leastOf(before);
  for (const { number, before: gone, after: come } of edits) {
    const key = bandKey(Math.floor(number / BAND), term);
    const band = changes.bands.get(key) ?? findValue(maps.bands, key) ?? new Uint8Array();
    const next = written(splicePosting(band, number, come));
    changes.bands.set(key, next.length === 0 ? undefined : next);
    if (gone) count(tally, number, gone, -1);
    if (come) count(tally, number, come, 1);
    const isShown = come !== undefined && classOf(number, come) >= least;
    const wasShown = gone !== undefined && classOf(number, gone) >= least;
    if (isShown || wasShown) bytes = written(splicePosting(bytes, number, isShown ? come : undefined));
  }
  if (totalOf(tally) <= LONGEST_POSTING) throw new LostIndexError(`whether ${term} is common`);
  if (leastOf(tally) !== least) {
    setTerm({ term, entries, bytes: wholePosting(term, maps.bands, changes) }, changes);
    return;
  }
  changes.tallies.set(term, tally);
  changes.terms.set(term, { term, entries, common: true, bytes });
}

/** All bands of a term as one posting. */
function wholePosting(term: string, bands: ShardMap<Uint8Array>, changes: Changes): Uint8Array {
  const last = Math.max(...[bands.state.keys.at(-1) ?? '', ...changes.bands.keys()].map(bandOf));
  const writer = createWriter(LONGEST_POSTING);
  let before = 0;
  for (let band = 0; band <= last; band++) {
    const key = bandKey(band, term);
    const bytes = changes.bands.has(key) ? changes.bands.get(key) : findValue(bands, key);
    if (bytes === undefined) continue;
    const { numbers, starts, ends } = readPosting(bytes);
    for (const [at, number] of numbers.entries()) {
      writeEntry(writer, number - before, bytes.subarray(starts[at], ends[at]));
      before = number;
    }
  }
  return written(writer);
}

function bandsOf({ numbers, starts, ends, bytes }: Posting): Map<number, Uint8Array> {
  const bands = new Map<number, Uint8Array>();
  let from = 0;
  for (let at = 1; at <= numbers.length; at++) {
    const band = Math.floor((numbers[from] ?? 0) / BAND);
    if (at < numbers.length && Math.floor((numbers[at] ?? 0) / BAND) === band) continue;
    const writer = createWriter((ends[at - 1] ?? 0) - (starts[from] ?? 0) + 16);
    let before = 0;
    for (let one = from; one < at; one++) {
      const number = numbers[one] ?? 0;
      writeEntry(writer, number - before, bytes.subarray(starts[one], ends[one]));
      before = number;
    }
    bands.set(band, written(writer));
    from = at;
  }
  return bands;
}

function bandKey(band: number, term: string): string {
  return `${band.toString(36).padStart(4, '0')} ${term}`;
}

function bandOf(key: string): number {
  return key === '' ? 0 : Number.parseInt(key.slice(0, 4), 36);
}

/**
 * How much a term weighs in an entry, 0 to 8191: above all whether it names it (its first place is not running text),
 * then how long its occurrences are.
 */
function classOf(number: number, occurrences: Uint8Array): number {
  const isNamed = readNumber({ bytes: occurrences, at: 0 }) % PLACE_STEP !== TEXT_KIND;
  return (Math.min(NAMED - 1, occurrences.length) + (isNamed ? NAMED : 0)) * SPREAD + (number % SPREAD);
}

function count(tally: Map<number, number>, number: number, occurrences: Uint8Array, times: 1 | -1): void {
  const one = classOf(number, occurrences);
  const size = (tally.get(one) ?? 0) + times * (occurrences.length + HEAD);
  if (size === 0) tally.delete(one);
  else tally.set(one, size);
}

function tallyOf({ numbers, starts, ends, bytes }: Posting): Tally {
  const tally = new Map<number, number>();
  for (const [at, number] of numbers.entries()) count(tally, number, bytes.subarray(starts[at], ends[at]), 1);
  return sorted(tally);
}

function sorted(tally: Tally): Tally {
  return new Map([...tally].sort(([a], [b]) => a - b));
}

function totalOf(tally: Tally): number {
  return [...tally.values()].reduce((sum, size) => sum + size, 0);
}

/** The least weight of the entries that there is room for. */
function leastOf(tally: Tally): number {
  let room = LONGEST_POSTING;
  let least = NAMED * 2 * SPREAD;
  for (const [one, size] of [...tally].sort(([a], [b]) => b - a)) {
    room -= size;
    if (room < 0) return least;
    least = one;
  }
  return least;
}

function weightiest({ numbers, starts, ends, bytes }: Posting, least: number): Uint8Array {
  const writer = createWriter(LONGEST_POSTING + 64);
  let before = 0;
  for (const [at, number] of numbers.entries()) {
    const occurrences = bytes.subarray(starts[at], ends[at]);
    if (classOf(number, occurrences) < least) continue;
    writeEntry(writer, number - before, occurrences);
    before = number;
  }
  return written(writer);
}
