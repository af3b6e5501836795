import assert from 'node:assert/strict';
import { test } from 'node:test';
import { merge } from '../../scripts/pipeline/merge.ts';

const path = 'entries/x.mdx';
const outcome = (base: string | undefined, current: string | undefined, generated: string) => {
  const { outcome: what, text } = merge({ path, base, current, generated });
  return [what, text];
};

test('what a person wrote is never overwritten', () => {
  assert.deepEqual(outcome('a', 'mine', 'a'), ['kept', undefined]);
  assert.deepEqual(outcome(undefined, 'mine', 'a'), ['own', undefined]);
});

test('what a person removed is not generated again', () => {
  assert.deepEqual(outcome('a', undefined, 'b'), ['removed', undefined]);
});

test('an entry nobody touched follows its sources', () => {
  assert.deepEqual(outcome(undefined, undefined, 'a'), ['new', 'a']);
  assert.deepEqual(outcome('a', 'a', 'b'), ['updated', 'b']);
  assert.deepEqual(outcome('a', 'a', 'a'), ['unchanged', undefined]);
});

test('a run that was cut off before it wrote the merge base is completed by the next', () => {
  assert.deepEqual(merge({ path, base: undefined, current: 'a', generated: 'a' }), {
    outcome: 'unchanged',
    base: 'a',
    messages: [],
  });
});

const entry = (front: string, ...blocks: string[]) => `---\nid: x\n${front}---\n\n${blocks.join('\n\n')}\n`;

test('edits in different places are merged', () => {
  const base = entry('title: X\ntags:\n  - a\n', '## One', 'First.', '## Two', 'Second.');
  const current = entry('title: X\n# mine\ntags:\n  - a\n  - mine\n', '## One', 'My first.', '## Two', 'Second.');
  const generated = entry('title: X\ntags:\n  - a\n  - new\n', '## One', 'First.', '## Two', 'Second.', 'Third.');
  assert.deepEqual(merge({ path, base, current, generated }), {
    outcome: 'merged',
    text: entry(
      'title: X\n# mine\ntags:\n  - a\n  - mine\n  - new\n',
      '## One',
      'My first.',
      '## Two',
      'Second.',
      'Third.',
    ),
    base: generated,
    messages: [],
  });
});

test('edits in the same place: the person stays, both texts are told, the rest is merged', () => {
  const base = entry('title: X\n', 'First.', 'Second.');
  const current = entry('title: Mine\n', 'My first.', 'Second.');
  const generated = entry('title: Theirs\n', 'Their first.', 'Second.', 'Third.');
  const { outcome: what, text, base: next, messages } = merge({ path, base, current, generated });
  assert.equal(what, 'conflict');
  assert.equal(text, entry('title: Mine\n', 'My first.', 'Second.', 'Third.'));
  assert.equal(next, undefined, 'the merge base stays, so that the conflict is told until it is settled');
  assert.deepEqual(
    messages.map(({ rule, severity, line }) => [rule, severity, line]),
    [
      ['merge-conflict', 'error', 3],
      ['merge-conflict', 'error', 6],
    ],
  );
  assert.match(messages[1]?.reason ?? '', /My first\..*Their first\./);
  assert.doesNotMatch(text ?? '', /<<<<|>>>>/);
});

test('a body that is not valid MDX is kept whole and told', () => {
  const { outcome: what, text } = merge({
    path,
    base: entry('', 'A.'),
    current: entry('', 'A < b {'),
    generated: entry('', 'B.'),
  });
  assert.equal(what, 'conflict');
  assert.match(text ?? '', /A < b \{/);
});

test('a paragraph that a person wrote next to a changed one stays with it, before or after', () => {
  const front = '---\nid: kite\ntitle: Kite\nkind: concept\nsummary: It flies.\n---\n\n';
  const base = `${front}A kite flies.\n`;
  const generated = `${front}A kite flies on a line.\n`;
  for (const [mine, wanted] of [
    ['A kite flies.\n\nI saw one.\n', 'A kite flies on a line.\n\nI saw one.\n'],
    ['I saw one.\n\nA kite flies.\n', 'I saw one.\n\nA kite flies on a line.\n'],
  ]) {
    const merged = merge({ path: 'entries/kite.mdx', base, current: `${front}${mine}`, generated });
    assert.deepEqual([merged.outcome, merged.text], ['merged', `${front}${wanted}`]);
  }
});
