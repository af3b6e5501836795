import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFile, mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { readingKey } from '../../scripts/pipeline/reading-cache.ts';
import { root } from '../../scripts/root.ts';
import { copyGiven, differences, temporaryFolder, treeOf } from './content-copy.ts';

/** Makes a process believe that the machine has one core. */
const oneCore = `--import=data:text/javascript,${encodeURIComponent(
  "import os from 'node:os'; import { syncBuiltinESMExports } from 'node:module';" +
    'os.availableParallelism = () => 1; os.cpus = () => [{}]; syncBuiltinESMExports();',
)}`;

const here = { LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', TZ: 'UTC' };
const elsewhere = { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', TZ: 'Pacific/Kiritimati' };

let temporary: Awaited<ReturnType<typeof temporaryFolder>>;
before(async () => {
  temporary = await temporaryFolder('sourcebook-bytes-');
});
after(() => temporary.remove());

type Run = {
  readonly words: readonly string[];
  readonly env: Record<string, string>;
  readonly node?: readonly string[];
};

/** Resolves with the exit code and all that was said. */
function sourcebook({ words, env, node = [] }: Run): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [...node, join(root, 'scripts', 'cli.ts'), ...words], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += String(data)));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, said }));
  });
}

/** Removes what is kept of having read these sources. */
async function forgetReadings(content: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const hash = createHash('sha256')
      .update(await readFile(join(content, path)))
      .digest('hex');
    await rm(join(root, '.sourcebook/cache/readings', `${readingKey(path, hash)}.json`), { force: true });
  }
}

test('the same content gives the same bytes: other folder, time zone, locale, file order, cache and workers', async () => {
  const [one, two] = [join(temporary.folder, 'one'), join(temporary.folder, 'другая папка')];
  const convert = (content: string) => ['convert', '--content', content];
  const paths = await copyGiven(one);
  await forgetReadings(one, paths);
  const cold = await sourcebook({ words: convert(one), env: here });
  const converted = await treeOf(one);
  assert.ok(converted.size > paths.length + 20, cold.said);

  await copyGiven(two, 'backwards');
  await forgetReadings(two, paths);
  await sourcebook({ words: convert(two), env: elsewhere, node: [oneCore] });
  assert.deepEqual(differences(converted, await treeOf(two)), [], 'one worker, elsewhere, cold');

  const warm = join(temporary.folder, 'warm');
  await mkdir(warm);
  await copyGiven(warm, 'backwards');
  await sourcebook({ words: convert(warm), env: elsewhere });
  assert.deepEqual(differences(converted, await treeOf(warm)), [], 'warm');

  const [siteOne, siteTwo] = [join(temporary.folder, 'site'), join(temporary.folder, 'ikinci yapı')];
  const built = await sourcebook({ words: ['build', '--content', one, '--out', siteOne], env: here });
  assert.equal(built.code, 0, built.said);
  await sourcebook({ words: ['build', '--content', two, '--out', siteTwo], env: elsewhere, node: [oneCore] });
  const site = await treeOf(siteOne);
  assert.ok([...site.keys()].filter((path) => path.endsWith('.html')).length > 20);
  assert.deepEqual(differences(site, await treeOf(siteTwo)), [], 'the site, cold');

  await sourcebook({ words: ['build', '--content', two, '--out', siteTwo], env: here });
  assert.deepEqual(differences(site, await treeOf(siteTwo)), [], 'the site, built again over the first');

  const whole = await sourcebook({ words: ['verify', siteOne], env: here });
  assert.equal(whole.code, 0, whole.said);
  await appendFile(join(siteOne, 'index.html'), ' ');
  const harmed = await sourcebook({ words: ['verify', siteOne], env: here });
  assert.equal(harmed.code, 1);
  assert.match(harmed.said, /index\.html error .* other bytes .*site-file-changed/);
});

test('a planted difference is told', () => {
  const tree = (text: string) => new Map([['a.txt', Buffer.from(text)]]);
  assert.equal(differences(tree('one'), tree('ond')).length, 1);
  assert.equal(differences(tree('one'), new Map()).length, 1);
});
