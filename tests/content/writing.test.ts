import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkWriting, describeWriting } from '../../scripts/check-writing.ts';
import { faultOf } from '../../src/loader/check/check-links.ts';
import { parseContent } from '../../src/loader/parse-content.ts';
import { renderEntries } from '../../src/loader/render-entries.ts';

type Given = { readonly id: string; readonly body: string; readonly front?: string };

const VOCABULARY = 'terms:\n  - prefLabel: Bridge\n    broader: [Engineering]\n';

function contentOf(given: readonly Given[]) {
  const entries = given.map(({ id, body, front = 'tags: [engineering]' }) => ({
    path: `entries/${id}.mdx`,
    text: `---\nid: ${id}\ntitle: ${id}\nkind: concept\nsummary: What ${id} is.\n${front}\n---\n\n${body}\n`,
  }));
  const vocabulary = { path: 'vocabulary.yaml', text: VOCABULARY };
  const content = parseContent({ entries, documents: [], ledger: undefined, vocabulary, settings: undefined });
  assert.deepEqual(content.messages, []);
  const at = (path: string) => `/${path}`;
  const { entries: rendered } = renderEntries(content, { entry: at, source: at, file: at });
  return { content, rendered };
}

async function said(given: readonly Given[], rule: string, ownWords?: string): Promise<string[]> {
  const messages = await checkWriting({ ...contentOf(given), ownWords });
  return messages.filter((message) => message.rule === rule).map(({ path, line = 0 }) => `${path}:${line}`);
}

const LONG = 'Ropes of steel wire carry the whole weight of the road to two towers on either bank.';

test('a paragraph that claims something cites a source, says that it is an inference, or is told with its line', async () => {
  const bodies: readonly (readonly [string, readonly string[]])[] = [
    [LONG, ['entries/a.mdx:9']],
    [`Short.\n\n${LONG}`, ['entries/a.mdx:11']],
    [`${LONG}<Cite source="x" />`, []],
    [`${LONG} That is our inference.`, []],
    ['As short as this.', []],
    [`${LONG.slice(0, -1)}:\n\n- ${LONG}`, []],
    [`<Excerpt source="x" passage="p">\n${LONG}\n</Excerpt>`, []],
  ];
  for (const [body, wanted] of bodies) {
    assert.deepEqual(await said([{ id: 'a', body }], 'claim-uncited'), wanted, body);
  }
});

test('tags are there, and known to the vocabulary or to be an entry', async () => {
  const given = [
    { id: 'a', body: 'A.', front: 'tags: [engineering, b, bridge]' },
    { id: 'b', body: 'B.', front: 'tags: [enginering]' },
    { id: 'c', body: 'C.', front: 'tags: []' },
  ];
  assert.deepEqual(await said(given, 'tag-unknown'), ['entries/b.mdx:6']);
  assert.deepEqual(await said(given, 'entry-untagged'), ['entries/c.mdx:6']);
});

test('an entry has two ways in and two ways out, by links in the text or by `related`', async () => {
  const related = (...ids: string[]) => `tags: [engineering]\nrelated: [${ids.join(', ')}]`;
  const ring = [
    { id: 'arch', body: 'Unlike [[beam]] or [[cable]].' },
    { id: 'beam', body: '.', front: related('arch', 'cable') },
    { id: 'cable', body: '.', front: related('arch', 'beam') },
  ];
  assert.deepEqual(await said(ring, 'entry-orphan'), []);
  const lonely = { id: 'deck', body: '.', front: related('arch', 'gone', 'deck') };
  assert.deepEqual(await said([...ring, lonely], 'entry-orphan'), ['entries/deck.mdx:1']);
});

test('two entries with mostly the same words are told once; a shared sentence is not enough', async () => {
  const other = 'Before the first such bridge was built, ferries took people, carts and cattle across in all weathers.';
  assert.deepEqual(
    await said(
      [
        { id: 'a', body: `${LONG} ${other}` },
        { id: 'b', body: `${LONG} ${other}` },
      ],
      'entries-alike',
    ),
    ['entries/b.mdx:1'],
  );
  const third = 'Its deck hangs from the ropes by rods, so that wind can pass, and it moves more than one would think.';
  assert.deepEqual(
    await said(
      [
        { id: 'a', body: `${LONG} ${other}` },
        { id: 'b', body: `${LONG} ${third}` },
      ],
      'entries-alike',
    ),
    [],
  );
});

test('links that lead out are whole addresses', async () => {
  const wrong = [
    'https://',
    'http://nohost',
    'https://a b.org',
    'javascript:alert(1)',
    'mailto:nobody',
    'https://me:pw@x.org',
    ' ',
  ];
  for (const address of wrong) assert.ok(faultOf(address), address);
  const right = [
    'https://example.org/a?b#c',
    'http://[::1]/',
    'mailto:a@example.org',
    '#p',
    '../other/',
    'other',
    'ftp.txt',
  ];
  for (const address of right) assert.equal(faultOf(address), undefined, address);
  assert.deepEqual(await said([{ id: 'a', body: 'Fine.\n\n[Here](http://nohost)' }], 'link-malformed'), [
    'entries/a.mdx:11',
  ]);
});

test('spelling is checked where there is a list of own words, and the list counts', async () => {
  const given = [{ id: 'a', body: 'The labelling of a brigde near Zyx, whose owner’s name is GPT4.' }];
  assert.deepEqual(await said(given, 'word-unknown'), []);
  assert.deepEqual(await said(given, 'word-unknown', ''), ['entries/a.mdx:9', 'entries/a.mdx:9']);
  const linked = [
    { id: 'a', body: 'See [[brigdes|bridges]].' },
    { id: 'brigdes', body: '.' },
  ];
  assert.deepEqual(await said(linked, 'word-unknown', 'brigdes'), []);
  assert.deepEqual(await said(given, 'word-unknown', '# names\nZyx # a town\nbrigde'), []);
});

test('the summary names the kinds and how easy the text is to read', () => {
  const plain = describeWriting(contentOf([{ id: 'a', body: 'The cat sat on the mat. The dog ran to the door.' }]));
  const hard = describeWriting(
    contentOf([
      { id: 'a', body: 'Institutional considerations necessitate comprehensive interdisciplinary evaluation.' },
    ]),
  );
  const ease = (text: string) => Number(/^1 entries \(1 concept\); Flesch reading ease (-?\d+)$/.exec(text)?.[1]);
  assert.ok(ease(plain) > 90, plain);
  assert.ok(ease(hard) < 10, hard);
});
