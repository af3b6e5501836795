import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { root } from '../../scripts/root.ts';
import { toDiff } from '../../scripts/show-diff.ts';
import { differences, treeOf } from '../harden/content-copy.ts';

const content = mkdtempSync(join(tmpdir(), 'sourcebook-'));
after(() => rmSync(content, { recursive: true, force: true }));

const article = `On kites

A box kite is a kite of two cells that stand apart. Every box kite flies steadily in strong wind. A delta kite is a kite
without a frame of its own. Every delta kite rises in light wind, and a box kite does not.
`;

function convert(...words: readonly string[]): { status: number | null; stdout: string } {
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'scripts/cli.ts'), 'convert', ...words], {
    encoding: 'utf8',
    cwd: content,
  });
  return { status, stdout };
}

test('a dry run shows line by line what convert then does, and writes nothing', async () => {
  mkdirSync(join(content, 'sources'));
  writeFileSync(join(content, 'sources/kites.txt'), article);
  const first = convert('--content', '.', '--dry-run');
  assert.equal(first.status, 0, first.stdout);
  assert.match(first.stdout, /^\+title: Box kite$/m);
  assert.match(first.stdout, /^\+ ledger: published entry box-kite$/m);
  assert.match(first.stdout, /^ {2}new +\d+ {2}.*box-kite/m);
  assert.deepEqual(readdirSync(content), ['sources']);
  assert.match(convert('--content', '.').stdout, /^Converted: 1 source/m);

  const entry = readdirSync(join(content, 'entries'))[0] ?? '';
  const file = join(content, 'entries', entry);
  writeFileSync(file, `${readFileSync(file, 'utf8')}\nMy own words.\n`);
  writeFileSync(join(content, 'sources/kites.txt'), article.replaceAll('strong wind', 'a gale'));
  const before = await treeOf(content);
  const second = convert('--content', '.', '--dry-run');
  assert.deepEqual(differences(before, await treeOf(content)), []);
  for (const row of ['new', 'updated', 'merged', 'kept', 'conflict', 'unchanged'])
    assert.match(second.stdout, new RegExp(`^ {2}${row} +\\d+`, 'm'));
  assert.match(second.stdout, /^-.*strong wind/m);
  assert.match(second.stdout, /^\+.*a gale/m);
  assert.doesNotMatch(second.stdout, /^[+-].*My own words/m);
});

test('a diff gives the lines around a change, and where it stands', () => {
  const lines = Array.from({ length: 20 }, (_, at) => `line ${at + 1}`);
  const before = `${lines.join('\n')}\n`;
  assert.deepEqual(toDiff({ path: 'a', before, after: before.replace('line 10\n', 'ten\n') }), [
    '--- a',
    '+++ a',
    '@@ line 7 → 7 @@',
    ...[' line 7', ' line 8', ' line 9', '-line 10', '+ten', ' line 11', ' line 12', ' line 13'],
  ]);
  assert.deepEqual(toDiff({ path: 'a', before: '', after: 'b\n' }), [
    '--- (no file)',
    '+++ a',
    '@@ line 1 → 1 @@',
    '+b',
  ]);
});
