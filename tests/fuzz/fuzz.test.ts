import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formats } from '../../scripts/pipeline/read/index.ts';
import { runFuzz } from './run-fuzz.ts';
import { unsafeIn } from './unsafe-html.ts';

const SEED = 20261123;
const RUNS = 10;

test('hostile documents of every format: each an entry or a message, no code run, nothing unsafe shown', async () => {
  const { documents, outcomes, findings } = await runFuzz({ seed: SEED, runs: RUNS });
  assert.deepEqual(
    [...findings.values()].map(({ input, problem }) => `${input.path}: ${problem}`),
    [],
    `npm run fuzz -- --seed ${SEED} --runs ${RUNS * 12}`,
  );
  assert.equal(documents, RUNS * Object.keys(formats).length);
  assert.ok([...outcomes].some(([outcome]) => outcome.endsWith(': entries')));
});

test('what is unsafe in a page is told', () => {
  const unsafe = [
    '<script>x</script>',
    '<p onclick="x">',
    '<a href="javascript:x">',
    '<img src="data:text/html,x">',
    '<svg></svg>',
    '<p style="x">',
    '<!-- x -->',
    '<input name="x">',
    '<iframe></iframe>',
  ];
  for (const html of unsafe) assert.equal(unsafeIn(html).length, 1, html);
  assert.deepEqual(unsafeIn('<p id="p-1">a <a href="https://example.org">b</a> <a href="#x">c</a></p>'), []);
});
