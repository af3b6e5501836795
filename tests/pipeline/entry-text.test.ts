import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toString as textOf } from 'mdast-util-to-string';
import type { ComposedEntry } from '../../scripts/pipeline/compose.ts';
import { entryText } from '../../scripts/pipeline/entry-text.ts';
import { attributesOf } from '../../src/loader/components/component.ts';
import { parseBody } from '../../src/loader/parse-body.ts';
import { parseEntry } from '../../src/model/parse-entry.ts';
import { normalise } from '../../src/model/selector.ts';

function entry(title: string, words: string, context: string): ComposedEntry {
  const attributes = Object.entries({ source: 'a', passage: 'p-1', prefix: context });
  return {
    frontmatter: {
      id: 'x',
      title,
      kind: 'concept',
      labels: [title],
      summary: words,
      tags: [],
      sources: ['a'],
      related: [],
      neverLink: [],
      mdx: 'closed',
    },
    children: [
      { type: 'heading', depth: 2, children: [{ type: 'text', value: title }] },
      {
        type: 'mdxJsxFlowElement',
        name: 'Excerpt',
        attributes: attributes.map(([name, value]) => ({ type: 'mdxJsxAttribute', name, value })),
        children: [{ type: 'paragraph', children: [{ type: 'text', value: words }] }],
      },
    ],
  };
}

function check(title: string, words: string, context: string): void {
  const text = entryText(entry(title, words, context));
  const file = parseEntry('entries/x.mdx', text);
  assert.deepEqual(file.messages, [], text);
  assert.equal(file.value?.frontmatter.title, title);
  assert.equal(file.value?.frontmatter.summary, words);
  const { tree, messages } = parseBody({ path: 'entries/x.mdx', text });
  assert.deepEqual(messages, [], text);
  const excerpt = tree.children[1];
  assert.ok(excerpt?.type === 'mdxJsxFlowElement', text);
  assert.equal(textOf(excerpt), words, text);
  assert.equal(attributesOf(excerpt)['prefix'], context, text);
}

const traps = [
  'import x from "y"',
  'export const a = 1',
  '{process.exit(1)}',
  'a < b and {c} & <script>alert(1)</script>',
  '--- js',
  '# not a heading',
  '1. not a list',
  '"quotes" \'both\' &quot; &amp; \\ backslash',
  '[[x]] [a](javascript:alert(1)) `code` *star* _under_ ~~no~~ https://example.org',
  '| a | b |',
  ':::note',
  '>quote',
  '</Excerpt>',
  '$a$ ^b^ ~c~',
];

for (const words of traps) {
  test(`what is written reads back: ${words}`, () => check(words, words, words));
}

test('what is written reads back, for any text', () => {
  const words = fc
    .oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.array(fc.constantFrom(...traps, 'a', ' ', '\n')).map((parts) => parts.join('')),
    )
    .map(normalise)
    .filter((text) => /[\p{L}\p{N}]/u.test(text) && !/[\p{Cc}\u2028\u2029]/u.test(text));
  fc.assert(fc.property(words, words, words, check), { numRuns: 400, seed: 7 });
});
