import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { finishChanges, siteMarker, startChanges } from '../../scripts/build/publish/publish-changes.ts';
import { startSite, whyNotTo } from '../../scripts/build/publish/publish-folder.ts';

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

describe('publishing a site', () => {
  it('puts a new one in its place as a whole and leaves nothing beside it', async () => {
    const out = join(folder, 'a', 'out');
    const changes = startSite(out);
    changes.put('b/index.html', Buffer.from('new'));
    assert.equal(existsSync(out), false);
    changes.publish([]);
    assert.equal(await readFile(join(out, 'b/index.html'), 'utf8'), 'new');
    assert.deepEqual(await readdir(join(folder, 'a')), ['out']);
  });

  it('says what could not be written, with its code, and puts nothing in its place', () => {
    const out = join(folder, 'out');
    const changes = startSite(out);
    changes.put('a', Buffer.from('a file'));
    assert.throws(() => changes.put('a/b', Buffer.from('below a file')), { code: 'EEXIST' });
    assert.equal(existsSync(out), false);
  });

  it('changes one that is there: what has the same bytes keeps its time, what is taken leaves no empty folder', async () => {
    const out = await site('out', 'old');
    await mkdir(join(out, 'gone'));
    await writeFile(join(out, 'gone/index.html'), 'old');
    const before = await stat(join(out, 'index.html'));
    const changes = startChanges(out);
    changes.put('index.html', Buffer.from('old'));
    changes.put('b/index.html', Buffer.from('new'));
    assert.equal(existsSync(join(out, 'b')), false, 'nothing is seen before it is published');
    changes.publish(['gone/index.html']);
    assert.deepEqual((await readdir(out)).sort(), [siteMarker, 'b', 'index.html']);
    assert.equal((await stat(join(out, 'index.html'))).mtimeMs, before.mtimeMs);
  });

  it('takes a file in pieces, and tells whether it holds the same however it was cut', async () => {
    const out = await site('out', 'abcdef');
    const put = (...pieces: readonly string[]) => {
      const changes = startChanges(out);
      changes.put(
        'index.html',
        pieces.map((piece) => Buffer.from(piece)),
      );
      changes.publish([]);
    };
    const { mtimeMs } = await stat(join(out, 'index.html'));
    for (const same of [['abcdef'], ['ab', '', 'cdef']]) {
      put(...same);
      assert.equal((await stat(join(out, 'index.html'))).mtimeMs, mtimeMs);
    }
    for (const other of [['abc', 'de'], ['abc', 'defg'], ['abc', 'deg'], []]) {
      put(...other);
      assert.equal(await readFile(join(out, 'index.html'), 'utf8'), other.join(''));
    }
  });

  it('forgets what a killed run had gathered, and finishes what it had begun to change', async () => {
    const out = await site('out', 'old');
    startChanges(out).put('index.html', Buffer.from('never published'));
    finishChanges(out);
    assert.equal(await readFile(join(out, 'index.html'), 'utf8'), 'old');
    const changes = join(out, '.sourcebook-changes');
    await mkdir(changes);
    await writeFile(join(changes, 'index.html'), 'new');
    await writeFile(join(out, 'moved.html'), 'moved by the killed run');
    await writeFile(join(out, 'gone.html'), '');
    const journal = { put: ['moved.html', 'index.html'], take: ['gone.html'] };
    await writeFile(join(changes, '.journal'), JSON.stringify(journal));
    startChanges(out);
    assert.equal(await readFile(join(out, 'index.html'), 'utf8'), 'new');
    assert.deepEqual((await readdir(out)).sort(), [siteMarker, 'index.html', 'moved.html']);
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
