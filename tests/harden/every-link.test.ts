import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { buildSite } from '../../scripts/build/build-site.ts';
import { root } from '../../scripts/root.ts';
import { serve } from '../../scripts/serve.ts';
import { unpackFile } from '../../src/search/format/unpack-file.ts';
import { createEngine } from '../../src/search/querying/engine.ts';
import { pathsOf, temporaryFolder } from './content-copy.ts';
import { crawl } from './crawl.ts';

let temporary: Awaited<ReturnType<typeof temporaryFolder>>;
before(async () => {
  temporary = await temporaryFolder('sourcebook-links-');
});
after(() => temporary.remove());

/** A file of the search index, as the browser gets it. */
async function load(address: string): Promise<Uint8Array> {
  const response = await fetch(address);
  assert.equal(response.status, 200, address);
  const bytes = new Uint8Array(await response.arrayBuffer());
  return address.endsWith('.bin') ? unpackFile(bytes) : bytes;
}

/** Below another base, every other thing about the site is the same, so one asks for what the other cannot. */
for (const base of ['/', '/kb/']) {
  test(`under ${base} every link, fragment and file is there, and search finds what is`, async () => {
    const out = join(temporary.folder, base === '/' ? 'root' : 'kb');
    await buildSite({ content: join(root, 'content'), out, base });
    const files = (await pathsOf(out)).filter((path) => !/(^|\/)[._]/.test(path) || path.startsWith('_astro/'));
    const { address, close } = await serve({ folder: out, base, port: 0 });
    try {
      const { problems, links, addresses } = await crawl(address, files);
      assert.deepEqual(problems, []);
      assert.ok(links > 5000 && addresses > 300, `${links} links to ${addresses} addresses were followed`);
      const engine = createEngine((path) => load(address + path));
      for (const query of ['agi', 'inteligence explosoin', 'deepmind', 'global pause']) {
        const { results } = await engine.search({ query, settled: true, limit: 5 });
        assert.ok(results.length > 0, query);
        for (const { permalink } of results) assert.equal((await fetch(address + permalink)).status, 200, permalink);
      }
    } finally {
      await close();
    }
  });
}

test('a link that leads nowhere, a fragment that is not there and an address outside of the base are told', async () => {
  const folder = join(temporary.folder, 'planted');
  await mkdir(folder);
  const page =
    '<a href="gone/">a</a><a href="#gone">b</a><a href="/elsewhere/">c</a><p id="here"><a href="#here">d</a>';
  await writeFile(join(folder, 'index.html'), `<!doctype html>${page}`);
  const { address, close } = await serve({ folder, base: '/kb/', port: 0 });
  try {
    assert.equal((await crawl(address, ['index.html'])).problems.length, 3);
  } finally {
    await close();
  }
});
