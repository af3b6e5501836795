import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { plainYaml } from '../../src/model/plain-yaml.ts';

/** What YAML 1.2 makes of a text; undefined where it is not YAML, or not quite. */
function byLibrary(text: string): unknown {
  const document = parseDocument(text, { schema: 'core', customTags: null, prettyErrors: false });
  return document.errors.length + document.warnings.length === 0 ? document.toJS() : undefined;
}

test('frontmatter as the converter and most people write it is read', () => {
  const text =
    'id: ai-act\ntitle: "AI: an act"\nlabels:\n  - EU AI Act\n  - it\'s 3.5\ntags: [law, act]\nsources: []\nsummary: It ends in a space \n';
  const read = plainYaml(text);
  assert.deepEqual(read, byLibrary(text));
  assert.deepEqual(Object.keys(read ?? {}), ['id', 'title', 'labels', 'tags', 'sources', 'summary']);
});

test('whatever is read, a parser for all of YAML reads the same', () => {
  const bits = ['a', 'b c', 'true', 'Null', '1', ':', ': ', ' #', '#', '"', "'", '[', ']', ', ', ',', '{', '}', '- '];
  const odd = [
    '&',
    '*',
    '!',
    '|',
    '>',
    '%',
    '@',
    '`',
    '?',
    '~',
    '\\',
    ' ',
    '\t',
    '\r',
    '\u0085',
    '\u2028',
    '\uFEFF',
    'ß',
    '語',
    '😀',
  ];
  const words = fc
    .array(fc.constantFrom(...bits, ...odd, ...Array(20).fill('word'), ...Array(20).fill('some words')), {
      maxLength: 3,
    })
    .map((all) => all.join(''));
  const line = fc.oneof(
    fc
      .tuple(fc.constantFrom('a', 'title', 'constructor', '__proto__', 'true', 'b', 'c', 'd'), words)
      .map(([key, value]) => `${key}: ${value}`),
    fc.tuple(fc.constantFrom('e', 'f', 'labels'), words).map(([key, value]) => `${key}: [${value}]`),
    fc.tuple(words, words).map(([one, other]) => `g:\n  - ${one}\n  - ${other}`),
    words.map((value) => `  - ${value}`),
    words.map((value) => `h: "${value}"`),
    words,
  );
  let read = 0;
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 3 }), (lines) => {
      const text = `${lines.join('\n')}\n`;
      const plain = plainYaml(text);
      if (plain === undefined) return;
      read += 1;
      assert.deepEqual(plain, byLibrary(text));
    }),
    { numRuns: 4000, seed: 11 },
  );
  assert.ok(read > 300, `only ${read} texts were read`);
});
