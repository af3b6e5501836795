import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { listFiles } from '../../scripts/files.ts';
import { readSources } from '../../scripts/pipeline/read-sources.ts';
import { root } from '../../scripts/root.ts';
import { readContentFolder } from '../../src/loader/content-folder.ts';
import { differences, temporaryFolder, treeOf } from './content-copy.ts';

let temporary: Awaited<ReturnType<typeof temporaryFolder>>;
before(async () => {
  temporary = await temporaryFolder('sourcebook-files-');
});
after(() => temporary.remove());

const article = `Kites and Their Makers

A kite reel is a drum on which the line of a kite is wound. The Kite Guild tests every kite reel.

The Kite Guild was founded in 1911. A kite reel of the Kite Guild lasts long.
`;

async function contentAt(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const content = join(temporary.folder, name);
  await mkdir(join(content, 'sources'), { recursive: true });
  for (const [file, text] of Object.entries(files)) await writeFile(join(content, 'sources', file), text);
  return content;
}

function convert(content: string): { status: number | null; said: string } {
  const words = [join(root, 'scripts', 'cli.ts'), 'convert', '--content', content];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

test('a path with spaces and letters of other scripts, and lines that end in CRLF, convert like any other', async () => {
  const plain = await contentAt('plain', { 'kites.txt': article });
  const other = await contentAt('мои 文書 & notes#1?', { 'kites.txt': article.replaceAll('\n', '\r\n') });
  assert.equal(convert(plain).status, 0);
  const { status, said } = convert(other);
  assert.equal(status, 0, said);
  const names = async (content: string) => (await readdir(join(content, 'entries'))).sort();
  assert.deepEqual(await names(other), await names(plain));
});

test('names that differ in case alone, and a name without letters, are told or kept apart', async () => {
  const content = await contentAt('case', { 'Kites.txt': article, 'kites.txt': article, '!!!.txt': article });
  const { said } = convert(content);
  assert.match(said, /source-id-taken|is already that of/);
  const documents = await readdir(join(content, 'documents'));
  assert.ok(!documents.includes('.json'), documents.join(' '));
  assert.equal(new Set(documents.map((name) => name.toLowerCase())).size, documents.length);
});

test('a source that went away while sources were read is one message, and the others convert', async () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'z'];
  const content = await contentAt('vanished', Object.fromEntries(names.map((name) => [`${name}.txt`, article])));
  const vanish = () => rmSync(join(content, 'sources', 'z.txt'), { force: true });
  const { documents, messages } = await readSources(content, vanish);
  assert.equal(documents.length, names.length - 1);
  assert.deepEqual(
    messages.map(({ rule, path }) => `${rule} ${path}`),
    ['source-not-readable sources/z.txt'],
  );
});

test('a folder that may not be written to, or is full, is one message, and nothing is lost', async () => {
  const content = await contentAt('full', { 'kites.txt': article });
  await writeFile(join(content, 'documents'), 'a file where a folder is wanted');
  const before = await treeOf(content);
  const { status, said } = convert(content);
  assert.notEqual(status, 0);
  assert.doesNotMatch(said, /\n {4}at /);
  assert.match(said, /documents/);
  assert.deepEqual(differences(before, await treeOf(content)), []);
});

test('files are listed by their paths below a folder, however the folder is said', async () => {
  const here = await listFiles(process.cwd(), 'scripts/commands');
  assert.ok(here.includes('scripts/commands/convert.ts'));
  for (const said of ['.', './', `${process.cwd()}/`])
    assert.deepEqual(await listFiles(said, 'scripts/commands'), here);
  const before = process.cwd();
  process.chdir(join(root, 'content'));
  try {
    assert.equal((await readContentFolder('.')).entries[0]?.path, 'entries/ai-act.mdx');
  } finally {
    process.chdir(before);
  }
});
