import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { openArchive } from '../../scripts/pipeline/read/archive.ts';
import { readDocx } from '../../scripts/pipeline/read/docx.ts';
import { readEpub } from '../../scripts/pipeline/read/epub.ts';
import { readMarkdown } from '../../scripts/pipeline/read/markdown.ts';
import { readOdt } from '../../scripts/pipeline/read/odt.ts';
import { Unreadable } from '../../scripts/pipeline/read/unreadable.ts';
import { parseXml, textOfXml } from '../../scripts/pipeline/read/xml.ts';
import { zipFolder } from './zip-folder.ts';

const fixtures = join(import.meta.dirname, '..', 'fixtures', 'read');
const limits = { members: 3, memberSize: 1000, totalSize: 1500 };

function ruleOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof Unreadable) return error.rule;
    throw error;
  }
  return 'read';
}

function zip(members: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(members).map(([name, text]) => [name, strToU8(text)])));
}

test('an archive within its limits is opened', () => {
  assert.deepEqual([...openArchive(zip({ 'a/b.txt': 'x' }), limits).keys()], ['a/b.txt']);
});

test('archives with too much, too many, or names that lead out are refused', () => {
  const zeros = '0'.repeat(1001);
  assert.equal(
    ruleOf(() => openArchive(zip({ a: zeros }), limits)),
    'archive-too-large',
  );
  assert.equal(
    ruleOf(() => openArchive(zip({ a: zeros.slice(0, 900), b: zeros.slice(0, 900) }), limits)),
    'archive-too-large',
  );
  assert.equal(
    ruleOf(() => openArchive(zip({ a: '', b: '', c: '', d: '' }), limits)),
    'archive-too-large',
  );
  for (const name of ['../a', 'a/../../b', '/etc/a', 'C:/a', 'a\\b']) {
    assert.equal(
      ruleOf(() => openArchive(zip({ [name]: 'x' }), limits)),
      'archive-path',
      name,
    );
  }
});

test('what is no archive, or only part of one, is refused', () => {
  const whole = zip({ 'word/document.xml': '<a/>'.repeat(100) });
  assert.equal(
    ruleOf(() => openArchive(strToU8('words'))),
    'archive-broken',
  );
  assert.equal(
    ruleOf(() => openArchive(new Uint8Array())),
    'archive-broken',
  );
  assert.equal(
    ruleOf(() => openArchive(whole.slice(0, whole.length - 30))),
    'archive-broken',
  );
});

test('a member that unpacks to more than it says is cut there', () => {
  const bytes = zip({ a: '0'.repeat(900) });
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const entry = bytes.findIndex((_, at) => at + 4 < bytes.length && view.getUint32(at, true) === 0x02014b50);
  view.setUint32(entry + 24, 10, true);
  const member = ruleOf(() => {
    const size = openArchive(bytes, limits).get('a')?.length ?? 0;
    assert.ok(size <= 10, `${size} bytes`);
  });
  assert.match(member, /^(?:read|archive-broken)$/);
});

test('XML neither expands nor fetches entities', () => {
  const laughs = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><a>&c;</a>';
  const outside = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>';
  assert.equal(
    ruleOf(() => parseXml(laughs, new Map())),
    'xml-entities',
  );
  assert.equal(
    ruleOf(() => parseXml(outside, new Map())),
    'xml-entities',
  );
  assert.equal(textOfXml(parseXml('<!DOCTYPE html PUBLIC "x" "http://x/y.dtd"><a>1 &lt; 2</a>', new Map())), '1 < 2');
});

test('XML that is cut off or nested without end is refused', () => {
  assert.equal(
    ruleOf(() => parseXml('<a><b>', new Map())),
    'xml-broken',
  );
  assert.equal(
    ruleOf(() => parseXml('', new Map())),
    'xml-broken',
  );
  assert.equal(
    ruleOf(() => parseXml('<a>'.repeat(5000) + '</a>'.repeat(5000), new Map())),
    'xml-too-large',
  );
});

test('readers answer broken files with a message and an empty tree', async () => {
  for (const [path, read] of Object.entries({ 'a.docx': readDocx, 'a.odt': readOdt, 'a.epub': readEpub })) {
    for (const bytes of [new Uint8Array(), strToU8('PK but no zip'), zip({ 'other.xml': '<a/>' })]) {
      const { messages, tree } = await read({ path, bytes });
      assert.equal(tree.children.length, 0);
      assert.equal(messages[0]?.severity, 'error', path);
      assert.equal(messages[0]?.path, path);
    }
  }
});

test('no cut or flipped byte of a document makes a reader throw', async () => {
  const readers = { 'docx--styles': readDocx, 'odt--styles': readOdt, 'epub--chapters': readEpub };
  for (const [name, read] of Object.entries(readers)) {
    const whole = zipFolder(join(fixtures, name, 'input'));
    for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 40)) {
      await read({ path: 'cut', bytes: whole.slice(0, at) });
      const flipped = whole.slice();
      flipped[at] = (flipped[at] ?? 0) ^ 0xff;
      await read({ path: 'flipped', bytes: flipped });
    }
  }
});

test('frontmatter in another language than YAML is refused and nothing of it runs', async () => {
  for (const language of ['js', 'javascript', 'coffee', 'json', ' js']) {
    const text = `---${language}\nglobalThis.ran = true\n---\n# Title\n\nWords.\n`;
    const { messages, tree, facts } = await readMarkdown({ path: 'a.md', bytes: strToU8(text) });
    assert.equal(messages[0]?.rule, 'frontmatter-language', language);
    assert.deepEqual([tree.children, facts], [[], {}]);
    assert.equal('ran' in globalThis, false);
  }
});

test('broken frontmatter says where, and the text is still read', async () => {
  const text = '---\ntitle: a\nlist: [1, 2\n---\nWords.\n';
  const { messages, tree } = await readMarkdown({ path: 'a.md', bytes: strToU8(text) });
  assert.deepEqual([messages[0]?.rule, tree.children.length], ['frontmatter-broken', 1]);
  assert.ok((messages[0]?.line ?? 0) >= 3);
});

test('MDX that does not parse is read as Markdown, with a message', async () => {
  const text = 'Prices fell < 5 % and {never} rose.\n\nimport duties stayed.\n';
  const { messages, tree } = await readMarkdown({ path: 'a.mdx', bytes: strToU8(text) });
  assert.deepEqual(
    tree.children.map((node) => node.type),
    ['paragraph', 'paragraph'],
  );
  assert.equal(messages[0]?.rule, 'mdx-invalid');
});
