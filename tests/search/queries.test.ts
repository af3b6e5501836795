import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { root } from '../../scripts/root.ts';
import type { SearchResult } from '../../src/search/querying/answer.ts';
import { contentRecords } from './content-records.ts';
import { generateCorpus } from './generate-corpus.ts';
import { nameClasses, passageClasses, queriesOf } from './query-classes.ts';
import { sampleRecords } from './sample-records.ts';
import { engineOver } from './search-index.ts';

/** Class of query → query → the entry that must come first. */
const classes = z.record(z.string(), z.record(z.string(), z.string()));
const table = z
  .object({ 'sample entries': classes, 'bundled content': classes })
  .parse(parse(readFileSync(new URL('queries.yaml', import.meta.url), 'utf8')));

test('there are at least 150 queries over the sample entries and over the bundled content each', () => {
  for (const [corpus, classesOf] of Object.entries(table)) {
    const count = Object.values(classesOf).reduce((sum, queries) => sum + Object.keys(queries).length, 0);
    assert.ok(count >= 150, `${corpus}: ${count}`);
  }
});

const { engine } = engineOver(sampleRecords());
const bundled = engineOver(await contentRecords(join(root, 'content'))).engine;
const titleOf = ({ title }: SearchResult) => title.map(({ text }) => text).join('');
const idOf = ({ permalink }: SearchResult) => permalink.split('/').at(-2) ?? '';
for (const [corpus, over, nameOf] of [
  ['sample entries', engine, titleOf],
  ['bundled content', bundled, idOf],
] as const) {
  for (const [name, queries] of Object.entries(table[corpus])) {
    test(`${corpus}, ${name}: the right entry comes first`, async () => {
      const wrong: string[] = [];
      for (const [query, wanted] of Object.entries(queries)) {
        const { results } = await over.search({ query, settled: true, limit: 10 });
        const first = results[0] === undefined ? 'nothing' : nameOf(results[0]);
        if (first !== wanted) wrong.push(`${query} → ${first}, not ${wanted}`);
      }
      assert.deepEqual(wrong, []);
    });
  }
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
    assert.ok(
      results.slice(0, 2).map(titleOf).includes('Reinforcement learning from human feedback'),
      name.slice(0, length),
    );
  }
});
