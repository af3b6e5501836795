import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Limits, ReadingPool } from '../../scripts/pipeline/reading-pool.ts';

/** Documents as hostile ones are, sound but endless; limits that are small, so that they are met in a second. */
const few: Limits = { cpuSeconds: 0.5, clockSeconds: 60, megabytes: 512 };
const item = '- one *item* of a [list](https://example.org) that does not end\n';
const note = { path: 'note.md', bytes: Buffer.from('# A note\n\nSome words.\n') };

async function refusalOf(limits: Limits, input: { path: string; bytes: Uint8Array }) {
  const pool = new ReadingPool(({ bytes }) => (bytes.byteLength > 1000 ? limits : { ...few, cpuSeconds: 60 }));
  try {
    const [bad, good] = await Promise.all([pool.read(input), pool.read(note)]);
    const after = await Promise.all([pool.read(note), pool.read(note), pool.read(note)]);
    for (const { facts, messages } of [good, ...after]) assert.deepEqual([facts.title, messages], ['A note', []]);
    assert.equal(bad.tree.children.length, 0);
    return bad.messages.map(({ rule, reason }) => [rule, reason]);
  } finally {
    await pool.close();
  }
}

test('a document that takes too much processor time is a message, and the others are read', async () => {
  assert.deepEqual(await refusalOf(few, { path: 'list.md', bytes: Buffer.from(item.repeat(40_000)) }), [
    ['source-too-slow', 'Reading the document took more than 0.5 seconds of processor time and was given up.'],
  ]);
});

test('a document that takes too much memory is a message, and the others are read', async () => {
  const limits = { ...few, cpuSeconds: 60, megabytes: 80 };
  const page = `<html><body>${'<p>a<b>b</b>'.repeat(200_000)}</body></html>`;
  assert.deepEqual(await refusalOf(limits, { path: 'page.html', bytes: Buffer.from(page) }), [
    ['source-too-large', 'Reading the document needed more than 80 megabytes and was given up.'],
  ]);
});

test('a document that waits for what never comes is a message by the clock', async () => {
  const limits = { ...few, clockSeconds: 0.001 };
  assert.deepEqual(await refusalOf(limits, { path: 'list.md', bytes: Buffer.from(item.repeat(40_000)) }), [
    ['source-too-slow', 'Reading the document took more than 0.001 seconds and was given up.'],
  ]);
});
