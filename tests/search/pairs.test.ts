import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateCorpus } from './generate-corpus.ts';
import { engineOver } from './search-index.ts';

/** Entries in which two words stand so often that the index serves them only where they weigh most. */
const often = generateCorpus(90, 9).map((record) => ({
  ...record,
  passages: [{ text: 'The quokka of wombats. '.repeat(1100), fragment: 'p1' }],
}));
const [first, ...others] = often;
if (first === undefined) throw new Error('the corpus is empty');
const seldom = (id: string, text: string) => ({
  ...first,
  id,
  title: id,
  labels: [],
  permalink: `entries/${id}/`,
  passages: [{ text, fragment: 'p1' }],
});
const records = [
  ...others,
  seldom('Asked', 'Here a quokka wombats the others.'),
  seldom('Apart', 'Here wombats and a quokka.'),
  seldom('Mixed', 'A gleeful wombat. A quokka.'),
  seldom('Told', 'Never mind the gleeful wombats of quokka hills.'),
];
const { engine, load } = engineOver(records);
const titles = async (query: string) => {
  const { results } = await engine.search({ query, settled: true, limit: 3 });
  return results.map(({ title }) => title.map(({ text }) => text).join(''));
};

test('the words of that test are too common to be served whole', async () => {
  const manifest = new TextDecoder().decode(await load('search/manifest.json'));
  assert.match(manifest, /"common":\[.*"quokka".*"wombat".*\]/);
});

for (const [query, entry] of [
  ['quokka wombats ', 'Asked'],
  ['"quokka wombats"', 'Asked'],
  ['"the gleeful wombats of quokka"', 'Told'],
  ['gleeful wombats of quokka ', 'Told'],
] as const) {
  test(`${query}: common words side by side lead to the one entry in which they stand so`, async () => {
    assert.equal((await titles(query))[0], entry);
  });
}
