import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ElementContent, Properties } from 'hast';
import { toHtml as byLibrary } from 'hast-util-to-html';
import { toHtml } from '../../src/loader/to-html.ts';

const words = fc.string({
  unit: fc.constantFrom('a', ' ', '&', '<', '>', '"', "'", '`', '\0', '\u00e9', 'amp;', '\n'),
});
const names = ['id', 'className', 'href', 'rel', 'title', 'data-passage', 'dataEntry', 'ariaLabel', 'tabIndex', 'cite'];
const odd = ['hidden', 'download', 'checked', 'srcSet', 'accept', 'style', 'onClick', 'a b', 'xmlns', 'viewBox'];
const value = fc.oneof(
  words,
  fc.array(words),
  fc.integer(),
  fc.constantFrom(Number.NaN, true, false, null, undefined, '', 'id', 'hidden', 'download'),
);
const properties: fc.Arbitrary<Properties> = fc.dictionary(fc.constantFrom(...names, ...odd), value, { maxKeys: 4 });
const tags = [
  'p',
  'a',
  'h2',
  'li',
  'ul',
  'td',
  'div',
  'img',
  'br',
  'input',
  'script',
  'style',
  'svg',
  'title',
  'P',
  'x-y',
];

const { node } = fc.letrec<{ node: ElementContent }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.record({ type: fc.constant('text' as const), value: words }),
    fc.record({ type: fc.constant('comment' as const), value: words }),
    fc.record({
      type: fc.constant('element' as const),
      tagName: fc.constantFrom(...tags),
      properties,
      children: fc.array(tie('node'), { maxLength: 4 }),
    }),
  ),
}));

test('a tree is written as the library writes it', () => {
  fc.assert(
    fc.property(fc.array(node, { maxLength: 4 }), (children) => {
      const root = { type: 'root' as const, children };
      assert.equal(toHtml(root), byLibrary(root));
    }),
    { numRuns: 1000 },
  );
});
