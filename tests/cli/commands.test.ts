import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { root } from '../../scripts/root.ts';

/** A content folder that is nobody's, at a path with a space and letters beyond ASCII. */
let folder: string;
let content: string;
let out: string;

const article = `Harbour Bridges Explained

What a bascule bridge is

A bascule bridge is a movable bridge whose span swings upward on a counterweight. Harbour towns build a bascule
bridge where ships must pass and the road is low. The bascule bridge of a harbour opens in about a minute.
`;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sourcebook-commands-'));
  content = join(folder, 'мои notes');
  out = join(folder, 'site out');
  await mkdir(join(content, 'sources'), { recursive: true });
  await writeFile(join(content, 'sources', 'bridges.txt'), article);
});

after(() => rm(folder, { recursive: true, force: true }));

function sourcebook(...words: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts', 'cli.ts'), ...words], {
    encoding: 'utf8',
    cwd: folder,
  });
  return { status, stdout, stderr };
}

describe('the commands, on a content folder elsewhere', () => {
  it('check says what would be done and writes nothing', async () => {
    const { status, stdout, stderr } = sourcebook('check', '--content', 'мои notes');
    assert.equal(status, 0, stdout + stderr);
    assert.match(stdout, /^Would convert: 1 source/);
    assert.deepEqual(await readdir(content), ['sources']);
  });

  it('convert writes entries, and the same command again changes nothing', async () => {
    const first = sourcebook('convert', '--content', content);
    assert.equal(first.status, 0, first.stdout + first.stderr);
    const written = async (): Promise<string> => {
      const names = (await readdir(content, { recursive: true, withFileTypes: true })).filter((entry) =>
        entry.isFile(),
      );
      const paths = names.map((entry) => join(entry.parentPath, entry.name)).sort();
      return (await Promise.all(paths.map(async (path) => path + (await readFile(path, 'utf8'))))).join('\n');
    };
    const before = await written();
    assert.ok(before.includes('ledger.jsonl'));
    assert.equal(sourcebook('convert', '--content', content).status, 0);
    assert.equal(await written(), before);
  });

  it('build writes this content’s site below its base, and nothing of the bundled one', async () => {
    const site = ['--out', 'site out', '--base', '/handbook', '--site', 'https://example.org'];
    const { status, stdout, stderr } = sourcebook('build', '--content', content, ...site);
    assert.equal(status, 0, stdout + stderr);
    const home = await readFile(join(out, 'index.html'), 'utf8');
    assert.match(home, /href="\/handbook\//);
    assert.doesNotMatch(home, /href="\/(?!handbook\/)/);
    const pages = (await readdir(out, { recursive: true })).map((name) => name.replaceAll('\\', '/'));
    assert.ok(pages.includes('sources/bridges/index.html'), pages.join('\n'));
    assert.ok(!pages.some((name) => name.includes('anthropic')));
  });

  it('a problem of the content is told with its place, ends with 1, and the rest is built', async () => {
    await mkdir(join(content, 'entries'), { recursive: true });
    await writeFile(join(content, 'entries', 'broken.mdx'), '---\nid: [\n---\n\nText.\n');
    for (const words of [['check'], ['build', '--out', out]]) {
      const { status, stdout } = sourcebook(...words, '--content', content);
      assert.equal(status, 1, stdout);
      assert.match(stdout, /^entries\/broken\.mdx(:\d+)* error /m);
      assert.match(stdout, /^\d+ errors?/m);
    }
    assert.ok(existsSync(join(out, 'sources', 'bridges', 'index.html')));
  });

  it('a folder that is not there, and a folder of somebody’s own files, are wrong usage', async () => {
    assert.equal(sourcebook('convert', '--content', 'nowhere').status, 2);
    const { status, stderr } = sourcebook('build', '--content', content, '--out', content);
    assert.equal(status, 2);
    assert.match(stderr, /would overwrite/);
    assert.ok(existsSync(join(content, 'sources', 'bridges.txt')));
  });
});
