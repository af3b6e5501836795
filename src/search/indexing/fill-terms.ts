import type { SearchRecord } from '../../model/search-record.ts';
import { pairKey } from '../format/pair-terms.ts';
import { type TermEntry, writeTerm } from '../format/postings.ts';
import { createPairs, readPairs, termsOfPair } from './collect-pairs.ts';
import { type Collection, createCollection, readRecord } from './collect-terms.ts';
import { bandKey, type CommonPosting, cutCommon } from './common-terms.ts';
import { addListed, addWritten, type EncodedValues, joined, listed, putAside } from './encoded-values.ts';
import type { IndexStore } from './index-store.ts';
import { mergeRuns, type PostingRuns, writeRun } from './posting-runs.ts';
import { ranksOf, sortStrings } from './rank-strings.ts';
import type { Scratch } from './scratch.ts';
import { fillMap } from './shard-map.ts';
import { bandsSpec, keptTally, type TermMaps, talliesSpec, termsSpec, writeBand } from './term-maps.ts';

/** Occurrences that are sorted at once, about: 16 bytes each. */
const BLOCK = 1 << 19;

/** Terms of all entries, while they are read. */
export type TermFilling = {
  readonly collection: Collection;
  readonly runs: PostingRuns;
  /** Places of the terms so far in their order. */
  sorted: Int32Array<ArrayBuffer>;
};

export function startTerms(store: IndexStore): TermFilling {
  const runs = { scratch: store.scratch('runs'), ends: [] };
  return { collection: createCollection(), runs, sorted: new Int32Array(0) };
}

/** Entries must come in the order of their numbers. */
export function addTerms(filling: TermFilling, record: SearchRecord, number: number): void {
  readRecord(filling.collection, record, number);
  if (filling.collection.block.count > BLOCK) writeTerms(filling);
}

function writeTerms(filling: TermFilling): Int32Array {
  const { terms, block } = filling.collection;
  filling.sorted = sortStrings(terms, filling.sorted);
  const ranks = ranksOf(filling.sorted);
  writeRun(filling.runs, block, ranks);
  return ranks;
}

/** A term too common to be served whole. Its bands lie one behind the other; `from`: where the next begins. */
type CommonTerm = {
  readonly term: string;
  readonly entries: number;
  readonly bands: readonly (readonly [band: number, size: number])[];
  next: number;
  from: number;
};

export type FilledTerms = {
  readonly maps: TermMaps;
  /** Common terms in order, with how many entries hold them. */
  readonly common: readonly (readonly [term: string, entries: number])[];
};

/** Fills the maps with what was read. */
export function endTerms(filling: TermFilling, maps: TermMaps): FilledTerms {
  const { store } = maps.terms;
  const ranks = writeTerms(filling);
  const parts = store.scratch('bands-by-term');
  const terms = putAside(store.scratch('terms'));
  const tallies = putAside(store.scratch('tallies'));
  const common: CommonTerm[] = [];
  for (const { term: place, entries, bytes } of mergeRuns(filling.runs, ranks)) {
    const term = filling.collection.terms[place] ?? '';
    const cut = cutCommon(term, bytes);
    addTerm(terms, { term, entries, common: cut !== undefined, bytes: cut?.shown ?? bytes });
    if (cut === undefined) continue;
    addListed(tallies, { key: term, weight: talliesSpec.weigh(cut.tally, term) }, keptTally(term, cut.tally));
    common.push({ term, entries, ...putBands(cut, parts), next: 0 });
  }
  filling.runs.scratch.remove();
  const { bands, pairs } = readBands(common, parts, store);
  const filled = {
    terms: fillMap(maps.terms, joined([terms, pairs])),
    bands: fillMap(maps.bands, joined([bands])),
    tallies: fillMap(maps.tallies, listed(tallies)),
  };
  for (const { scratch } of [terms, pairs, bands, tallies]) scratch.remove();
  return { maps: filled, common: common.map(({ term, entries }) => [term, entries]) };
}

function addTerm(list: EncodedValues, entry: TermEntry): void {
  const key = { key: entry.term, weight: termsSpec.weigh(entry, entry.term) };
  addWritten(list, key, (writer) => writeTerm(writer, entry));
}

function putBands({ bands }: CommonPosting, scratch: Scratch): Pick<CommonTerm, 'bands' | 'from'> {
  const starts = [...bands.values()].map((bytes) => scratch.append(bytes));
  return { bands: [...bands].map(([band, { length }]) => [band, length]), from: starts[0] ?? 0 };
}

/** The bands of common terms in order of numbers, and the pairs in them. */
function readBands(common: readonly CommonTerm[], parts: Scratch, store: IndexStore) {
  const bands = putAside(store.scratch('bands'));
  const pairing = createPairs(common.map(({ term }) => term));
  const runs: PostingRuns = { scratch: store.scratch('pair-runs'), ends: [] };
  const last = common.reduce((most, { bands: own }) => Math.max(most, own.at(-1)?.[0] ?? 0), 0);
  for (let band = 0; band <= last; band++) {
    const here = common.flatMap((one, term) => {
      const [number, size = 0] = one.bands[one.next] ?? [];
      if (number !== band) return [];
      const bytes = new Uint8Array(size);
      parts.read(one.from, bytes);
      one.next++;
      one.from += size;
      return [{ term, bytes }];
    });
    for (const { term, bytes } of here) addBand(bands, bandKey(band, common[term]?.term ?? ''), bytes);
    readPairs(pairing, here);
    if (pairing.block.count > BLOCK) writeRun(runs, pairing.block);
  }
  parts.remove();
  writeRun(runs, pairing.block);
  return { bands, pairs: mergePairs(pairing.common, runs, store) };
}

function addBand(list: EncodedValues, key: string, bytes: Uint8Array): void {
  addWritten(list, { key, weight: bandsSpec.weigh(bytes, key) }, (writer) => writeBand(writer, key, bytes));
}

function mergePairs(common: readonly string[], runs: PostingRuns, store: IndexStore): EncodedValues {
  const pairs = putAside(store.scratch('pairs'));
  for (const { term: number, entries, bytes } of mergeRuns(runs)) {
    const [first, second] = termsOfPair(number, common.length);
    const term = pairKey(common[first] ?? '', common[second] ?? '');
    addTerm(pairs, { term, entries, common: false, bytes });
  }
  runs.scratch.remove();
  return pairs;
}
