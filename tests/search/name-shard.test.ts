import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type NameRow, shortRow, wholeRow } from '../../src/search/format/name-shard.ts';

test('of a permalink made of the title only the rest lies in a leaf', () => {
  const title: NameRow = [7, 'AI: the “Basics”', '', 'entries/ai-the-basics/', 0];
  assert.deepEqual(shortRow(title), [7, 'AI: the “Basics”', '', 'entries/ /', 0]);
  const label: NameRow = [7, 'first steps', 'AI: the “Basics”', 'entries/ai-the-basics-2/', 0, 1];
  assert.deepEqual(shortRow(label), [7, 'first steps', 'AI: the “Basics”', 'entries/ -2/', 0, 1]);
  const renamed: NameRow = [7, 'Basics', '', 'entries/ai-the-basics/', 0];
  assert.equal(wholeRow(shortRow(renamed))[3], 'entries/ai-the-basics/');
});

test('every row comes out of a leaf as it was', () => {
  const text = fc.string({ unit: fc.constantFrom(...'aB1 -é知$&.'), maxLength: 12 });
  const permalink = fc.string({ unit: fc.constantFrom(...'ab1-é知$&/'), maxLength: 14 });
  fc.assert(
    fc.property(text, text, permalink, fc.boolean(), (name, title, address, isHidden) => {
      const row: NameRow = isHidden ? [3, name, title, address, 2, 1] : [3, name, title, address, 2];
      assert.deepEqual(wholeRow(shortRow(row)), row);
    }),
    { numRuns: 500 },
  );
});
