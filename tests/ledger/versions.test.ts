import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { freeze } from '../../scripts/commands/freeze.ts';
import { convert } from '../../scripts/pipeline/index.ts';
import { readContentFolder } from '../../src/loader/content-folder.ts';
import { loadSite } from '../../src/loader/load-site.ts';
import { keptParts } from '../../src/loader/versions/kept-pages.ts';

const content = mkdtempSync(join(tmpdir(), 'sourcebook-'));
const place = { base: '/kb/', origin: 'https://example.org' };
const write = (path: string, text: string) => writeFileSync(join(content, path), text);

before(async () => {
  mkdirSync(join(content, 'entries'));
  write('site.yaml', 'title: Of kites\npublisher: Kite House\nurl: https://example.org\n');
  entry('kite', 'A kite flies on a long thin line that a child holds fast in the wind.', 'kites');
  entry('string', 'String holds the kite.');
  await convert({ content, progress: () => {} });
});
after(() => rmSync(content, { recursive: true, force: true }));

function entry(id: string, paragraph: string, tag = 'things'): void {
  const head = `---\nid: ${id}\ntitle: ${id}\nkind: concept\nsummary: What a ${id} is.\ntags: [${tag}]\n---\n`;
  write(`entries/${id}.mdx`, `${head}\n${paragraph}\n`);
}

/** Path → text of every frozen page and of what stands beside it. */
async function versions(): Promise<ReadonlyMap<string, string>> {
  const site = loadSite(await readContentFolder(content), (path) => `/kb/${path}`);
  const files = new Map<string, string>();
  for (const part of keptParts({ ...site, place, folder: content }))
    for await (const [path, text] of part.make()) if (/\/v\/\d+\//.test(path)) files.set(path, text);
  return files;
}

test('a version has its citation as files beside it, with the address of the version, and they stay as they were', async () => {
  assert.deepEqual(await freeze(content, '2026-01-02'), { frozen: 2, messages: [] });
  const first = await versions();
  const page = first.get('entries/kite/v/1/index.html') ?? '';
  for (const [name, words] of [
    ['cite.bib', /url = \{https:\/\/example\.org\/kb\/entries\/kite\/v\/1\/\}/],
    ['cite.ris', /^UR {2}- https:\/\/example\.org\/kb\/entries\/kite\/v\/1\/\r$/m],
    ['cite.json', /"URL": ?"https:\/\/example\.org\/kb\/entries\/kite\/v\/1\/"/],
  ] as const) {
    assert.match(first.get(`entries/kite/v/1/${name}`) ?? '', words);
    assert.ok(page.includes(`href="/kb/entries/kite/v/1/${name}" download="${name}"`), `${name} is offered`);
    assert.match(page, new RegExp(`<link rel="describedby" href="https://example.org/kb/entries/kite/v/1/${name}"`));
  }
  assert.equal(page.match(/<link rel="cite-as" href="https:\/\/example\.org\/kb\/entries\/kite\/v\/1\/">/g)?.length, 1);

  entry('kite', 'A kite flies on a long thin line that a grown child holds fast in the wind.', 'kites');
  write('site.yaml', 'title: Of other kites\nurl: https://example.org\n');
  assert.deepEqual(await freeze(content, '2026-01-03'), { frozen: 1, messages: [] });
  const second = await versions();
  for (const [path, text] of first)
    if (!path.includes('/kite/v/2/') && !path.includes('/string/v/2/')) assert.equal(second.get(path), text, path);
  const [, fragment = ''] = /<p id="(p-[^"]+)">A kite/.exec(page) ?? [];
  assert.match(second.get('entries/kite/v/2/index.html') ?? '', new RegExp(`<p id="${fragment}">A `));
});

test('where the site does not know its address, freezing says that citations will not have it', async () => {
  write('site.yaml', 'title: Of kites\n');
  entry('string', 'String holds the kite, and is long.');
  const { frozen, messages } = await freeze(content, '2026-01-04');
  assert.equal(frozen, 1);
  assert.deepEqual(
    messages.map(({ rule, severity }) => [rule, severity]),
    [['site-url-unknown', 'warning']],
  );
  assert.doesNotMatch((await versions()).get('entries/string/v/2/cite.bib') ?? 'url', /url/);
  assert.deepEqual(await freeze(content, '2026-01-04'), { frozen: 0, messages: [] });
});
