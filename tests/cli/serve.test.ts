import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Serving, serve } from '../../scripts/serve.ts';

let parent: string;
let folder: string;

before(async () => {
  parent = await mkdtemp(join(tmpdir(), 'sourcebook-serve-'));
  folder = join(parent, 'site');
  await mkdir(join(folder, 'entries', 'ключ'), { recursive: true });
  await mkdir(join(parent, 'site-secret'));
  await writeFile(join(parent, 'site-secret', 'index.html'), 'secret');
  await writeFile(join(folder, 'index.html'), '<h1>home</h1>');
  await writeFile(join(folder, '404.html'), '<h1>not here</h1>');
  await writeFile(join(folder, '.hidden'), 'secret');
  await writeFile(join(folder, 'cite.bib'), '@misc{}');
  await writeFile(join(folder, 'entries', 'ключ', 'index.html'), '<h1>key</h1>');
});

after(() => rm(parent, { recursive: true, force: true }));

async function withSite(base: string | undefined, check: (serving: Serving) => Promise<void>): Promise<void> {
  const serving = await serve({ folder, port: 0, ...(base === undefined ? {} : { base }) });
  try {
    await check(serving);
  } finally {
    await serving.close();
  }
}

/** The answer to a request line sent as it is: `fetch` would tidy the path. */
function raw(address: string, path: string): Promise<string> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(port), hostname);
    socket
      .on('data', (chunk) => {
        answer += chunk;
      })
      .on('end', () => resolve(answer))
      .on('error', reject);
    socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
  });
}

describe('serving a built site', () => {
  it('serves pages at their addresses, also beyond ASCII, with media type and charset', () =>
    withSite(undefined, async ({ address }) => {
      const page = await fetch(`${address}entries/ключ/?q=a`);
      assert.equal(page.status, 200);
      assert.equal(page.headers.get('content-type'), 'text/html;charset=utf-8');
      assert.equal(await page.text(), '<h1>key</h1>');
      const citation = await fetch(`${address}cite.bib`);
      assert.equal(citation.headers.get('content-type'), 'application/x-bibtex; charset=utf-8');
    }));

  it('answers an unknown address with the site’s own 404 page', () =>
    withSite(undefined, async ({ address }) => {
      const page = await fetch(`${address}nowhere/`);
      assert.deepEqual([page.status, await page.text()], [404, '<h1>not here</h1>']);
    }));

  it('serves below a base, leads there from the root, and knows nothing beside it', () =>
    withSite('/handbook/', async ({ address }) => {
      assert.match(address, /\/handbook\/$/);
      assert.equal(await (await fetch(address)).text(), '<h1>home</h1>');
      const { origin } = new URL(address);
      const root = await fetch(`${origin}/`, { redirect: 'manual' });
      assert.deepEqual([root.status, root.headers.get('location')], [302, '/handbook/']);
      assert.equal((await fetch(`${origin}/cite.bib`)).status, 404);
    }));

  for (const path of [
    '/../site-secret/',
    '/%2e%2e/site-secret/',
    '/..%2fsite-secret/',
    '/..\\site-secret/',
    '/.hidden',
  ]) {
    it(`keeps ${path} to itself`, () =>
      withSite(undefined, async ({ address }) => {
        const answer = await raw(address, path);
        assert.match(answer, /^HTTP\/1\.1 404 /);
        assert.ok(!answer.includes('secret'));
      }));
  }

  it('takes the next port where one is in use', () =>
    withSite(undefined, async ({ address }) => {
      const port = Number(new URL(address).port);
      const second = await serve({ folder, port });
      try {
        assert.ok(Number(new URL(second.address).port) > port);
      } finally {
        await second.close();
      }
    }));

  it('reads and nothing else', () =>
    withSite(undefined, async ({ address }) => {
      assert.equal((await fetch(address, { method: 'POST', body: 'x' })).status, 405);
      assert.equal((await fetch(address, { method: 'HEAD' })).status, 200);
    }));
});
