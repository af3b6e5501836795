import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildSite } from '../../scripts/build/build-site.ts';
import { cacheFor } from '../../scripts/build/cache-for.ts';
import { startAheadThread } from '../../scripts/build/dev/ahead-thread.ts';
import { startBuildThread } from '../../scripts/build/dev/build-thread.ts';
import { listFiles } from '../../scripts/files.ts';

const entry = (id: string, { text, summary = 'About it.' }: { text: string; summary?: string }) =>
  `---\nid: ${id}\ntitle: ${id === 'a' ? 'Amber' : 'Birch'}\nkind: concept\nsummary: ${summary}\n---\n${text}\n`;

test('pages of edited entries are given ahead, as the build that follows makes them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sourcebook-thread-'));
  const [content, out, clean] = [join(folder, 'content'), join(folder, 'out'), join(folder, 'clean')];
  const [page, other] = ['entries/a/index.html', 'entries/b/index.html'];
  const at = (path: string, of = out) => readFileSync(join(of, path), 'utf8');
  const write = (id: string, what: { text: string; summary?: string }) =>
    writeFileSync(join(content, `entries/${id}.mdx`), entry(id, what));
  mkdirSync(join(content, 'entries'), { recursive: true });
  write('a', { text: 'Words.' });
  write('b', { text: 'Of Amber.' });
  const [builder, ahead] = [startBuildThread({ content, out }), startAheadThread({ content, out })];
  const aheadOf = async (...edited: string[]) => new Map(await ahead.ask({ edited }));
  try {
    assert.equal((await builder.ask('build')).rendered, (await listFiles(out, '.')).filter(isPage).length);
    assert.deepEqual(await ahead.ask('built'), []);

    const before = at(page);
    write('a', { text: 'Words that follow.' });
    // Asked at once, as when the rest of an edit is still being built.
    const [pages, built] = await Promise.all([aheadOf('entries/a.mdx'), builder.ask('build')]);
    assert.equal(built.isEdit, true);
    assert.notEqual(before, at(page));
    assert.deepEqual([...pages], [[page, at(page)]]);

    write('a', { text: 'Words that follow Birch.', summary: 'Other pages show it.' });
    const linked = await aheadOf('entries/a.mdx');
    assert.equal(at(page).includes('Other pages'), false, 'nothing is written ahead');
    assert.equal((await builder.ask('build')).isEdit, false);
    assert.equal(linked.get(page), at(page));
    assert.deepEqual(await ahead.ask('built'), []);

    write('a', { text: 'Before all stands Birch.', summary: 'Other pages show it.' });
    const passage = await aheadOf('entries/a.mdx');
    await builder.ask('build');
    for (const path of [page, other]) assert.equal(passage.get(path), at(path), `${path} shows the passage`);

    for (const path of ['entries/new.mdx', 'entries/gone.mdx', 'sources/a.txt'])
      assert.equal((await aheadOf(path)).size, 0, path);
    write('a', { text: 'Words {broken' });
    assert.equal((await aheadOf('entries/a.mdx')).size, 0);
    const [message] = (await builder.ask('build')).messages;
    assert.equal(message?.path, 'entries/a.mdx');

    await buildSite({ content, out: clean });
    for (const path of await listFiles(clean, '.')) assert.equal(at(path), at(path, clean), path);
  } finally {
    await Promise.all([builder.stop(), ahead.stop()]);
    rmSync(cacheFor(content), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  }
});

function isPage(path: string): boolean {
  return path.endsWith('.html');
}
