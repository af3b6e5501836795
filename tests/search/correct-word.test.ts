import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SearchRecord } from '../../src/model/search-record.ts';
import { MANIFEST, type SearchManifest } from '../../src/search/format/manifest.ts';
import { stemOf } from '../../src/search/format/stem.ts';
import { encodeVocabulary } from '../../src/search/format/vocabulary-shard.ts';
import { buildSearchIndex } from '../../src/search/indexing/build-search-index.ts';
import { correctWord } from '../../src/search/querying/correct-word.ts';
import { fromJson, type ShardReader } from '../../src/search/querying/read-shards.ts';
import { slips } from '../../src/search/querying/slips.ts';
import { engineOver } from './search-index.ts';

test('a short word is put right by its own beginning too where its first letter has too many words to look at', async () => {
  const shards: ShardReader = {
    read: async ({ from, decode }) =>
      from.startsWith('adi') ? [decode(encodeVocabulary([['deelal', 4]]))] : undefined,
    readNumbers: async () => [],
    warm: async () => undefined,
  };
  const manifest = fromJson<SearchManifest>(buildSearchIndex([]).get(MANIFEST) ?? new Uint8Array());
  const word = { word: 'deetal', stem: stemOf('deetal'), open: false };
  const found = await correctWord(word, { tree: manifest.textWords, index: { manifest, shards } });
  assert.deepEqual(
    found.map((one) => one.word),
    ['deelal'],
  );
});

test('a word that goes on is near only where its beginning is, and none is that costs much more than the best', () => {
  const costOf = slips({ word: 'steatixiord', stem: 'steatixiord', open: true });
  assert.equal(costOf('steathiord'), 2);
  assert.equal(costOf('steatixordness'), 1.5);
  assert.equal(costOf('sasoursity'), undefined);
  assert.equal(costOf('steathiord', 1), undefined);
});

test('of many words one slip away, that one is meant which stands beside the other words', async () => {
  const near = ['bakel', 'bafel', 'bagel', 'basel', 'bapel'];
  const others = near.flatMap((word) =>
    [1, 2, 3].map((at) => recordOf(`Record ${word} ${at}`, `Here is ${word} alone.`)),
  );
  const meant = [1, 2].map((at) => recordOf(`Meant ${at}`, 'A bavel of zimmerol, in quorista.'));
  const { engine } = engineOver([...others, ...meant]);
  const { results } = await engine.search({ query: 'batel zimmerol quorista', settled: true, limit: 5 });
  const marked = results[0]?.passages.flatMap(({ text }) => text.filter(({ mark }) => mark).map((part) => part.text));
  assert.deepEqual(marked, ['bavel', 'zimmerol', 'quorista']);
});

function recordOf(title: string, text: string): SearchRecord {
  const id = title.toLowerCase().replaceAll(' ', '-');
  const passages = [{ text, fragment: 'p1' }];
  const names = { id, permalink: `entries/${id}/`, title, labels: [], hidden: [], kind: 'concept' } as const;
  return { ...names, summary: '', tags: [], sources: [], years: [], headings: [], passages };
}
