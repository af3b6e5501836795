import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressAtWords } from '../../src/cite/text-fragment.ts';

test('The original at these words: hyphens, commas and ampersands are no syntax.', () => {
  assert.equal(
    addressAtWords('https://example.org/a?b=c', 'self-made, safe & sound'),
    'https://example.org/a?b=c#:~:text=self%2Dmade%2C%20safe%20%26%20sound',
  );
  assert.equal(addressAtWords('https://example.org/a#part', 'x'), 'https://example.org/a#part:~:text=x');
  assert.equal(addressAtWords('https://example.org/a.pdf', 'x', '4'), 'https://example.org/a.pdf#page=4:~:text=x');
});

test('Long words are named by how they start and end, in every script.', () => {
  const long = Array.from({ length: 80 }, (_, at) => `word${at}`).join(' ');
  assert.equal(
    addressAtWords('https://example.org/', long).replaceAll('%20', ' '),
    'https://example.org/#:~:text=word0 word1 word2 word3 word4 word5,word74 word75 word76 word77 word78 word79',
  );
  const [, start = '', end = ''] = /text=(.*),(.*)/.exec(addressAtWords('https://e.org/', '知能爆発'.repeat(90))) ?? [];
  assert.equal(decodeURIComponent(start) + decodeURIComponent(end), '知能爆発'.repeat(12));
});
