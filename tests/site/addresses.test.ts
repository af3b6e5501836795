import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressAt, pathAt, restOf } from '../../src/site.ts';

const below = { base: '/docs', origin: 'https://example.org' };

test('a permalink becomes a path below the base, whether the base ends in a slash or not', () => {
  assert.equal(pathAt(below, 'entries/ai-act/'), '/docs/entries/ai-act/');
  assert.equal(pathAt({ ...below, base: '/docs/' }, 'entries/ai-act/'), '/docs/entries/ai-act/');
  assert.equal(pathAt({ ...below, base: '/' }, ''), '/');
});

test('letters beyond ASCII are percent-encoded in path and fragment', () => {
  assert.equal(pathAt(below, 'entries/über-uns/', 'früh'), '/docs/entries/%C3%BCber-uns/#fr%C3%BCh');
});

test('a full address needs to know where the site is published', () => {
  assert.equal(addressAt(below, 'a-z/'), 'https://example.org/docs/a-z/');
  assert.equal(addressAt({ ...below, origin: undefined }, 'a-z/'), undefined);
});

test('the rest of a permalink is what stands below its folder', () => {
  assert.equal(restOf('entries/ai-act/', 'entries'), 'ai-act');
  assert.throws(() => restOf('sources/brief/', 'entries'));
});
