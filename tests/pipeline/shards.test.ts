import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { UsageError } from '../../scripts/command-line.ts';
import { runConvert } from '../../scripts/commands/convert.ts';
import { readingKey } from '../../scripts/pipeline/reading-cache.ts';
import { root } from '../../scripts/root.ts';

const quiet = { out: '', port: 0, explain: false, json: false, from: '', names: [] };
const names = ['mill', 'kiln', 'barn', 'ford', 'weir', 'gate'].map((name) => `sources/${name}.txt`);
let folder = '';

/** Texts that no other run has read. */
const textOf = (name: string) =>
  `On ${name}\n\nA tensegrity mast of ${folder} is a structure that stands by pull. The tensegrity mast was built by Ada Lovelace.\n`;
const readingOf = (name: string) =>
  join(
    root,
    '.sourcebook/cache/readings',
    `${readingKey(name, createHash('sha256').update(textOf(name)).digest('hex'))}.json`,
  );
const read = () => names.filter((name) => existsSync(readingOf(name)));
const treeOf = (content: string) =>
  readdirSync(content, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map(({ parentPath, name }) => [
      join(parentPath, name).slice(content.length),
      readFileSync(join(parentPath, name), 'utf8'),
    ])
    .sort(([a = ''], [b = '']) => (a < b ? -1 : 1));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sourcebook-'));
  mkdirSync(join(folder, 'alone/sources'), { recursive: true });
  for (const name of names) writeFileSync(join(folder, 'alone', name), textOf(name));
  cpSync(join(folder, 'alone'), join(folder, 'shared'), { recursive: true });
});
afterEach(() => {
  for (const name of names) rmSync(readingOf(name), { force: true });
  rmSync(folder, { recursive: true, force: true });
});

test('shards read disjoint parts of the sources, and converting all makes of them what it makes alone', async () => {
  const content = join(folder, 'shared');
  const parts: string[][] = [];
  for (const number of [1, 2]) {
    const before = new Set(read());
    assert.equal(await runConvert({ ...quiet, content, shard: { number, of: 2 } }), 0);
    parts.push(read().filter((name) => !before.has(name)));
  }
  assert.deepEqual(parts.flat().sort(), [...names].sort());
  assert.ok(parts.every(({ length }) => length > 0));
  assert.deepEqual(readdirSync(content), ['sources']);
  await runConvert({ ...quiet, content });
  for (const name of names) rmSync(readingOf(name));
  await runConvert({ ...quiet, content: join(folder, 'alone') });
  assert.deepEqual(treeOf(content), treeOf(join(folder, 'alone')));
});

test('a shard is not tried: it writes no entries', async () => {
  const settings = { ...quiet, content: join(folder, 'shared'), shard: { number: 1, of: 2 }, dryRun: true };
  await assert.rejects(runConvert(settings), UsageError);
});
