import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourceToCsl, toCsl } from '../../src/cite/to-csl.ts';
import { toName } from '../../src/cite/to-name.ts';
import { entrySchema } from '../../src/model/entry.ts';
import { siteSettingsSchema } from '../../src/model/site-settings.ts';

const people: readonly (readonly [string, object])[] = [
  ['Ada Lovelace', { family: 'Lovelace', given: 'Ada' }],
  ['Lovelace, Ada', { family: 'Lovelace', given: 'Ada' }],
  ['Dr. Ada King Lovelace', { family: 'Lovelace', given: 'Ada King' }],
  ['Ludwig van Beethoven', { family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' }],
  ['Simone de la Cruz', { family: 'Cruz', given: 'Simone', 'non-dropping-particle': 'de la' }],
  ['Martin Luther King, Jr.', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
  ['J. R. R. Tolkien', { family: 'Tolkien', given: 'J. R. R.' }],
  ['Mary-Ann McDonald', { family: 'McDonald', given: 'Mary-Ann' }],
  ['Danny DeVito', { family: 'DeVito', given: 'Danny' }],
  ['Ødegård  Müller', { family: 'Müller', given: 'Ødegård' }],
];
for (const [signed, expected] of people) test(`a person: ${signed}`, () => assert.deepEqual(toName(signed), expected));

const bodies = [
  'OpenAI',
  'European Commission',
  'Google DeepMind',
  'YouTube Creators',
  'Google DeepMind Safety Research',
  'Department of State',
  'OpenAI, Inc.',
  'The Editors',
  'IEEE Spectrum',
  'Anthropic Team',
  'Centre for AI Safety',
  '山田太郎',
  'Room 12 Collective',
];
for (const signed of bodies) test(`a body: ${signed}`, () => assert.deepEqual(toName(signed), { literal: signed }));

test('An entry is an encyclopedia article in the site; nothing unknown is said.', () => {
  const frontmatter = entrySchema.parse({
    id: 'ai-act',
    title: 'AI Act',
    kind: 'law',
    labels: ['EU AI Act'],
    summary: 'A law.',
  });
  const site = siteSettingsSchema.parse({ title: 'Pausing AI', authors: ['Ada Lovelace'] });
  const tags = [{ id: 'law', label: 'Law', permalink: 'tags/law/' }];
  assert.deepEqual(toCsl({ frontmatter, tags }, site, { url: 'https://example.org/entries/ai-act/' }), {
    id: 'ai-act',
    type: 'entry-encyclopedia',
    title: 'AI Act',
    author: [{ family: 'Lovelace', given: 'Ada' }],
    'container-title': 'Pausing AI',
    URL: 'https://example.org/entries/ai-act/',
    language: 'en',
    abstract: 'A law.',
    keyword: 'EU AI Act, Law',
  });
});

test('The publisher of a newspaper article is the newspaper; the publisher of a report is its publisher.', () => {
  const facts = { title: 'T', publisher: 'The Daily', date: '2024-03', doi: 'https://doi.org/10.1000/x' };
  const document = { id: 'x', show: 'excerpts', facts, factOrigins: {} } as const;
  const article = sourceToCsl({ ...document, type: 'article-newspaper' });
  assert.equal(article['container-title'], 'The Daily');
  assert.equal(article.publisher, undefined);
  assert.deepEqual(article.issued, { 'date-parts': [[2024, 3]] });
  assert.equal(article.DOI, '10.1000/x');
  assert.equal(sourceToCsl({ ...document, type: 'report' }).publisher, 'The Daily');
});
