import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readHtml } from '../../scripts/pipeline/read/html.ts';
import { readMarkdown } from '../../scripts/pipeline/read/markdown.ts';
import { regionsOf } from '../../scripts/pipeline/read/pdf/columns.ts';
import { loadSite } from '../../src/loader/load-site.ts';
import { idSchema } from '../../src/model/entry.ts';
import { normalise } from '../../src/model/selector.ts';
import { toSlug } from '../../src/model/slug.ts';

/** What fuzzing found: each was seen to fail before it was mended. */

test('an absurd type size makes no endless search for a gutter', () => {
  const segment = (left: number, right: number, y: number) => {
    return { left, right, top: y - 10, bottom: y, y, size: 10, letters: 40, items: [] };
  };
  const started = performance.now();
  for (const width of [1e9, 1e17, Number.POSITIVE_INFINITY]) {
    regionsOf([segment(0, width, 10), segment(0, width, 30), segment(-width, 400, 50)]);
  }
  assert.ok(performance.now() - started < 1000);
});

test('words are normalised alike however often, and as the writer of entries writes them', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const once = normalise(text);
      assert.equal(normalise(once), once);
      assert.doesNotMatch(once, /\p{Cc}/u);
      assert.ok(once.isWellFormed());
    }),
    { seed: 9, numRuns: 1000 },
  );
  assert.equal(normalise('a\u0085b\u0000c\uD800'), 'a bc\uFFFD');
  assert.equal(normalise('e\u200B\u0301'), 'é');
});

test('an id made of any label is one that entries may have, and a file name that systems take', () => {
  const label = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 200 }));
  fc.assert(
    fc.property(label, (text) => {
      const id = toSlug(text);
      assert.ok(id === '' || idSchema.safeParse(id).success, id);
      assert.ok(Buffer.byteLength(id) <= 200);
      assert.equal(toSlug(id), id);
    }),
    { seed: 9, numRuns: 1000 },
  );
  for (const text of ['हिन्दी भाषा', 'ภาษาไทย', 'データ', '本'.repeat(300), '𝔘'.repeat(90), '𐐨'.repeat(90)]) {
    assert.ok(idSchema.safeParse(toSlug(text)).success, text);
  }
  for (const text of ['CON', 'nul', 'com1', 'LPT9'])
    assert.doesNotMatch(toSlug(text), /^(con|prn|aux|nul|com\d|lpt\d)$/);
});

test('brackets in the words of a source are not a wiki link', () => {
  const passage = { id: 'p-a', kind: 'paragraph', locators: [], text: 'See [[Kite reel]] there.', start: 0 };
  const document = { id: 'a', type: 'article', show: 'excerpts', facts: {}, factOrigins: {}, passages: [passage] };
  const entry = (body: string) => ({
    entries: [{ path: 'entries/x.mdx', text: `---\nid: x\ntitle: X\nkind: topic\nsummary: X.\n---\n\n${body}\n` }],
    documents: [{ path: 'documents/a.json', text: JSON.stringify(document) }],
    ...{ ledger: undefined, vocabulary: undefined, settings: undefined },
  });
  const rules = (body: string) => loadSite(entry(body), (path) => `/${path}`).messages.map(({ rule }) => rule);
  assert.deepEqual(rules('<Excerpt source="a" passage="p-a">\nSee \\[\\[Kite reel]] there.\n</Excerpt>'), []);
  assert.deepEqual(rules('## Of \\[\\[Kite reel]]'), []);
  assert.deepEqual(rules('See [[Kite reel]].'), ['wiki-link-lost']);
});

test('a page whose html and body stand in a comment without an end is empty, not broken', async () => {
  for (const html of ['<!-- <html><body><p>x', '<!doctype html><!-- <html> <body>', '<![CDATA[<html><body>']) {
    const { messages } = await readHtml({ path: 'sources/a.html', bytes: new TextEncoder().encode(html) });
    assert.deepEqual(
      messages.map(({ rule }) => rule),
      ['source-empty'],
      html,
    );
  }
});

test('a list in frontmatter that holds itself is no author', async () => {
  const bytes = Buffer.from(
    '---\ntitle: Kites\nauthor: &a [Ada Example, *a]\npublisher: &p { name: *p }\n---\n\nWords.\n',
  );
  const { facts, messages } = await readMarkdown({ path: 'sources/kites.md', bytes });
  assert.deepEqual([facts.title, facts.authors, facts.publisher, messages], ['Kites', ['Ada Example'], undefined, []]);
});
