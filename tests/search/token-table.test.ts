import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { tokensOf } from '../../src/search/format/words.ts';
import { createTokenTable, readTokens } from '../../src/search/indexing/token-table.ts';

const unit = fc.constantFrom(..."aäbC1 .’'+#-知ก", '\u0301', '𝒜', '🙂', '\ud800');
const texts = fc.array(fc.string({ unit, maxLength: 40 }), { maxLength: 12 });

test('tokens are those that the pattern finds, in their order', () => {
  const table = createTokenTable();
  const read = (text: string) => Array.from({ length: readTokens(table, text) }, (_, at) => table.found[at] ?? -1);
  fc.assert(
    fc.property(texts, (list) => {
      for (const text of list) {
        assert.deepEqual(
          read(text).map((number) => table.tokens[number]),
          tokensOf(text),
        );
      }
    }),
    { numRuns: 300 },
  );
  assert.equal(new Set(table.tokens).size, table.tokens.length);
});

test('many tokens keep their numbers', () => {
  const table = createTokenTable();
  const words = Array.from({ length: 5000 }, (_, at) => `word${at}`);
  readTokens(table, words.join(' '));
  readTokens(table, [...words].reverse().join(' '));
  assert.deepEqual([...table.found.subarray(0, 3)], [4999, 4998, 4997]);
  assert.deepEqual(table.tokens, words);
});
