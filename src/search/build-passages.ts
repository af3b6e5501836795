import { compareText } from '../model/message.ts';
import type { SearchRecord } from '../model/search-record.ts';
import { buildShards, type SearchFiles, toJsonBytes } from './build-shards.ts';
import { collectTerms } from './collect-terms.ts';
import type { EntryText } from './entry-text.ts';
import { textKey } from './entry-text.ts';
import { createWriter, writeBytes, writeNumber, written } from './pack.ts';
import { placesOf } from './places.ts';
import { encodeTerms, occurrencesAt, PLACE_STEP, readPosting, type TermEntry } from './postings.ts';
import type { ShardTree } from './shard-tree.ts';
import type { KeyRange } from './split-keys.ts';

const TERM_SHARD_BYTES = 24_000;
const TEXT_SHARD_BYTES = 12_000;
/** A posting longer than this is cut down to the entries where the term weighs most. */
const LONGEST_POSTING = 72_000;
const TEXT_KIND = 5;

export type PassageTrees = {
  readonly terms: ShardTree;
  readonly texts: ShardTree;
  readonly common: readonly (readonly [term: string, entries: number])[];
  readonly words: ReadonlyMap<string, number>;
};

/** Index of all places of all entries: term → where it stands; entry → its texts, to show and to check against. */
export function buildPassages(
  records: readonly SearchRecord[],
  numbers: ReadonlyMap<string, number>,
  files: SearchFiles,
): PassageTrees {
  const collected = collectTerms(records, numbers);
  const keys = [...collected.terms.keys()].sort(compareText);
  const entries = keys.map((term): TermEntry => {
    const { entries: count, writer } = collected.terms.get(term) ?? { entries: 0, writer: createWriter() };
    const bytes = written(writer);
    const common = bytes.length > LONGEST_POSTING;
    return { term, entries: count, common, bytes: common ? weightiest(bytes) : bytes };
  });
  const weights = entries.map(({ term, bytes }) => term.length + bytes.length + 4);
  const encode = ({ from, to }: KeyRange) => encodeTerms(entries.slice(from, to));
  const terms = buildShards({ name: 'terms', keys, weights, limit: TERM_SHARD_BYTES, encode }, files);
  const common = entries.filter((entry) => entry.common).map((entry) => [entry.term, entry.entries] as const);
  return { terms, common, texts: buildTexts(records, numbers, files), words: collected.words };
}

/** The part of a posting that is kept of a common term: entries that name it, then those that hold it most often. */
function weightiest(bytes: Uint8Array): Uint8Array {
  const posting = readPosting(bytes);
  const weigh = (_: number, index: number) => {
    const occurrences = occurrencesAt(posting, index);
    const named = occurrences.some(({ place }) => place % PLACE_STEP !== TEXT_KIND) ? 1000 : 0;
    return { index, weight: named + occurrences.reduce((sum, { positions }) => sum + positions.length, 0) };
  };
  const byWeight = Array.from(posting.numbers, weigh).sort((a, b) => b.weight - a.weight || a.index - b.index);
  let room = LONGEST_POSTING;
  const kept: number[] = [];
  for (const { index } of byWeight) {
    room -= (posting.ends[index] ?? 0) - (posting.starts[index] ?? 0) + 4;
    if (room < 0) break;
    kept.push(index);
  }
  const writer = createWriter(LONGEST_POSTING);
  let before = 0;
  for (const index of kept.sort((a, b) => a - b)) {
    const number = posting.numbers[index] ?? 0;
    const occurrences = posting.bytes.subarray(posting.starts[index], posting.ends[index]);
    writeNumber(writer, number - before);
    writeNumber(writer, occurrences.length);
    writeBytes(writer, occurrences);
    before = number;
  }
  return written(writer);
}

function buildTexts(
  records: readonly SearchRecord[],
  numbers: ReadonlyMap<string, number>,
  files: SearchFiles,
): ShardTree {
  const texts = records
    .map((record): EntryText => {
      const places = placesOf(record).map(({ kind, text, fragment }) => [kind, fragment, text] as const);
      const { permalink, kind } = record;
      return { number: numbers.get(record.id) ?? 0, permalink, kind, places };
    })
    .sort((a, b) => a.number - b.number);
  const weights = texts.map(({ permalink, places }) =>
    places.reduce((sum, [, fragment, text]) => sum + text.length + fragment.length + 16, permalink.length + 40),
  );
  const encode = ({ from, to }: KeyRange) => toJsonBytes(texts.slice(from, to));
  const keys = texts.map(({ number }) => textKey(number));
  return buildShards({ name: 'texts', keys, weights, limit: TEXT_SHARD_BYTES, encode }, files);
}
