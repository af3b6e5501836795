import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { cacheFor } from '../../scripts/build/cache-for.ts';
import { mergeShards } from '../../scripts/build/merge-shards.ts';
import { isOfShard, toShard } from '../../scripts/build/shard.ts';
import { readingKey } from '../../scripts/pipeline/reading-cache.ts';
import { root } from '../../scripts/root.ts';

const cli = join(root, 'scripts/cli.ts');
const folder = mkdtempSync(join(tmpdir(), 'sourcebook-shards-'));
const content = join(folder, 'content');
const workflowSchema = z.object({
  jobs: z.record(z.string(), z.object({ steps: z.array(z.object({ run: z.string().optional() })) })),
});

after(() => {
  forgetReadings();
  for (const part of ['content', 'alone']) rmSync(cacheFor(join(folder, part)), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

/** What was read of the sources. */
function forgetReadings(): void {
  for (const name of readdirSync(join(content, 'sources'))) {
    const hash = createHash('sha256')
      .update(readFileSync(join(content, 'sources', name)))
      .digest('hex');
    rmSync(join(root, '.sourcebook/cache/readings', `${readingKey(`sources/${name}`, hash)}.json`), { force: true });
  }
}

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

const at = (name: string) => join(folder, name);

/** The commands of a job of the example, as its four machines are given them. */
function commandsOf(job: string): readonly string[][] {
  const { jobs } = workflowSchema.parse(
    parse(readFileSync(join(root, '.github/workflows/publish-in-shards.yml'), 'utf8')),
  );
  const [command = ''] = (jobs[job]?.steps ?? []).flatMap(
    ({ run: said = '' }) => /^node scripts.setup.mjs (.+)/.exec(said)?.[1] ?? [],
  );
  return [1, 2, 3, 4].map((shard) => command.replace(/\$\{\{ matrix\.shard \}\}/g, String(shard)).split(' '));
}

/** Sources whose words no other run has read, and entries written by hand. */
function writeContent(): void {
  for (const part of ['entries', 'sources']) mkdirSync(join(content, part), { recursive: true });
  for (let number = 0; number < 12; number += 1) {
    const text = `On ${number}\n\nA tensegrity mast of ${folder} is a thing that stands by pull ${number}. Ada Lovelace built the tensegrity mast.\n`;
    writeFileSync(join(content, `sources/on-${number}.txt`), text);
  }
  for (let number = 0; number < 30; number += 1) {
    const front = `id: e-${number}\ntitle: Alpha ${number}\nkind: concept\nsummary: About it.\ntags: [t-${number % 3}]`;
    writeFileSync(
      join(content, `entries/e-${number}.mdx`),
      `---\n${front}\n---\nIt follows Alpha ${(number + 1) % 30}.\n`,
    );
  }
}

test('four processes that run the example workflow make what one machine makes', async () => {
  writeContent();
  for (const name of ['alone', 'm1', 'm2', 'm3', 'm4']) cpSync(content, at(name), { recursive: true });
  const read = await Promise.all(
    commandsOf('read').map((words, machine) => run(...words, '--content', at(`m${machine + 1}`))),
  );
  for (const { code, said } of read) assert.equal(code, 0, said);
  const numbers = read.map(({ said }) => Number(/: (\d+) sources? \(/.exec(said)?.[1]));
  assert.equal(
    numbers.reduce((sum, one) => sum + one),
    12,
    'each source is read by one',
  );
  const converted = await run('convert', '--content', content);
  assert.match(converted.said, /Converted: 12 sources/);
  assert.doesNotMatch(converted.said, /read \d+\/12 sources/, 'nothing is left to read');
  forgetReadings();
  assert.equal((await run('convert', '--content', at('alone'))).code, 0);
  assert.deepEqual([...treeOf(content)], [...treeOf(at('alone'))]);
  const whole = await run('build', '--content', at('alone'), '--out', at('whole'));
  assert.equal(whole.code, 0, whole.said);
  const built = await Promise.all(
    commandsOf('build').map((words) =>
      run(...words.map((word) => (/^site-/.test(word) ? at(word) : word)), '--content', content),
    ),
  );
  for (const { code, said } of built) assert.equal(code, 0, said);
  for (const number of [1, 2, 3, 4]) assert.ok(treeOf(at(`site-${number}`)).size > 10, 'every shard has its share');
  const [merging = []] = commandsOf('merge');
  const merged = await run(...merging.map((word) => (/^site/.test(word) ? at(word) : word)));
  assert.equal(merged.code, 0, merged.said);
  assert.deepEqual([...treeOf(at('site'))], [...treeOf(at('whole'))]);
});

test('shards with a gap, a torn one, one twice, or one of another state are not put together', async () => {
  const gap = await run('merge', ...['site-1', 'site-3', 'site-4'].map(at), '--out', at('refused'));
  assert.equal(gap.code, 1);
  assert.match(gap.said, /Missing: shard 2 of 4/);
  const refused = async (...names: readonly string[]) => {
    const merged = await mergeShards(names.map(at), at('refused'));
    return 'refused' in merged ? merged.refused : '';
  };
  cpSync(at('site-2'), at('torn'), { recursive: true });
  const torn = [...treeOf(at('torn')).keys()].find((path) => path.endsWith('.html')) ?? '';
  rmSync(join(at('torn'), torn));
  assert.match(await refused('site-1', 'torn', 'site-3', 'site-4'), /torn is incomplete/);
  assert.match(await refused('site-1', 'site-1', 'site-3', 'site-4'), /Missing: shard 2/);
  writeFileSync(join(content, 'entries/e-1.mdx'), readFileSync(join(content, 'entries/e-2.mdx')));
  await run('build', '--content', content, '--out', at('site-1'), '--shard', '1/4');
  assert.match(await refused('site-1', 'site-2', 'site-3', 'site-4'), /not shards of the same site/);
});

test('every part belongs to one shard; a shard is written i/n', () => {
  for (const name of ['index.html', 'entries/ai-act/index.html', '*search']) {
    assert.equal([1, 2, 3, 4].filter((number) => isOfShard(name, { number, of: 4 })).length, 1);
  }
  assert.deepEqual(toShard('2/4'), { number: 2, of: 4 });
  for (const wrong of ['0/4', '5/4', '2', 'a/b', '-1/2']) assert.equal(toShard(wrong), undefined);
});
