import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { createScratchFile } from '../../scripts/build/search-index/scratch-file.ts';
import { pairKey, withPairs } from '../../src/search/format/pair-terms.ts';
import { occurrencesAt, readPosting } from '../../src/search/format/postings.ts';
import { createPairs, readPairs, termsOfPair } from '../../src/search/indexing/collect-pairs.ts';
import { addOccurrence, createBlock, takePostings } from '../../src/search/indexing/occurrence-block.ts';
import { mergeRuns, writeRun } from '../../src/search/indexing/posting-runs.ts';
import { radixOrder } from '../../src/search/indexing/radix-order.ts';
import { ranksOf, sortStrings } from '../../src/search/indexing/rank-strings.ts';
import { createMemoryScratch, type Scratch } from '../../src/search/indexing/scratch.ts';

/** Entries in order, each the terms that stand in its places. */
const entries = fc.array(
  fc.record({
    step: fc.constantFrom(1, 2, 100, 40_000),
    places: fc.array(fc.array(fc.nat({ max: 6 }), { maxLength: 200 }), { maxLength: 3 }),
  }),
  { maxLength: 12 },
);
type Entries = typeof entries extends fc.Arbitrary<infer T> ? T : never;
const names = ['wombat', 'of', 'the', 'quokka', 'a', 'emu', 'zebra'];

function blocksOf(list: Entries, size: number) {
  const blocks = [createBlock()];
  let number = 0;
  for (const [at, { step, places }] of list.entries()) {
    number += step;
    if (at > 0 && at % size === 0) blocks.push(createBlock());
    for (const [place, terms] of places.entries())
      for (const [position, term] of terms.entries())
        addOccurrence(blocks.at(-1) ?? createBlock(), { term, entry: number, place: place * 8 }, position);
  }
  return blocks;
}

const ranks = ranksOf(sortStrings(names, new Int32Array(0)));

function merged(list: Entries, size: number, scratch: Scratch) {
  const runs = { scratch, ends: [] };
  for (const block of blocksOf(list, size)) writeRun(runs, block, ranks);
  const found = [...mergeRuns(runs, ranks)].map(({ term, entries, bytes }) => [names[term], entries, [...bytes]]);
  scratch.remove();
  return found;
}

test('postings of many runs are those of a single one, in order of terms', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sourcebook-runs-'));
  try {
    fc.assert(
      fc.property(entries, fc.integer({ min: 1, max: 4 }), (list, size) => {
        const whole = merged(list, 1000, createMemoryScratch());
        assert.deepEqual(merged(list, size, createMemoryScratch()), whole);
        assert.deepEqual(merged(list, size, createScratchFile(join(folder, 'scratch', 'runs'))), whole);
        const terms = whole.map(([term]) => String(term));
        assert.deepEqual(terms, [...terms].sort());
      }),
      { numRuns: 60 },
    );
    assert.deepEqual(readdirSync(join(folder, 'scratch')), []);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('what is put aside in a file is read as it was put, whether it has been written yet or not', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sourcebook-scratch-'));
  try {
    const scratch = createScratchFile(join(folder, 'one'));
    const piece = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 7 + length) % 251);
    const sizes = [0, 1, 300_000, 5, 200_000, 70_000, 2];
    const starts = sizes.map((size) => scratch.append(piece(size)));
    const read = (from: number, size: number) => {
      const bytes = new Uint8Array(size);
      scratch.read(from, bytes);
      return bytes;
    };
    for (const [at, size] of sizes.entries()) assert.deepEqual(read(starts[at] ?? 0, size), piece(size));
    assert.throws(() => read(starts.at(-1) ?? 0, 3));
    scratch.remove();
    assert.deepEqual(readdirSync(folder), []);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('pairs of a run of entries are those of each of them', () => {
  fc.assert(
    fc.property(entries, (list) => {
      const common = [...names].sort();
      const [block] = blocksOf(list, 1000);
      const whole = new Map<string, Uint8Array>();
      takePostings(block ?? createBlock(), ranks, ({ term, bytes }) => whole.set(names[term] ?? '', bytes.slice()));
      const pairs = createPairs(common);
      readPairs(
        pairs,
        common.flatMap((term, at) =>
          whole.has(term) ? [{ term: at, bytes: whole.get(term) ?? new Uint8Array() }] : [],
        ),
      );
      const found = new Map<string, unknown>();
      takePostings(pairs.block, undefined, ({ term, bytes }) => {
        const [first, second] = termsOfPair(term, common.length).map((at) => common[at] ?? '');
        for (const [number, occurrences] of byEntry(bytes))
          found.set(`${number} ${pairKey(first ?? '', second ?? '')}`, occurrences);
      });
      assert.deepEqual(found, pairsOf(whole, common));
    }),
    { numRuns: 100 },
  );
});

function byEntry(bytes: Uint8Array) {
  const posting = readPosting(bytes);
  return [...posting.numbers].map((number, at) => [number, occurrencesAt(posting, at)] as const);
}

function pairsOf(whole: ReadonlyMap<string, Uint8Array>, common: readonly string[]): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  const postings = [...whole].map(([term, bytes]) => [term, readPosting(bytes)] as const);
  for (const number of new Set(postings.flatMap(([, { numbers }]) => [...numbers]))) {
    const terms = new Map(
      postings.flatMap(([term, { numbers, starts, ends, bytes }]) => {
        const at = numbers.indexOf(number);
        return at < 0 ? [] : [[term, bytes.subarray(starts[at], ends[at])] as const];
      }),
    );
    for (const [term, bytes] of withPairs(terms, common)) {
      if (terms.has(term)) continue;
      const posting = {
        numbers: Int32Array.of(number),
        starts: Int32Array.of(0),
        ends: Int32Array.of(bytes.length),
        bytes,
      };
      found.set(`${number} ${term}`, occurrencesAt(posting, 0));
    }
  }
  return found;
}

test('numbers are put in order, equal ones as they stood', () => {
  const number = fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 5000 }), fc.nat());
  fc.assert(
    fc.property(fc.array(number, { maxLength: 300 }), (list) => {
      const expected = list.map((_, at) => at).sort((a, b) => (list[a] ?? 0) - (list[b] ?? 0) || a - b);
      assert.deepEqual([...radixOrder(Int32Array.from(list))], expected);
    }),
  );
});

test('strings that come to a sorted list are sorted among them', () => {
  const strings = fc.uniqueArray(fc.string(), { maxLength: 40 });
  fc.assert(
    fc.property(strings, fc.nat({ max: 40 }), (list, known) => {
      const before = sortStrings(list.slice(0, known), new Int32Array(0));
      assert.deepEqual(
        [...sortStrings(list, before)].map((at) => list[at]),
        [...list].sort(),
      );
    }),
  );
});
