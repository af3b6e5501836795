import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { cacheFor } from '../../scripts/build/cache-for.ts';
import { isOfShard, toShard } from '../../scripts/build/shard.ts';

const cli = resolve(import.meta.dirname, '../../scripts/cli.ts');
const folder = mkdtempSync(join(tmpdir(), 'sourcebook-shards-'));
const content = join(folder, 'content');
after(() => {
  rmSync(cacheFor(content), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

function run(...words: readonly string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [cli, ...words]);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data));
  return new Promise((done) => child.on('close', (code) => done({ code, said })));
}

function treeOf(root: string): ReadonlyMap<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const paths = files.map((file) => join(file.parentPath, file.name)).sort();
  return new Map(paths.map((path) => [path.slice(root.length), readFileSync(path, 'latin1')]));
}

test('shards built by processes of their own make, merged, what one build makes; a gap is refused', async () => {
  mkdirSync(join(content, 'entries'), { recursive: true });
  for (let at = 0; at < 30; at += 1) {
    const front = `id: e-${at}\ntitle: Alpha ${at}\nkind: concept\nsummary: About it.\ntags: [t-${at % 3}]`;
    writeFileSync(join(content, `entries/e-${at}.mdx`), `---\n${front}\n---\nIt follows Alpha ${(at + 1) % 30}.\n`);
  }
  const at = (name: string) => join(folder, name);
  const whole = await run('build', '--content', content, '--out', at('whole'));
  assert.equal(whole.code, 0, whole.said);
  const numbers = [1, 2, 3];
  const built = await Promise.all(
    numbers.map((number) => run('build', '--content', content, '--out', at(`s${number}`), '--shard', `${number}/3`)),
  );
  for (const { code, said } of built) assert.equal(code, 0, said);
  for (const number of numbers) assert.ok(treeOf(at(`s${number}`)).size > 10, 'every shard has its share');
  const merge = (...names: readonly string[]) => run('merge', ...names.map(at), '--out', at('merged'));
  const gap = await merge('s1', 's3');
  assert.equal(gap.code, 1);
  assert.match(gap.said, /Missing: shard 2 of 3/);
  cpSync(at('s2'), at('torn'), { recursive: true });
  const torn = [...treeOf(at('torn')).keys()].find((path) => path.endsWith('.html')) ?? '';
  rmSync(join(at('torn'), torn));
  assert.match((await merge('s1', 'torn', 's3')).said, /torn is incomplete/);
  assert.match((await merge('s1', 's1', 's3')).said, /Missing: shard 2/);
  const merged = await merge('s3', 's1', 's2');
  assert.equal(merged.code, 0, merged.said);
  assert.deepEqual([...treeOf(at('merged'))], [...treeOf(at('whole'))]);
  writeFileSync(join(content, 'entries/e-1.mdx'), readFileSync(join(content, 'entries/e-2.mdx')));
  await run('build', '--content', content, '--out', at('s1'), '--shard', '1/3');
  assert.match((await merge('s1', 's2', 's3')).said, /not shards of the same site/);
});

test('every part belongs to one shard; a shard is written i/n', () => {
  for (const name of ['index.html', 'entries/ai-act/index.html', '*search']) {
    assert.equal([1, 2, 3, 4].filter((number) => isOfShard(name, { number, of: 4 })).length, 1);
  }
  assert.deepEqual(toShard('2/4'), { number: 2, of: 4 });
  for (const wrong of ['0/4', '5/4', '2', 'a/b', '-1/2']) assert.equal(toShard(wrong), undefined);
});
