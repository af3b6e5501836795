import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { changedManifest, manifestBytes } from '../../scripts/build/publish/site-manifest.ts';
import { type BuiltSite, siteAtAddress, verifySite } from '../../scripts/build/publish/verify-site.ts';

const built = new Map([
  ['index.html', '<p>Home</p>'],
  ['entries/kite/index.html', '<p>Kite</p>'],
  ['_headers', '/*'],
]);
const sums = Array.from(built, ([path, text]) => [path, hash('sha256', text)] as const);
const joined = (pieces: Iterable<Uint8Array>) => Buffer.concat([...pieces]);
const manifest = joined(manifestBytes({ generator: 'sourcebook 1', content: 'abc', files: sums })).toString();

function siteOf(files: ReadonlyMap<string, string>): BuiltSite {
  const all = new Map([...files, ['manifest.json', manifest]]);
  const read = async (path: string) => {
    const text = all.get(path);
    return text === undefined ? undefined : new TextEncoder().encode(text);
  };
  return { name: 'here', read, list: async () => [...all.keys()], unserved: new Set() };
}

test('a site that is as it was built has nothing to say', async () => {
  assert.deepEqual((await verifySite(siteOf(built))).messages, []);
});

test('a file that is missing, changed or added is told, each by its name', async () => {
  const other = new Map([
    ['index.html', '<p>Hone</p>'],
    ['_headers', '/*'],
    ['x.html', ''],
  ]);
  const { messages } = await verifySite(siteOf(other));
  assert.deepEqual(messages.map(({ rule, path }) => `${rule} ${path}`).sort(), [
    'site-file-changed index.html',
    'site-file-missing entries/kite/index.html',
    'site-file-unknown x.html',
  ]);
});

test('a manifest is the same whatever order its files come in', () => {
  const files = sums.toReversed();
  assert.equal(joined(manifestBytes({ generator: 'sourcebook 1', content: 'abc', files })).toString(), manifest);
});

test('a large manifest comes in pieces, each time it is asked for', () => {
  const files = Array.from({ length: 20_000 }, (_, at) => [`entries/${at}/index.html`, hash('sha256', '')] as const);
  const pieces = manifestBytes({ generator: 'sourcebook 1', content: 'abc', files });
  const [one, other] = [[...pieces], [...pieces]];
  assert.ok(one.length > 1 && one.every(({ length }) => length < 2_000_000));
  assert.deepEqual(joined(one), joined(other));
});

test('a manifest that was changed is the one that a whole build writes', () => {
  const name = fc.constantFrom('a', 'b/c.html', 'b-c', 'é', '"', '\\', 'z\u{1F600}', 'ａ', 'x": "y', 'A');
  const listed = fc.dictionary(name, fc.constantFrom('1', '2', '3'));
  const head = { generator: 'sourcebook 1', content: 'abc' };
  fc.assert(
    fc.property(listed, listed, (before, now) => {
      const text = joined(manifestBytes({ ...head, files: Object.entries(before) }));
      const files = Object.entries(now).filter(([path, digest]) => before[path] !== digest);
      const gone = new Set(Object.keys(before).filter((path) => now[path] === undefined));
      const content = 'def';
      const whole = joined(manifestBytes({ ...head, content, files: Object.entries(now) })).toString();
      assert.equal(joined(changedManifest(text, { ...head, content, files, gone })).toString(), whole);
    }),
  );
});

test('a site without a manifest, or with a broken one, is wrong usage', async () => {
  const bare = { ...siteOf(built), read: async () => undefined };
  await assert.rejects(verifySite(bare), /There is no manifest\.json at here/);
  const broken = { ...siteOf(built), read: async () => new Uint8Array([1]) };
  await assert.rejects(verifySite(broken), /damaged/);
  await assert.rejects(verifySite(siteAtAddress('http://127.0.0.1:9/')), /cannot be fetched/);
});
