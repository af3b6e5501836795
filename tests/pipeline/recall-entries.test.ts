import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { ComposedEntry } from '../../scripts/pipeline/compose.ts';
import { recallEntries } from '../../scripts/pipeline/recall-entries.ts';
import { root } from '../../scripts/root.ts';
import type { SourceDocument } from '../../src/model/source.ts';
import { vocabularySchema } from '../../src/model/vocabulary.ts';

const content = `/nowhere/recall-${process.pid}`;
const name = createHash('sha256').update(content).digest('hex').slice(0, 16);
const file = join(root, '.sourcebook/cache/entries', `${name}.json`);
after(() => rm(file, { force: true }));

const vocabulary = vocabularySchema.parse({});
const documents: readonly SourceDocument[] = [
  {
    id: 'memo',
    type: 'webpage',
    show: 'excerpts',
    facts: { title: 'A memo' },
    factOrigins: {},
    passages: [{ id: 'p-1', kind: 'paragraph', locators: [], text: 'Cats sleep.', start: 0 }],
  },
];
const [memo] = documents;
assert.ok(memo);

function entry(title: string): ComposedEntry {
  const frontmatter = { id: 'cat', title, labels: [], summary: 'A cat.', tags: [], sources: ['memo'] };
  return {
    frontmatter: { ...frontmatter, kind: 'concept', related: [], neverLink: [], mdx: 'closed' },
    children: [{ type: 'paragraph', children: [{ type: 'text', value: 'Cats sleep.' }] }],
  };
}

/** Whether the entries were composed anew, and that they are what was composed last. */
async function isMadeAnew(what: Omit<Parameters<typeof recallEntries>[0], 'content'>, title: string): Promise<boolean> {
  let made = false;
  const entries = await recallEntries({ content, ...what }, async () => {
    made = true;
    return [entry(title)];
  });
  assert.deepEqual(entries, [entry(title)]);
  return made;
}

test('entries are composed anew where a document or the vocabulary has changed, and only there', async () => {
  assert.equal(await isMadeAnew({ documents, vocabulary }, 'One'), true);
  assert.equal(await isMadeAnew({ documents, vocabulary }, 'One'), false);
  const retold = [{ ...memo, facts: { title: 'Another memo' } }];
  assert.equal(await isMadeAnew({ documents: retold, vocabulary }, 'Two'), true);
  const decided = vocabularySchema.parse({ terms: [{ prefLabel: 'Cat' }] });
  assert.equal(await isMadeAnew({ documents: retold, vocabulary: decided }, 'Three'), true);
  assert.equal(await isMadeAnew({ documents: retold, vocabulary: decided }, 'Three'), false);
});

test('a damaged record of them holds nothing', async () => {
  await isMadeAnew({ documents, vocabulary }, 'Four');
  await writeFile(file, (await readFile(file, 'utf8')).slice(0, -3));
  assert.equal(await isMadeAnew({ documents, vocabulary }, 'Five'), true);
  await writeFile(file, '{"key":1}');
  assert.equal(await isMadeAnew({ documents, vocabulary }, 'Six'), true);
});
