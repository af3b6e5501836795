import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { liveReload } from '../../scripts/live-reload.ts';
import { serve } from '../../scripts/serve.ts';

const page = (text: string) => `<html><head></head><body>${text}</body></html>`;

test('a page that is ahead of the folder is served in place of the one there, until the folder has it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sourcebook-live-'));
  await mkdir(join(folder, 'entries/ключ'), { recursive: true });
  await writeFile(join(folder, 'entries/ключ/index.html'), page('built'));
  await writeFile(join(folder, 'index.html'), page('home'));
  const live = liveReload(folder, '/');
  const serving = await serve({ folder, port: 0, live });
  const shown = async (path: string) => {
    const response = await fetch(serving.address + path);
    const [, text] = /<body>(.*)<\/body>/.exec(await response.text()) ?? [];
    return { text, tag: response.headers.get('etag') };
  };
  try {
    const news = (await fetch(`${serving.address}_reload`)).body?.getReader();
    const told = async () => new TextDecoder().decode((await news?.read())?.value);
    assert.equal(await told(), '\n');
    const before = await shown('entries/ключ/');
    assert.equal(before.text, 'built');

    live.ahead([['entries/ключ/index.html', page('ahead')]]);
    assert.match(await told(), /^data: /);
    const now = await shown('entries/ключ/');
    assert.equal(now.text, 'ahead');
    assert.notEqual(now.tag, before.tag, 'by its tag an open page knows that it must load itself again');
    assert.equal((await shown('')).text, 'home');

    live.built({ isAhead: true });
    assert.match(await told(), /^data: /);
    assert.deepEqual(await shown('entries/ключ/'), now, 'edited again while the site was built');

    await writeFile(join(folder, 'entries/ключ/index.html'), page('ahead'));
    live.built({ isAhead: false });
    assert.deepEqual(await shown('entries/ключ/'), now, 'the same bytes: an open page stays');
    await writeFile(join(folder, 'entries/ключ/index.html'), page('built again'));
    assert.equal((await shown('entries/ключ/')).text, 'built again');
  } finally {
    await serving.close();
    await rm(folder, { recursive: true, force: true });
  }
});
