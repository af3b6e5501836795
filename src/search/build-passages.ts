import { compareText } from '../model/message.ts';
import type { SearchRecord } from '../model/search-record.ts';
import { buildShards, type ShardStore, toJsonBytes } from './build-shards.ts';
import type { Collection } from './collect-terms.ts';
import { type EntryText, textKey } from './entry-text.ts';
import { createWriter, readNumber, written } from './pack.ts';
import { placesOf } from './places.ts';
import { encodeTerms, PLACE_STEP, readPosting, type TermEntry } from './postings.ts';
import type { ShardTree } from './shard-tree.ts';
import { writeEntry } from './splice-posting.ts';
import type { KeyRange } from './split-keys.ts';

const TERM_SHARD_BYTES = 24_000;
const TEXT_SHARD_BYTES = 12_000;
/** A posting longer than this is cut down to the entries where the term weighs most. */
const LONGEST_POSTING = 72_000;
const TEXT_KIND = 5;

/** What changed since the last time, as sorted keys; undefined where everything may have. */
export type PassageChanges = { readonly terms: readonly string[]; readonly texts: readonly string[] };

export type PassageTrees = {
  readonly terms: ShardTree;
  readonly common: readonly (readonly [term: string, entries: number])[];
};

/** Index of all places of all entries: term → where it stands. */
export function buildTerms(
  collection: Collection,
  changed: PassageChanges | undefined,
  store: ShardStore,
): PassageTrees {
  const entries = [...collection.terms.values()]
    .filter((term) => term.entries > 0)
    .sort((a, b) => compareText(a.term, b.term))
    .map(({ term, entries: count, writer }): TermEntry => {
      const bytes = written(writer);
      const common = bytes.length > LONGEST_POSTING;
      return { term, entries: count, common, bytes: common ? weightiest(bytes) : bytes };
    });
  const keys = entries.map(({ term }) => term);
  const weights = entries.map(({ term, bytes }) => term.length + bytes.length + 4);
  const encode = ({ from, to }: KeyRange) => encodeTerms(entries.slice(from, to));
  const source = { name: 'terms', keys, weights, limit: TERM_SHARD_BYTES, encode, changed: changed?.terms };
  const common = entries.filter((entry) => entry.common).map((entry) => [entry.term, entry.entries] as const);
  return { terms: buildShards(source, store), common };
}

/**
 * The part of a posting that is kept of a common term: entries that name it (their first place is not running text),
 * then those with the longest occurrences, then the first.
 */
function weightiest(bytes: Uint8Array): Uint8Array {
  const { numbers, starts, ends } = readPosting(bytes);
  const classes = Uint16Array.from(numbers, (_, at) => {
    const start = starts[at] ?? 0;
    const isNamed = readNumber({ bytes, at: start }) % PLACE_STEP !== TEXT_KIND;
    return Math.min(255, (ends[at] ?? 0) - start) + (isNamed ? 256 : 0);
  });
  const sizes = new Float64Array(512);
  for (const [at, one] of classes.entries()) sizes[one] = (sizes[one] ?? 0) + (ends[at] ?? 0) - (starts[at] ?? 0) + 4;
  let room = LONGEST_POSTING;
  let least = 511;
  while (least > 0 && (sizes[least] ?? 0) <= room) room -= sizes[least--] ?? 0;
  const writer = createWriter(LONGEST_POSTING + 64);
  let before = 0;
  for (const [at, one] of classes.entries()) {
    const size = (ends[at] ?? 0) - (starts[at] ?? 0) + 4;
    if (one < least || (one === least && size > room)) continue;
    if (one === least) room -= size;
    const number = numbers[at] ?? 0;
    writeEntry(writer, number - before, bytes.subarray(starts[at], ends[at]));
    before = number;
  }
  return written(writer);
}

/** The texts of entries, in order of number, to show and to check against. */
export function buildTexts(
  numbered: readonly (readonly [number, SearchRecord])[],
  changed: PassageChanges | undefined,
  store: ShardStore,
): ShardTree {
  const weights = numbered.map(([, { permalink, title, summary, labels, tags, headings, passages }]) => {
    const texts = [...headings, ...passages];
    const names = [permalink, title, summary, ...labels, ...tags];
    return texts.reduce((sum, { text }) => sum + text.length + 20, names.join('').length + 60);
  });
  const encode = ({ from, to }: KeyRange) => toJsonBytes(numbered.slice(from, to).map(toText));
  const keys = numbered.map(([number]) => textKey(number));
  return buildShards({ name: 'texts', keys, weights, limit: TEXT_SHARD_BYTES, encode, changed: changed?.texts }, store);
}

function toText([number, record]: readonly [number, SearchRecord]): EntryText {
  const places = placesOf(record).map(({ kind, text, fragment }) => [kind, fragment, text] as const);
  return { number, permalink: record.permalink, kind: record.kind, places };
}
