import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { diskAddress, toDiskStyle } from '../../scripts/pack/disk-address.ts';
import { packSite } from '../../scripts/pack/pack-site.ts';
import { toDiskPage } from '../../scripts/pack/to-disk-page.ts';

test('an address of the site is relative and names its file; any other stays', () => {
  const seen = (address: string) => diskAddress(address, 'entries/ai-act');
  assert.equal(seen('/'), '../../index.html');
  assert.equal(seen('/entries/ai-act/#p-1'), 'index.html#p-1');
  assert.equal(seen('/sources/a/?q=b#c'), '../../sources/a/index.html?q=b#c');
  assert.equal(seen('/_astro/a.css'), '../../_astro/a.css');
  for (const other of ['#p-1', 'https://example.org/', '//example.org/', 'mailto:a@example.org', 'words', ''])
    assert.equal(seen(other), other);
  assert.equal(diskAddress('/a-z/', '.'), 'a-z/index.html');
  assert.equal(
    toDiskStyle('a{src:url(/_astro/f.woff2)} b{src:url("/x.png")}', '_astro'),
    'a{src:url(f.woff2)} b{src:url("../x.png")}',
  );
});

test('a page: links, scripts, forms, moved fragments and the refresh of a former address', () => {
  const page = toDiskPage(
    [
      '<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="script-src \'self\'; trusted-types sourcebook">',
      '<link rel="preload" href="/_astro/f.woff2" as="font"><link rel="stylesheet" href="/_astro/s.css">',
      '<script type="speculationrules">{}</script><script type="module" src="/_astro/a.js"></script>',
      '<script src="/kept.js" data-to="/entries/b/" data-fragments="{&quot;p&quot;:&quot;/entries/b/#q&quot;}"></script>',
      '<noscript><meta http-equiv="refresh" content="0; url=/entries/b/"></noscript></head>',
      '<body><search-box data-base="/"><form action="/search/"></form></search-box><img src="/i.png" srcset="/i.png 1x, /j.png 2x" alt="">',
      '<a href="/" class="a b">Home</a> <pre>1\n  2</pre></body></html>',
    ].join(''),
    'entries/a/index.html',
  );
  for (const part of [
    'trusted-types sourcebook &#x27;allow-duplicates&#x27;',
    '<link rel="stylesheet" href="../../_astro/s.css">',
    '<script src="../../_astro/a.js" defer></script>',
    'data-to="../b/index.html"',
    '../b/index.html#q',
    'content="0; url=../b/index.html"',
    'data-base="../../"',
    'action="../../search/index.html"',
    'srcset="../../i.png 1x, ../../j.png 2x"',
    '<a href="../../index.html" class="a b">Home</a> <pre>1\n  2</pre>',
  ])
    assert.ok(page.includes(part), `${part} in ${page}`);
  assert.doesNotMatch(page, /speculationrules|preload|type="module"/);
});

test('a zip: the same bytes each time; scripts without imports, the index as scripts, nothing that needs a server', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pack-'));
  const files = {
    'index.html': '<!doctype html><title>A</title><script type="module" src="/_astro/a.js"></script>',
    '_astro/a.js':
      'import { b } from "./b.js"; const load = () => import("./c.js"); load().then((c) => console.log(b, c));',
    '_astro/b.js': 'export const b = 1;',
    '_astro/c.js': 'export const c = 2;',
    'search/manifest.json': '{}',
    'sw.js': 'x',
    _headers: 'x',
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const { zip } = await packSite(folder, 'kb');
  assert.deepEqual((await packSite(folder, 'kb')).zip, zip);
  const unpacked = unzipSync(zip);
  assert.deepEqual(Object.keys(unpacked).sort(), [
    'kb/_astro/a.js',
    'kb/_astro/b.js',
    'kb/_astro/c.js',
    'kb/index.html',
    'kb/search/manifest.json.js',
  ]);
  const script = strFromU8(unpacked['kb/_astro/a.js'] ?? new Uint8Array());
  assert.doesNotMatch(script, /^\s*import|import\(/m);
  assert.match(script, /console\.log/);
  await rm(folder, { recursive: true });
});
