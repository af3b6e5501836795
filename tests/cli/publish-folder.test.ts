import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { publishFolder, siteMarker, whyNotTo } from '../../scripts/publish-folder.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sourcebook-publish-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function site(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await mkdir(path, { recursive: true });
  await writeFile(join(path, siteMarker), '');
  await writeFile(join(path, 'index.html'), text);
  return path;
}

describe('publishing a folder', () => {
  it('takes the place of the old site as a whole and leaves nothing beside it', async () => {
    const out = await site('out', 'old');
    await writeFile(join(out, 'gone.html'), 'old');
    await publishFolder(await site('new', 'new'), out);
    assert.equal(await readFile(join(out, 'index.html'), 'utf8'), 'new');
    assert.deepEqual((await readdir(out)).sort(), [siteMarker, 'index.html']);
    assert.deepEqual(await readdir(folder), ['out']);
  });

  it('makes the folders that lead to it', async () => {
    const out = join(folder, 'a', 'b', 'out');
    await publishFolder(await site('new', 'new'), out);
    assert.equal(await readFile(join(out, 'index.html'), 'utf8'), 'new');
  });
});

describe('where a site may be written to', () => {
  it('takes a new folder, an empty one and an earlier site', async () => {
    await mkdir(join(folder, 'empty'));
    assert.equal(await whyNotTo(join(folder, 'new'), []), undefined);
    assert.equal(await whyNotTo(join(folder, 'empty'), []), undefined);
    assert.equal(await whyNotTo(await site('earlier', ''), []), undefined);
  });

  it('refuses a folder with somebody’s files, a file, the content, and what the content is in', async () => {
    const own = join(folder, 'own');
    await mkdir(own);
    await writeFile(join(own, 'letter.txt'), 'dear');
    assert.match((await whyNotTo(own, [])) ?? '', /did not write/);
    assert.match((await whyNotTo(join(own, 'letter.txt'), [])) ?? '', /is a file/);
    assert.match((await whyNotTo(own, [own])) ?? '', /would overwrite/);
    assert.match((await whyNotTo(folder, [own])) ?? '', /would overwrite/);
  });

  it('takes a folder inside or beside the content, also one whose name begins with dots', async () => {
    assert.equal(await whyNotTo(join(folder, 'content', 'site'), [join(folder, 'content')]), undefined);
    assert.equal(await whyNotTo(join(folder, 'cont'), [join(folder, 'content')]), undefined);
    assert.match((await whyNotTo(folder, [join(folder, '..content')])) ?? '', /would overwrite/);
  });
});
