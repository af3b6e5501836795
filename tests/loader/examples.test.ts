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
  const examples = [...text.matchAll(/^````mdx\n(?<shown>.*?)\n````\n\n(?<rest>.*?)(?=\n\n##|\s*$(?![^]))/gms)];
  assert.ok(examples.length > 12);
  for (const { groups } of examples) assert.equal(groups?.['rest'], groups?.['shown']);
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
