import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { generateCorpus } from './generate-corpus.ts';
import { nameClasses, passageClasses, queriesOf } from './query-classes.ts';
import { sampleRecords } from './sample-records.ts';
import { engineOver } from './search-index.ts';

/** Class of query → query → title of the entry that must come first. */
const table = z
  .record(z.string(), z.record(z.string(), z.string()))
  .parse(parse(readFileSync(new URL('queries.yaml', import.meta.url), 'utf8')));

test('there are at least 150 queries', () => {
  assert.ok(Object.values(table).reduce((sum, queries) => sum + Object.keys(queries).length, 0) >= 150);
});

const { engine } = engineOver(sampleRecords());
for (const [name, queries] of Object.entries(table)) {
  test(`${name}: the right entry comes first`, async () => {
    const wrong: string[] = [];
    for (const [query, title] of Object.entries(queries)) {
      const { results } = await engine.search({ query, settled: true, limit: 10 });
      const first = results[0]?.title.map(({ text }) => text).join('');
      if (first !== title) wrong.push(`${query} → ${first ?? 'nothing'}, not ${title}`);
    }
    assert.deepEqual(wrong, []);
  });
}

/** Least share of queries whose entry comes first, of each class, on generated entries. */
const goals: Readonly<Record<string, number>> = { 'half typed, typo': 0.95, 'one misspelt': 0.95 };
const GOAL = 0.97;

test('generated entries are found by every class of query', async () => {
  const records = generateCorpus(400, 3);
  const over = engineOver(records);
  const titles = new Map(records.map(({ permalink, title }) => [permalink, title]));
  const names = new Map(records.map(({ id, title }) => [id, title]));
  const short: string[] = [];
  for (const [name, queries] of queriesOf(records, { ...nameClasses, ...passageClasses }, { count: 30 })) {
    let first = 0;
    for (const { query, id } of queries) {
      const { results } = await over.engine.search({ query, settled: true, limit: 10 });
      if (titles.get(results[0]?.permalink ?? '') === names.get(id)) first++;
    }
    if (first / queries.length < (goals[name] ?? GOAL)) short.push(`${name}: ${first} of ${queries.length}`);
  }
  assert.deepEqual(short, []);
});

test('typing a name puts it first by the time most of it stands', async () => {
  const name = 'reinforcement learning from human feedback';
  for (let length = 18; length <= name.length; length++) {
    const { results } = await engine.search({ query: name.slice(0, length), settled: false, limit: 5 });
    const titles = results.slice(0, 2).map(({ title }) => title.map(({ text }) => text).join(''));
    assert.ok(titles.includes('Reinforcement learning from human feedback'), name.slice(0, length));
  }
});
