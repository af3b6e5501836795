import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readText } from '../../scripts/pipeline/read/text.ts';
import { toMdx } from '../../scripts/pipeline/to-mdx.ts';
import { assertGolden, fixturesOf } from '../fixtures.ts';

for (const fixture of fixturesOf('read', 'text')) {
  test(fixture.name, async () => {
    const bytes = readFileSync(join(fixture.folder, 'input.txt'));
    const { facts, factOrigins, removed, tree, messages } = await readText({ path: 'sources/input.txt', bytes });
    assertGolden(fixture, 'output.json', `${JSON.stringify({ facts, factOrigins, removed, messages }, null, 2)}\n`);
    assertGolden(fixture, 'output.mdx', toMdx(tree));
  });
}

const rule = async (bytes: Uint8Array) => {
  const { messages, tree } = await readText({ path: 'sources/x.txt', bytes });
  return [messages[0]?.rule, messages[0]?.severity, tree.children.length > 0];
};

test('an empty file, white space alone, a picture with a text name: a message and no tree', async () => {
  assert.deepEqual(await rule(new Uint8Array()), ['source-empty', 'error', false]);
  assert.deepEqual(await rule(Buffer.from(' \n\t\n')), ['source-empty', 'error', false]);
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
  assert.deepEqual(await rule(png), ['source-not-text', 'error', false]);
});

test('broken UTF-8 is read all the same, and said', async () => {
  const latin = Buffer.from('Über die Brücke\n\nDie Brücke wurde über Jahre repariert. Sie trägt wieder.', 'latin1');
  assert.deepEqual(await rule(latin), ['source-encoding-guessed', 'error', true]);
  const { facts } = await readText({ path: 'sources/x.txt', bytes: latin });
  assert.equal(facts.title, 'Über die Brücke');
});

test('UTF-16 with a mark is text', async () => {
  const { facts } = await readText({
    path: 'sources/x.txt',
    bytes: Buffer.from('\uFEFFA title\n\nA paragraph of text.', 'utf16le'),
  });
  assert.equal(facts.title, 'A title');
});

test('a document of one line is neither lost nor only a title', async () => {
  const { tree } = await readText({
    path: 'sources/x.txt',
    bytes: Buffer.from('Only this one line of text stands here, and it is a sentence.'),
  });
  assert.equal(tree.children.length, 1);
});
