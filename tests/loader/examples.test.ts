import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { componentNames } from '../../src/loader/components.ts';
import { readContentFolder } from '../../src/loader/content-folder.ts';
import { loadSite } from '../../src/loader/load-site.ts';

/** What authors are shown: `examples/components` in README. */
const folder = join(import.meta.dirname, '../../examples/components');
const text = readFileSync(join(folder, 'entries/components.mdx'), 'utf8');

test('what stands below each example is the example, letter by letter', () => {
  const [, ...examples] = text.split('\n````mdx\n');
  assert.ok(examples.length > 12);
  for (const example of examples) {
    const [shown, below = ''] = example.split('\n````\n');
    assert.equal(below.split(/\n##+ /)[0]?.trim(), shown);
  }
});

test('every component has an example', () => {
  const inHtml = new Set(['figure', 'figcaption']);
  const missing = [...componentNames].filter((name) => !inHtml.has(name) && !text.includes(`<${name}`));
  assert.deepEqual(missing, []);
});

test('nothing is to be said against the examples', async () => {
  const { messages } = loadSite(await readContentFolder(folder), (path) => `/${path}`);
  assert.deepEqual(messages, []);
});
