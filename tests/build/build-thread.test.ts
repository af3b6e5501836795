import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildSite } from '../../scripts/build/build-site.ts';
import { startBuildThread } from '../../scripts/build/build-thread.ts';
import { cacheFor } from '../../scripts/build/cache-for.ts';

const entry = (id: string, text: string) =>
  `---\nid: ${id}\ntitle: ${id === 'a' ? 'Amber' : 'Birch'}\nkind: concept\nsummary: About it.\n---\n${text}\n`;

test('the page of an edited entry is there before the rest is built, and then as a whole build makes it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sourcebook-thread-'));
  const [content, out, clean] = [join(folder, 'content'), join(folder, 'out'), join(folder, 'clean')];
  const [page, manifest] = ['entries/a/index.html', 'manifest.json'];
  const at = (path: string, of = out) => readFileSync(join(of, path), 'utf8');
  const edited = join(content, 'entries/a.mdx');
  mkdirSync(join(content, 'entries'), { recursive: true });
  writeFileSync(edited, entry('a', 'Words.'));
  writeFileSync(join(content, 'entries/b.mdx'), entry('b', 'Of Amber.'));
  const thread = startBuildThread({ content, out });
  try {
    await thread.build(() => {});
    // Nothing to build: what the first edit needs is loaded all the same.
    await thread.build(() => {});
    const before = at(manifest);
    writeFileSync(edited, entry('a', 'Words that follow Birch.'));
    const seen: { said: boolean; whole: boolean }[] = [];
    const look = () => seen.push({ said: at(page).includes('Words that follow'), whole: at(manifest) !== before });
    assert.deepEqual(await thread.build(look), []);
    assert.deepEqual(seen, [
      { said: true, whole: false },
      { said: true, whole: true },
    ]);
    await buildSite({ content, out: clean });
    for (const path of [page, manifest, 'entries/b/index.html']) assert.equal(at(path), at(path, clean), path);

    writeFileSync(join(content, 'entries/b.mdx'), entry('b', 'Of Amber.\n\nAnd more.'));
    seen.length = 0;
    await thread.build(look);
    assert.equal(seen.length, 2, 'what no other page shows is shown ahead too');

    writeFileSync(edited, entry('a', 'Words {broken'));
    let shown = 0;
    const [message] = await thread.build(() => (shown += 1));
    assert.equal(message?.path, 'entries/a.mdx');
    assert.equal(shown, 1, 'what has errors is not shown ahead');
  } finally {
    await thread.stop();
    rmSync(cacheFor(content), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  }
});
