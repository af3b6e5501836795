import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describe, matches, normalise } from '../../src/model/selector.ts';

const passage = {
  id: 'p-00000',
  kind: 'paragraph' as const,
  locators: [],
  text: 'The office said “no” twice, and then it said nothing more.',
  start: 100,
};

test('a selector holds the words, their context and their place in the document', () => {
  const from = passage.text.indexOf('said');
  assert.deepEqual(describe(passage, from, from + 9), {
    exact: 'said “no”',
    prefix: 'The office ',
    suffix: ' twice, and then it said',
    start: 111,
    end: 120,
  });
});

test('spaces, soft hyphens and ligatures are folded on both sides', () => {
  assert.equal(normalise('  of\uFB01ce\u00AD  work\n\there '), 'office work here');
  assert.ok(matches(passage, 'The of\uFB01ce\n said “no”'));
});

test('something similar never matches', () => {
  assert.ok(!matches(passage, 'The office said "no" twice'));
  assert.ok(!matches(passage, 'the office said'));
  assert.ok(!matches(passage, ' '));
});
