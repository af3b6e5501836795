import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { describeWords, findWords, parseQuoteQuery, sumOf, toQuoteQuery } from '../../src/cite/quoted-words.ts';

const text = 'The first kite rose. Someone shouted. The first kite fell. Someone shouted. And & then = it # ended, 凧?';

test('Words come back from their link, in one paragraph and over several.', () => {
  const parts = [describeWords('p-a', text, [4, 14]), describeWords('p-b', text, [60, text.length])];
  const address = new URL(`https://example.org/entries/kite/${toQuoteQuery(parts, 3)}`);
  assert.equal(address.hash, '#p-a');
  assert.deepEqual(parseQuoteQuery(address.search, address.hash), { version: 3, of: undefined, parts });
});

test('What a link says without words, or half, is nothing.', () => {
  for (const search of ['', '?version=3', '?version=3&prefix=x', '?start=a&end=b', '?exact=a&in=p-b'])
    assert.equal(parseQuoteQuery(search, '#p-a'), undefined);
  assert.equal(parseQuoteQuery('?version=-1&exact=a', '#%E0%A4%A')?.version, undefined);
});

test('Long words are their ends and a sum; one changed letter in the middle is seen.', () => {
  const long = Array.from({ length: 90 }, (_, at) => `word${at}`).join(' ');
  const quoted = describeWords('p-a', long, [0, long.length]);
  assert.ok('sum' in quoted.words && JSON.stringify(quoted).length < 300);
  assert.deepEqual(findWords(long, quoted), [0, long.length]);
  assert.equal(findWords(long.replace('word44', 'word45'), quoted), undefined);
  assert.notEqual(sumOf('ab'), sumOf('ba'));
});

test('Any part of any text is found where it was, and only there; no look-alike ever is.', () => {
  const words = fc.array(fc.constantFrom('kite', 'kites', 'the', 'wind', '凧', 'é', '–'), {
    minLength: 1,
    maxLength: 40,
  });
  fc.assert(
    fc.property(words, fc.nat(), fc.nat(), fc.nat(), (list, a, b, change) => {
      const whole = list.join(' ');
      const from = a % whole.length;
      const to = from + 1 + (b % (whole.length - from));
      const quoted = describeWords('p', whole, [from, to]);
      assert.deepEqual(findWords(whole, quoted), [from, to]);
      // The same text with one letter of the words changed has them no more, unless another place has them whole.
      const at = from + (change % (to - from));
      const other = `${whole.slice(0, at)}@${whole.slice(at + 1)}`;
      const found = findWords(other, quoted);
      if (found !== undefined) assert.equal(other.slice(...found), whole.slice(from, to));
    }),
    { numRuns: 300 },
  );
});
