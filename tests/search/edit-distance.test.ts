import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { editDistance } from '../../src/search/querying/edit-distance.ts';
import { slips } from '../../src/search/querying/slips.ts';

const table: readonly (readonly [string, string, number])[] = [
  ['', '', 0],
  ['kitten', 'sitting', 3],
  ['explosoin', 'explosion', 1],
  ['rlfh', 'rlhf', 1],
  ['abc', 'xyz', 3],
  ['ca', 'abc', 3],
];
for (const [a, b, distance] of table) {
  test(`${a} and ${b} are ${distance} apart`, () => assert.equal(editDistance(a, b, { limit: 9 }), distance));
}

test('an open word is measured against beginnings', () => {
  assert.equal(editDistance('inteli', 'intelligence', { limit: 2, open: true }), 1);
});

const word = fc.string({ unit: fc.constantFrom(...'abcdé'), maxLength: 9 });
test('the same from both sides, never below the difference in length, and the limit only caps it', () => {
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, limit) => {
      const full = editDistance(a, b, { limit: 20 });
      assert.equal(full, editDistance(b, a, { limit: 20 }));
      assert.ok(full >= Math.abs(a.length - b.length));
      assert.equal(editDistance(a, b, { limit }), Math.min(full, limit + 1));
    }),
  );
});

test('a word half typed is forgiven as many slips as one that is whole', () => {
  const typed = { word: 'disol', stem: 'disol' };
  assert.ok((slips({ ...typed, open: true })('dissolve') ?? 9) < 2);
  assert.equal(slips({ ...typed, open: false })('dissolve'), undefined);
  assert.equal(slips({ ...typed, open: true })('resolve'), undefined);
});
