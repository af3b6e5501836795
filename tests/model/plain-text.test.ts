import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainText } from '../../src/model/plain-text.ts';

test('a line break parts words, a picture has none', () => {
  assert.equal(
    plainText({
      type: 'paragraph',
      children: [
        { type: 'strong', children: [{ type: 'text', value: 'one' }] },
        { type: 'break' },
        { type: 'inlineCode', value: 'two' },
        { type: 'image', url: 'a.png', alt: 'unseen' },
      ],
    }),
    'one\ntwo',
  );
});
