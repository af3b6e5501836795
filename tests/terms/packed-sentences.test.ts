import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packSentences, unpackSentences } from '../../scripts/pipeline/terms/packed-sentences.ts';
import { sentencesOf } from '../../scripts/pipeline/terms/tokens.ts';

const texts = [
  'The Rev. Ana Duarte studied mice and children. They were better than Fig. 3 shows!',
  'Well‐being and self‑made red-teaming; Bořek Jankovi ć met Dvořák. \\frac{a}{b} costs €5 — 𝒜 ☃.',
  '',
  '   ',
  'İstanbul’s GPUs’ ROVs\n\n\tran.  Twice as many   spaces.',
  `${'word '.repeat(200)}${'x'.repeat(300)}${' '.repeat(300)}${'studies '.repeat(200)}`,
];

test('sentences come out of their packing as they went in, at a few characters a token', () => {
  for (const text of texts) {
    const sentences = sentencesOf(text);
    const packed = packSentences(text, sentences);
    assert.deepEqual(unpackSentences(text, packed), sentences);
    const tokens = sentences.reduce((sum, one) => sum + one.tokens.length, 0);
    assert.ok(packed.length <= 1 + 2 * sentences.length + 10 * tokens);
  }
});

test('words and lemmas that are not in the text are packed too', () => {
  const text = 'ab cd';
  const token = { text: 'Ξ-cd', start: 0, end: 5, pos: 'NOUN', lemma: 'ξ\u{ffff}' } as const;
  const sentences = [{ text, start: 0, end: 5, tokens: [token, { ...token, text: 'ab', start: 5 }] }];
  assert.deepEqual(unpackSentences(text, packSentences(text, sentences)), sentences);
});
