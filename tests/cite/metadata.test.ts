import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CslItem } from '../../src/cite/csl.ts';
import { entryJsonLd, sourceJsonLd, toScriptJson } from '../../src/cite/json-ld.ts';
import { toLlmsTxt } from '../../src/cite/llms-txt.ts';
import { toMetadata } from '../../src/cite/metadata.ts';
import { entryLinks, toLinkset } from '../../src/cite/signposting.ts';
import { siteSettingsSchema } from '../../src/model/site-settings.ts';
import { sourceTypeSchema } from '../../src/model/source.ts';
import { checkJsonLd } from './check-json-ld.ts';
import { checkLinkset } from './check-linkset.ts';

const entry: CslItem = {
  id: 'ai-act',
  type: 'entry-encyclopedia',
  title: 'AI Act',
  author: [{ family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' }, { literal: 'European Union' }],
  'container-title': 'Pausing AI',
  URL: 'https://example.org/entries/ai-act/',
  issued: { 'date-parts': [[2024, 3, 5]] },
  abstract: 'A law.',
  keyword: 'law, Europe',
};
const source: CslItem = {
  id: 's',
  type: 'article-newspaper',
  title: 'News',
  DOI: '10.1/a<b',
  'container-title': 'Daily',
};

test('An entry is an encyclopedia article to Zotero, its authors whole.', () => {
  assert.deepEqual(
    toMetadata(entry).map(({ name, content }) => `${name}=${content}`),
    [
      'z:itemType=encyclopediaArticle',
      'citation_title=AI Act',
      'citation_author=van Beethoven, Ludwig',
      'citation_author=European Union,',
      'citation_publication_date=2024/03/05',
      'citation_inbook_title=Pausing AI',
      'prism.publicationName=Pausing AI',
      'citation_public_url=https://example.org/entries/ai-act/',
      'citation_abstract=A law.',
      'citation_keywords=law; Europe',
    ],
  );
});

test('A body whose name has a comma is one author to Zotero.', () => {
  const authors = toMetadata({ ...source, author: [{ literal: 'Department for Science, Innovation and Technology' }] });
  assert.equal(
    authors.find(({ name }) => name === 'citation_author')?.content,
    'Department for Science Innovation and Technology,',
  );
});

test('JSON-LD names the article, the term it defines and the works it rests on.', () => {
  const home = 'https://example.org/';
  const graph = JSON.parse(
    toScriptJson(entryJsonLd({ item: entry, page: entry.URL, labels: ['EU AI Act'], sources: [source], home })),
  );
  const [article, term] = graph['@graph'];
  assert.equal(article['@type'], 'Article');
  assert.equal(article.about['@id'], term['@id']);
  assert.deepEqual(article.isBasedOn, ['https://doi.org/10.1/a%3Cb']);
  assert.equal(article.citation[0]['@type'], 'NewsArticle');
  assert.equal(article.author[1]['@type'], 'Organization');
  assert.equal(term['@type'], 'DefinedTerm');
  assert.deepEqual(term.alternateName, ['EU AI Act']);
  assert.equal(term.inDefinedTermSet.url, home);
});

test('Nothing in JSON-LD ends its script element.', () => {
  const json = toScriptJson(sourceJsonLd({ ...source, title: '</script><!-- \u2028 &amp;' }, undefined));
  assert.doesNotMatch(json, /[<>&\u2028]/);
  assert.equal(JSON.parse(json).mainEntity.name, '</script><!-- \u2028 &amp;');
});

test('JSON-LD keeps to the vocabulary of schema.org for every type of work, its licence an address or a name.', () => {
  for (const type of sourceTypeSchema.options)
    for (const license of ['CC BY 4.0', 'https://creativecommons.org/licenses/by/4.0/']) {
      const work: CslItem = { ...entry, id: 'w', type, license, publisher: 'House', version: '2', language: 'en' };
      assert.deepEqual(checkJsonLd(JSON.parse(toScriptJson(sourceJsonLd(work, entry.URL)))), [], type);
    }
  const version: CslItem = { ...entry, URL: 'https://example.org/entries/ai-act/v/1/' };
  const facts = { item: version, page: entry.URL, labels: ['Act'], sources: [source], home: 'https://example.org/' };
  assert.deepEqual(checkJsonLd(JSON.parse(toScriptJson(entryJsonLd(facts)))), []);
});

test('The check of JSON-LD sees what is not of the vocabulary.', () => {
  const said = (node: object) => checkJsonLd({ '@context': 'https://schema.org', ...node });
  assert.deepEqual(said({ '@type': 'Artikel' }), ['there is no type Artikel']);
  assert.deepEqual(said({ '@type': 'Article', isbn: '1' }), ['Article has no property isbn']);
  assert.deepEqual(said({ '@type': 'Book', isbn: '1', author: { '@type': 'Book' } }), [
    'Book.author: Book is not Organization or Person or IdReference',
  ]);
  assert.equal(said({ '@type': 'Book', datePublished: 'May', license: 'CC', url: '/a' }).length, 3);
});

test('The check of a link set sees what the grammar of RFC 9264 forbids.', () => {
  const page = 'https://example.org/';
  const links = entryLinks({ page, citeAs: page, licence: undefined });
  assert.deepEqual(checkLinkset(JSON.parse(toLinkset(page, links))), []);
  for (const context of [{ anchor: 'a b' }, { 'Cite As': [{ href: page }] }, { item: [] }, { item: [{ type: 'a/b' }] }])
    assert.equal(checkLinkset({ linkset: [context] }).length, 1);
  assert.equal(checkLinkset({ linkset: [{ item: [{ href: page, title: [page], type: 'text' }] }] }).length, 2);
  assert.equal(checkLinkset({ linkset: [], more: 1 }).length, 1);
});

test('Typed links: an address to cite only where the site knows its own.', () => {
  const page = 'https://example.org/entries/ai-act/';
  const links = entryLinks({ page, citeAs: page, licence: undefined });
  assert.deepEqual(links[0], { rel: 'cite-as', href: page });
  assert.ok(links.some(({ rel, href }) => rel === 'linkset' && href === `${page}linkset.json`));
  assert.ok(
    entryLinks({ page: '/entries/ai-act/', citeAs: undefined, licence: undefined }).every(
      ({ rel }) => rel !== 'cite-as',
    ),
  );
});

test('A link set has one context, and its targets by relation (RFC 9264, 4.2).', () => {
  const page = 'https://example.org/entries/ai-act/';
  const { linkset } = JSON.parse(toLinkset(page, entryLinks({ page, citeAs: page, licence: 'https://l.example/' })));
  assert.equal(linkset[0].anchor, page);
  // Signposting, level 2: from each description and each twin back to the page.
  assert.deepEqual(
    linkset
      .slice(1)
      .map(({ anchor, describes, collection }: Record<string, unknown>) => [anchor, describes ?? collection]),
    ['cite.json', 'cite.bib', 'cite.ris', 'index.json', 'index.md'].map((file) => [
      page + file,
      [{ href: page, type: 'text/html' }],
    ]),
  );
  assert.deepEqual(linkset[0].license, [{ href: 'https://l.example/' }]);
  assert.equal(linkset[0].describedby.length, 3);
  assert.equal(linkset[0].linkset, undefined);
});

test('llms.txt: a title, what the site is, and a link a line.', () => {
  const settings = siteSettingsSchema.parse({ title: 'Pausing AI' });
  const ref = { id: 'x', title: 'A [b] *c*', kind: 'concept', summary: 'S.\nT.', permalink: 'entries/x/' } as const;
  const text = toLlmsTxt(settings, [ref], (permalink) => `/${permalink}`);
  assert.match(text, /^# Pausing AI\n\n> /);
  assert.ok(text.includes('\n- [A \\[b\\] \\*c\\*](/entries/x/index.md): S. T.\n'));
});
