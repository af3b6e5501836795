import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { z } from 'astro/zod';
import { isBounded, patternsIn, patternsOfTheProject } from './patterns.ts';

/** Patterns that a checker cannot prove, and why their time is bounded all the same. */
const argued: ReadonlyMap<RegExp, string> = new Map([
  [/getty images\\b\|\(\?:\^\|\\W\)\(\?:photo/, 'after each mark it looks at 60 characters at most'],
  [
    /is\|are\|means\)\\s\+\(\?:an\?\|the\|any\|one/,
    'the end of the text always fits, so only its first start is gone through',
  ],
  [/__vite__mapDeps/, 'it reads what our own bundler wrote, never words of a source or a reader'],
]);

const proven = new Set(
  z.array(z.string()).parse(JSON.parse(readFileSync(join(import.meta.dirname, 'linear-patterns.json'), 'utf8'))),
);

test('every regular expression takes time in line with its input', async () => {
  const all = await patternsOfTheProject();
  assert.ok(all.length > 500);
  const unknown = all.filter(
    ({ literal }) =>
      !isBounded(literal) && !proven.has(literal) && ![...argued.keys()].some((one) => one.test(literal)),
  );
  assert.deepEqual(
    unknown.map(({ at, literal }) => `${at}: ${literal}`),
    [],
    'not proven linear yet: `npm run bench -- patterns` proves them and writes the list, or shows the worst input',
  );
});

test('the patterns of a file are found, and only they', () => {
  const text = "const a = 4 / 2 / 1;\nconst b = /x+y/u;\nconst c = '/no/';\n";
  assert.deepEqual(patternsIn('src/a.ts', text), [{ literal: '/x+y/u', at: 'src/a.ts:2' }]);
  assert.deepEqual(patternsIn('src/a.astro', '---\nconst b = /x/;\n---\n<p>/y/</p>'), [
    { literal: '/x/', at: 'src/a.astro:2' },
  ]);
});

test('a pattern that may repeat without end is told from one that may not', () => {
  for (const literal of ['/^be\\b/', '/[*+]/', '/\\+\\*/', '/a{2,5}b?/i']) assert.ok(isBounded(literal), literal);
  for (const literal of ['/a+/', '/[*]*/', '/x{3,}/']) assert.ok(!isBounded(literal), literal);
});
