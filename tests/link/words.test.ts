import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findLabels, labelIndexOf } from '../../src/link/label-index.ts';
import { eachWord, numberOf, wordKey, wordsOf } from '../../src/link/words.ts';

test('the number of a word is that of its key, wherever it stands', () => {
  const unit = fc.constantFrom(
    ...'aBzs9 -\u2019_',
    'ies',
    'us',
    'é',
    'e\u0301',
    'ß',
    'İ',
    'K',
    '語',
    '😀',
    '𝒳',
    '\uD835',
  );
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      const numbers: number[] = [];
      eachWord(text, (number, start, end) => numbers.push(number, start, end));
      const words = wordsOf(text);
      assert.deepEqual(
        numbers,
        words.flatMap(({ key, start, end }) => [numberOf(key), start, end]),
      );
      assert.deepEqual(
        words.map(({ text: word, key }) => [word, key]),
        Array.from(text.matchAll(/[\p{L}\p{M}\p{N}]+/gu), ([word]) => [word, wordKey(word)]),
      );
    }),
    { numRuns: 2000 },
  );
});

test('a word that has the number of a label is not taken for it', () => {
  assert.equal(numberOf('liquid'), numberOf('costarring'));
  const index = labelIndexOf([{ id: 'liquid', kind: 'concept', labels: ['Liquid'] }]);
  assert.deepEqual(
    findLabels(index, 'costarring liquids').map(({ start, end }) => [start, end]),
    [[11, 18]],
  );
});
