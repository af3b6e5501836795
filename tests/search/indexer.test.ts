import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SearchRecord } from '../../src/model/search-record.ts';
import { buildSearchIndex } from '../../src/search/build-search-index.ts';
import { createIndexer } from '../../src/search/create-indexer.ts';
import { generateCorpus } from './generate-corpus.ts';

const records = generateCorpus(400, 5);
const [first, second, ...rest] = records;
if (first === undefined || second === undefined) throw new Error('the corpus is empty');
const passages = [{ text: 'An afterthought about quokkas.', fragment: 'p1' }, ...first.passages.slice(1)];
const edits: readonly (readonly [what: string, after: readonly SearchRecord[]])[] = [
  ['a paragraph', [{ ...first, passages }, second, ...rest]],
  ['a title', [{ ...first, title: 'Quokka husbandry' }, second, ...rest]],
  ['a tag', [{ ...first, tags: ['Marsupials'] }, second, ...rest]],
  ['nothing', records],
  ['one entry more', [...records, { ...first, id: 'zz-new', permalink: 'entries/zz-new/' }]],
  ['one entry less', [first, ...rest]],
  ['another order', [...records].reverse()],
];

for (const [what, after] of edits) {
  test(`${what} changed: the same files as a build from nothing`, () => {
    const index = createIndexer();
    index(records);
    assert.deepEqual(sorted(index(after)), sorted(buildSearchIndex(after)));
    assert.deepEqual(sorted(index(records)), sorted(buildSearchIndex(records)));
  });
}

test('an edited paragraph changes few files', () => {
  const before = buildSearchIndex(records);
  const after = buildSearchIndex([{ ...first, passages }, second, ...rest]);
  const changed = [...after.keys()].filter((path) => !before.has(path));
  assert.ok(changed.length > 0 && changed.length < after.size / 2, `${changed.length} of ${after.size}`);
});

function sorted(files: ReadonlyMap<string, Uint8Array>): [string, string][] {
  return [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, bytes]) => [path, Buffer.from(bytes).toString('base64')]);
}
