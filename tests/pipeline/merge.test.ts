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
  assert.deepEqual(outcome('a', 'mine', 'b'), ['conflict', undefined]);
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

test('a conflict names the line where the person began to differ', () => {
  const { messages } = merge({ path, base: 'a\nb\nc', current: 'a\nmine\nc', generated: 'a\nb\nd' });
  assert.equal(messages[0]?.line, 2);
});
