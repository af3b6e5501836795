import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unpackFile } from '../../src/search/format/unpack-file.ts';
import { buildSearchIndex } from '../../src/search/indexing/build-search-index.ts';
import { createEngine, type SearchRequest } from '../../src/search/querying/engine.ts';
import { generateCorpus } from './generate-corpus.ts';
import { nameClasses, passageClasses, queriesOf } from './query-classes.ts';

/** Entries from which on there are more leaves than one list can name. */
const records = generateCorpus(600);
const files = buildSearchIndex(records);
const asked = queriesOf(records, { ...nameClasses, ...passageClasses }, { count: 4 });

/** An engine over a network whose answers come all at once, `next` by `next`. */
function overNetwork() {
  let waiting: (() => void)[] = [];
  const engine = createEngine(async (path) => {
    await new Promise<void>((done) => waiting.push(done));
    const bytes = files.get(path) ?? new Uint8Array();
    return path.endsWith('.bin') ? unpackFile(bytes) : bytes;
  });
  const next = () => {
    const answered = waiting;
    waiting = [];
    for (const done of answered) done();
    return answered.length > 0;
  };
  return { engine, next };
}

type Network = ReturnType<typeof overNetwork>;

/** How many waits for the network follow one another until a search is answered. */
async function waitsOf({ engine, next }: Network, request: Omit<SearchRequest, 'limit'>): Promise<number> {
  let isAnswered = false;
  void engine.search({ ...request, limit: 12 }).then(() => {
    isAnswered = true;
  });
  for (let waits = 0; ; ) {
    await settle();
    if (isAnswered) return waits;
    // Work that lasts longer than a few turns is no wait for the network.
    if (next()) waits++;
  }
}

/** Until nothing goes on that does not wait for the network. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) await new Promise((done) => setTimeout(done));
}

/** Most waits of each query of a class after it was pasted, or, key by key, typed. */
async function mostWaits(name: string, isTyped: boolean, queries = asked.get(name) ?? []): Promise<number> {
  const counts: number[] = [];
  for (const { query } of queries) {
    const network = overNetwork();
    await waitsOf(network, { query: '', settled: true });
    network.next();
    const keys = isTyped ? Array.from(query, (_, at) => query.slice(0, at + 1)) : [];
    for (const key of keys) await waitsOf(network, { query: key, settled: false });
    network.next();
    await settle();
    counts.push(await waitsOf(network, { query, settled: true }));
  }
  assert.ok(counts.length > 0);
  return Math.max(...counts);
}

for (const [name, pasted, typed] of [
  ['exact', 2, 1],
  ['label', 2, 1],
  ['phrase', 2, 2],
  ['quoted phrase', 2, 1],
  ['rare words', 2, 1],
  ['words apart', 2, 1],
  ['one misspelt', 3, 1],
  ['one typo', 3, 2],
] as const) {
  test(`${name}: at most ${pasted} waits for the network when pasted, ${typed} when typed`, async () => {
    assert.ok((await mostWaits(name, false)) <= pasted);
    assert.ok((await mostWaits(name, true)) <= typed);
  });
}

test('a word put right only by looking widely: what that takes is asked for while the other words are typed', async () => {
  const typo = nameClasses['reordered, typo'];
  const queries = typo && queriesOf(records, { typo }, { count: 16 }).get('typo');
  assert.ok((await mostWaits('reordered, typo', true, queries)) <= 3);
});

test('names are shown before a file of the texts is unpacked', async () => {
  const unpacked: string[] = [];
  const engine = createEngine(async (path, turn) => {
    await turn?.();
    unpacked.push(path);
    const bytes = files.get(path) ?? new Uint8Array();
    return path.endsWith('.bin') ? unpackFile(bytes) : bytes;
  });
  const isOfTexts = (path: string) => /\/(?:terms|text-words)-(?!page)/.test(path);
  const query = asked.get('one typo')?.find((one) => one.query.split(' ').length === 2)?.query ?? '';
  await engine.search({ query: '', settled: true, limit: 1 });
  await settle();
  let before: readonly string[] | undefined;
  await engine.search({ query, settled: true, limit: 12 }, () => {
    before ??= [...unpacked];
  });
  assert.deepEqual(before?.filter(isOfTexts), []);
  assert.ok(unpacked.some(isOfTexts));
});
