import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { recordIn, type SearchRecord } from '../../src/model/search-record.ts';
import { GROUP } from '../../src/search/format/even-leaves.ts';
import { buildSearchIndex } from '../../src/search/indexing/build-search-index.ts';
import { createMemoryStore, type MemoryStore } from '../../src/search/indexing/index-store.ts';
import { updateSearchIndex } from '../../src/search/indexing/update-search-index.ts';
import { generateCorpus } from './generate-corpus.ts';

const records = generateCorpus(60, 5);
const [first, second, ...rest] = records;
if (first === undefined || second === undefined) throw new Error('the corpus is empty');
const titles = new Map([['source-7', 'A report']]);
const passages = [{ text: 'An afterthought about quokkas.', fragment: 'p1' }, ...first.passages.slice(1)];
const edits: readonly (readonly [what: string, after: readonly SearchRecord[]])[] = [
  ['a paragraph', [{ ...first, passages }, second, ...rest]],
  ['a title', [{ ...first, title: 'Quokka husbandry' }, second, ...rest]],
  [
    'a label that is never shown',
    [{ ...first, labels: ['Quoka', ...first.labels], hidden: ['Quoka'] }, second, ...rest],
  ],
  ['a tag', [{ ...first, tags: ['Marsupials'] }, second, ...rest]],
  ['a tag with half a character', [{ ...first, tags: ['Marsupials \ud83e'] }, second, ...rest]],
  ['a source', [{ ...first, sources: ['quokkas-2026'] }, second, ...rest]],
  ['a year', [{ ...first, years: ['2026'] }, second, ...rest]],
  ['nothing', records],
  ['one entry more', [...records, { ...first, id: 'zz-new', permalink: 'entries/zz-new/' }]],
  ['one entry less', [first, ...rest]],
  ['another order', [...records].reverse()],
];

for (const [what, after] of edits) {
  test(`${what} changed: the same files as a build from nothing`, () => {
    const store = createMemoryStore();
    index(records, store);
    index(after, store);
    assert.deepEqual(served(store), sorted(buildSearchIndex(after, titles)));
    index(records, store);
    assert.deepEqual(served(store), sorted(buildSearchIndex(records, titles)));
  });
}

test('an edited paragraph is all that is read and written', () => {
  const store = createMemoryStore();
  index(records, store);
  const asked: string[] = [];
  const after = new Map([...records, { ...first, passages }].map((record) => [record.id, record]));
  const recordOf = (id: string) => {
    asked.push(id);
    return recordIn(after, id);
  };
  const { isNew, written, gone } = updateSearchIndex(
    { digests: digestsOf([...after.values()]), titles, recordOf },
    store,
  );
  assert.ok(!isNew);
  assert.deepEqual(asked, [first.id]);
  // Texts beside the edited one keep their bytes, but get new names with it.
  const most = GROUP + buildSearchIndex(records).size / 2;
  assert.ok(written.length > 1 && written.length < most, `${written.length} written`);
  assert.ok(gone.length > 0 && gone.every((path) => path.startsWith('search/')));
});

const small = generateCorpus(90, 9).map((record, at) => ({
  ...record,
  labels: [...record.labels, `War ${record.title}`],
  passages: [...record.passages, { text: 'quokka the '.repeat(at % 3 === 0 ? 2600 : 120), fragment: 'p9' }],
}));
const texts = fc.array(fc.constantFrom('war', 'quokka', 'of', 'the', ...small.slice(0, 20).map(({ title }) => title)), {
  minLength: 1,
  maxLength: 5,
});
const step = fc.record({
  kind: fc.constantFrom('text', 'less', 'title', 'label', 'tag', 'drop', 'add', 'back'),
  at: fc.nat({ max: small.length - 1 }),
  words: texts.map((words) => words.join(' ')),
});

test('the records of that test hold terms too common to be served whole', () => {
  const manifest = buildSearchIndex(small).get('search/manifest.json');
  assert.match(new TextDecoder().decode(manifest), /"common":\[\["quokka",90\],\["the",90\]\]/);
});

test('any run of edits leaves the files that a build from nothing makes', () => {
  fc.assert(
    fc.property(fc.array(fc.array(step, { maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rounds) => {
      const store = createMemoryStore();
      const entries = new Map(small.map((record) => [record.id, record]));
      index([...entries.values()], store);
      for (const round of rounds) {
        for (const { kind, at, words } of round) {
          const record = entries.get(small[at]?.id ?? '') ?? small[at];
          if (record === undefined) continue;
          if (kind === 'drop') entries.delete(record.id);
          if (kind === 'add') entries.set(`${words}-${at}`, { ...record, id: `${words}-${at}`, title: words });
          if (kind === 'text')
            entries.set(record.id, {
              ...record,
              passages: [{ text: `${words}.`, fragment: 'p1' }, ...record.passages],
            });
          if (kind === 'less') entries.set(record.id, { ...record, passages: record.passages.slice(0, 8) });
          if (kind === 'title') entries.set(record.id, { ...record, title: words });
          if (kind === 'label') entries.set(record.id, { ...record, labels: [words, ...record.labels] });
          if (kind === 'tag') entries.set(record.id, { ...record, tags: [words] });
          if (kind === 'back') entries.set(small[at]?.id ?? '', small[at] ?? record);
        }
        index([...entries.values()], store);
      }
      assert.deepEqual(served(store), sorted(buildSearchIndex([...entries.values()], titles)));
    }),
    // The example: a second entry of the same names and address, for which an order once hung on what came first.
    { numRuns: 6, examples: [[[[{ kind: 'add', at: 29, words: 'the' }], []]]] },
  );
});

for (const [what, damage] of [
  ['lost', (store: MemoryStore, path: string) => store.remove(path)],
  ['damaged', (store: MemoryStore, path: string) => store.write(path, new Uint8Array([4, 0, 0, 0, 1, 2, 3, 4, 5]))],
] as const) {
  test(`what is kept may be ${what}: the index is built anew`, () => {
    const after = [{ ...first, title: 'Quokka husbandry', passages }, second, ...rest];
    const expected = sorted(buildSearchIndex(after, titles));
    for (const part of [
      'kept/index.json',
      'kept/entries',
      'kept/digests',
      'kept/terms-state',
      'search/texts',
      'search/terms',
      'kept/',
    ]) {
      const store = createMemoryStore();
      for (const [path, bytes] of full.files) store.write(path, bytes);
      for (const path of [...store.files.keys()]) if (path.startsWith(part)) damage(store, path);
      index(after, store);
      assert.deepEqual(served(store), expected, part);
    }
  });
}

const full = createMemoryStore();
index(records, full);

function index(all: readonly SearchRecord[], store: MemoryStore): void {
  const byId = new Map(all.map((record) => [record.id, record]));
  updateSearchIndex({ digests: digestsOf(all), titles, recordOf: (id) => recordIn(byId, id) }, store);
}

function digestsOf(all: readonly SearchRecord[]): Map<string, string> {
  return new Map(all.map((record) => [record.id, JSON.stringify(record)]));
}

function served({ files }: MemoryStore): [string, string][] {
  return sorted(new Map([...files].filter(([path]) => path.startsWith('search/'))));
}

function sorted(files: ReadonlyMap<string, Uint8Array>): [string, string][] {
  return [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, bytes]) => [path, Buffer.from(bytes).toString('base64')]);
}
