import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toString as textOf } from 'mdast-util-to-string';
import { parseBody } from '../../src/loader/parse-body.ts';

const file = (body: string) => ({ path: 'entries/x.mdx', text: `---\nid: x\n---\n\n${body}\n` });
const rules = (body: string) => parseBody(file(body)).messages.map(({ rule, line }) => [rule, line]);

test('code of every kind is refused, with its line', () => {
  assert.deepEqual(rules("import x from 'node:fs'"), [['entry-has-code', 5]]);
  assert.deepEqual(rules('Fine.\n\nexport const x = 1'), [['entry-has-code', 7]]);
  assert.deepEqual(rules('Two is {1 + 1}.'), [['entry-has-code', 5]]);
  assert.deepEqual(rules('{globalThis.pwned = 1}'), [['entry-has-code', 5]]);
  assert.deepEqual(rules('<Aside title={x}>a</Aside>'), [['entry-has-code', 5]]);
  assert.deepEqual(rules('<Aside {...x}>a</Aside>'), [['entry-has-code', 5]]);
});

test('components that are not ours are refused', () => {
  assert.deepEqual(rules('<script>alert(1)</script>'), [['component-unknown', 5]]);
  assert.deepEqual(rules('<Excerpt source="a" passage="b"><iframe src="x"/></Excerpt>'), [['component-unknown', 5]]);
});

test('invalid MDX is a message with line and column, not a throw', () => {
  const { messages } = parseBody(file('Fine.\n\nA <b and {'));
  assert.equal(messages[0]?.rule, 'mdx-invalid');
  assert.equal(messages[0]?.line, 7);
  assert.ok(messages[0]?.column);
});

test('straight quotation marks stay straight, and escapes are undone', () => {
  const { tree, messages } = parseBody(file('He said "it\'s \\{so\\}" -- and... \\<b'));
  assert.deepEqual(messages, []);
  assert.equal(textOf(tree), 'He said "it\'s {so}" -- and... <b');
});
