import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { INDEX_VERSION } from '../../src/search/format/manifest.ts';
import { unpackFile } from '../../src/search/format/unpack-file.ts';
import { buildSearchIndex } from '../../src/search/indexing/build-search-index.ts';
import { createEngine, StaleIndexError } from '../../src/search/querying/engine.ts';
import { sampleRecords } from './sample-records.ts';
import { engineOver } from './search-index.ts';

const { engine } = engineOver(sampleRecords());
const search = (query: string) => engine.search({ query, settled: true, limit: 10 });

const queries: readonly (readonly [what: string, query: string])[] = [
  ['ten thousand letters', 'a'.repeat(10_000)],
  ['ten thousand words', 'intelligence explosion '.repeat(5_000)],
  ['characters of regular expressions', '.*+?^$' + '{}()|[]\\ (((('],
  ['control characters', '\u0000\u0001\u0007\u001b\u0085\u2028'],
  ['emoji and lone surrogates', '🙂👩‍🔬\ud800 \udc00'],
  ['quotes that do not close', '"intelligence “explosion „'],
  ['nothing', ''],
  ['white space', ' \t\n\u3000'],
  ['a key of the index', '\u0001kind:law'],
  ['names of object members', '__proto__ constructor toString hasOwnProperty'],
];
for (const [what, query] of queries) {
  test(`${what}: an answer, not an exception`, async () => {
    assert.ok(Array.isArray((await search(query)).results));
  });
}

test('any text is a query, typed or settled', async () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 60 }));
  await fc.assert(
    fc.asyncProperty(text, fc.boolean(), async (query, settled) => {
      const { results } = await engine.search({ query, settled, limit: 5 });
      assert.ok(results.length <= 5);
    }),
    { numRuns: 300 },
  );
});

test('a long query is answered as its beginning is', async () => {
  const { results } = await search(`intelligence explosion ${'x'.repeat(9_000)}`);
  assert.equal(results[0]?.title.map(({ text }) => text).join(''), 'Intelligence explosion');
});

test('a file that cannot be had rejects, and the next question is answered', async () => {
  const over = engineOver(sampleRecords());
  let isDown = true;
  const flaky = createEngine(async (path) => {
    if (isDown) throw new Error('down');
    return over.load(path);
  });
  await assert.rejects(flaky.search({ query: 'agi', settled: true, limit: 5 }), /down/);
  isDown = false;
  assert.equal((await flaky.search({ query: 'agi', settled: true, limit: 5 })).results.length > 0, true);
});

test('a file of the index that was cut off anywhere is told apart', () => {
  for (const [path, file] of buildSearchIndex(sampleRecords())) {
    if (!path.endsWith('.bin')) continue;
    for (const part of [0, 3, 4, 9, file.length >> 1, file.length - 1]) {
      assert.throws(() => unpackFile(file.subarray(0, part)), `${path}, ${part} of ${file.length} bytes`);
    }
    assert.throws(() => unpackFile(new TextEncoder().encode('<!doctype html><title>Sign in</title>')));
  }
});

test('an index of another version is told apart', async () => {
  const manifest = new TextEncoder().encode(JSON.stringify({ version: INDEX_VERSION + 1 }));
  const old = createEngine(async () => manifest);
  await assert.rejects(old.search({ query: 'agi', settled: true, limit: 5 }), StaleIndexError);
});
