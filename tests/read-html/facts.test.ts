import assert from 'node:assert/strict';
import test from 'node:test';
import { chooseFacts } from '../../scripts/pipeline/facts/choose-facts.ts';
import { cleanAuthors } from '../../scripts/pipeline/facts/clean-authors.ts';
import { cleanTitle } from '../../scripts/pipeline/facts/clean-title.ts';
import { parseDate } from '../../scripts/pipeline/facts/parse-date.ts';
import { readHtml } from '../../scripts/pipeline/read/html.ts';

const dates: readonly (readonly [string, string | undefined, string?])[] = [
  ['2019-10-18T10:00:00+02:00', '2019-10-18'],
  ['20191018', '2019-10-18'],
  ['18.10.2019', '2019-10-18'],
  ['18.10.19, 12:00 Uhr', '2019-10-18'],
  ['18. Oktober 2019', '2019-10-18'],
  ['Updated Oct. 18, 2019 at 10 p.m.', '2019-10-18'],
  ['October 18th, 2019', '2019-10-18'],
  ['18 de octubre de 2019', '2019-10-18'],
  ['1er mars 2020', '2020-03-01'],
  ['18 октября 2019', '2019-10-18'],
  ['2019年10月18日', '2019-10-18'],
  ['3/4/2021', '2021-03-04', 'en-US'],
  ['3/4/2021', '2021-04-03', 'en-GB'],
  ['25/12/2021', '2021-12-25', 'en-US'],
  ['May 2020', '2020-05'],
  ['2017', '2017'],
  ['31.02.2020', undefined],
  ['version 1.2.3.4', undefined],
  ['call 555-1234', undefined],
];
for (const [text, expected, language] of dates) {
  test(`a day in “${text}”${language === undefined ? '' : ` (${language})`}`, () => {
    assert.equal(parseDate(text, language === undefined ? {} : { language }), expected);
  });
}

const authors: readonly (readonly [readonly string[], readonly string[]])[] = [
  [['By Ada Lovelace and Alan Turing'], ['Ada Lovelace', 'Alan Turing']],
  [['Ada Lovelace, PhD, Senior Editor'], ['Ada Lovelace, PhD']],
  [['Von ADA LOVELACE', 'Ada Lovelace'], ['Ada Lovelace']],
  [['Posted on 3 May 2021 by Ada Lovelace'], ['Ada Lovelace']],
  [['Erstellt von Ada Lovelace Chefredakteurin'], ['Ada Lovelace']],
  [['Publié par Unknown'], []],
  [['Staff'], []],
  [['News Staff', 'admin', 'Redaktion', 'Editorial Team'], []],
  [['https://example.org/ada'], []],
  [['facebook.com/loom'], []],
  [['publisher'], []],
  [['Foto: Ada Lovelace'], []],
  [['Eingestellt von Ada Lovelace'], ['Ada Lovelace']],
  [['ada@example.org (Ada Lovelace)'], []],
  [['Ada Lovelace,Alan Turing'], ['Ada Lovelace', 'Alan Turing']],
  [['By Ada Lovelace', 'Loom Makers on Facebook'], ['Ada Lovelace']],
  [['Publiziert am'], []],
];
for (const [values, expected] of authors) {
  test(`who signed “${values.join('; ')}”`, () => assert.deepEqual(cleanAuthors(values), expected));
}

test('a title goes without the name of its site, before or after', () => {
  assert.equal(cleanTitle('On engines | The Daily Loom', { sites: ['The Daily Loom'] }), 'On engines');
  assert.equal(cleanTitle('The Daily Loom: On engines', { sites: ['The Daily Loom'] }), 'The Daily Loom: On engines');
  assert.equal(cleanTitle('The Daily Loom » On engines', { sites: ['The Daily Loom'] }), 'On engines');
  assert.equal(cleanTitle('On engines – and looms', { sites: ['The Daily Loom'] }), 'On engines – and looms');
  assert.equal(cleanTitle('How an engine weaves patterns | Loom', { guess: true }), 'How an engine weaves patterns');
});

test('the first candidate that can be cleaned wins and says where it came from', () => {
  const { facts, factOrigins } = chooseFacts([
    { fact: 'publisher', value: 'Loom', origin: 'og:site_name' },
    { fact: 'language', value: 'en_GB', origin: 'html lang' },
    { fact: 'authors', value: ['Loom'], origin: 'json-ld author' },
    { fact: 'authors', value: ['Staff'], origin: 'meta author' },
    { fact: 'authors', value: 'By Ada Lovelace', origin: 'byline' },
    { fact: 'date', value: 'soon', origin: 'meta date' },
    { fact: 'date', value: '3/4/2021', origin: 'visible date' },
    { fact: 'url', value: 'javascript:alert(1)', origin: 'link canonical' },
  ]);
  assert.deepEqual(facts, { publisher: 'Loom', language: 'en-GB', authors: ['Ada Lovelace'], date: '2021-04-03' });
  assert.deepEqual(factOrigins, {
    publisher: 'og:site_name',
    language: 'html lang',
    authors: 'byline',
    date: 'visible date',
  });
});

test('a day in universal time gives way to the next day where the page shows it', () => {
  const late = { fact: 'date', value: '2019-10-18T22:04:00Z', origin: 'json-ld datePublished' } as const;
  const shown = { fact: 'date', value: '19. Oktober 2019, 00:04 Uhr', origin: 'visible date' } as const;
  assert.equal(chooseFacts([late, shown]).facts.date, '2019-10-19');
  assert.equal(chooseFacts([late]).facts.date, '2019-10-18');
  const same = { fact: 'date', value: 'submitted on 18 Oct 2019', origin: 'visible date' } as const;
  assert.equal(chooseFacts([late, same, shown]).facts.date, '2019-10-18');
});

test('figures that may be read two ways are read as the rest of the page has them', () => {
  const figures = { fact: 'date', value: '03/10/2023', origin: 'visible date' } as const;
  const address = { fact: 'date', value: '03 october 2023', origin: 'address' } as const;
  assert.equal(chooseFacts([figures]).facts.date, '2023-03-10');
  assert.equal(chooseFacts([figures, address]).facts.date, '2023-10-03');
});

test('people stand before the firm whose page it is, names before accounts, and all who signed before some', () => {
  const authors = (...all: readonly (readonly [origin: string, value: string])[]) =>
    chooseFacts(all.map(([origin, value]) => ({ fact: 'authors', origin, value }))).facts.authors;
  assert.deepEqual(authors(['meta author', 'Loom Makers e.V.'], ['byline', 'Von Ada Lovelace']), ['Ada Lovelace']);
  assert.deepEqual(authors(['meta author', 'Loom Makers e.V.']), ['Loom Makers e.V.']);
  assert.deepEqual(authors(['byline', 'human'], ['byline', 'Ada Lovelace']), ['Ada Lovelace']);
  assert.deepEqual(
    authors(
      ['json-ld author', 'Ada Lovelace'],
      ['meta author', 'Ada Lovelace,Alan Turing'],
      ['byline', 'Ada Lovelace and Alan Turing'],
    ),
    ['Ada Lovelace', 'Alan Turing'],
  );
});

const pages: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ['<h1>On looms</h1><p>4.2.2022 | 13:10 Uhr | Ada Lovelace</p>', { authors: ['Ada Lovelace'], date: '2022-02-04' }],
  ['<h1>On looms</h1><p>11.12.2019 - Ada Lovelace</p>', { authors: ['Ada Lovelace'], date: '2019-12-11' }],
  ['<h1>On looms</h1><div>\n\n     Posted on May 3, 2021   by Ada Lovelace</div>', { authors: ['Ada Lovelace'] }],
  ['<h1>On looms</h1><div><b>Contributors:</b> Ada Lovelace</div>', { authors: ['Ada Lovelace'] }],
  [
    '<article><h1>On looms</h1><footer><a rel="author" href="/ada">Ada Lovelace</a></footer></article>',
    { authors: ['Ada Lovelace'] },
  ],
  ['<h1>On looms</h1><footer><a rel="author" href="/ada">Ada Lovelace</a></footer>', { authors: undefined }],
  ['<h1>On looms</h1><section><div><time>April 26, 2024</time></div></section>', { date: '2024-04-26' }],
  ['<link rel="canonical" href="https://loom.example/news/29-10-2021"><h1>On looms</h1>', { date: '2021-10-29' }],
  ['<link rel="canonical" href="https://loom.example/2023/october/03/looms"><h1>On looms</h1>', { date: '2023-10-03' }],
  ['<h1>On looms</h1><h3>Author</h3><p>Ada Lovelace</p>', { authors: ['Ada Lovelace'] }],
  ['<h1>On looms</h1><p>Posted by Ada @ 12:00 am</p>', { authors: ['Ada'] }],
  ['<h1>On looms</h1><p>This post was written by Ada Lovelace, MD, weaver.</p>', { authors: ['Ada Lovelace, MD'] }],
  [
    '<h1>On looms</h1><div class="byline"><p>By Ada Lovelace</p><p>Founder and Weaver</p></div>',
    { authors: ['Ada Lovelace'] },
  ],
  ['<h1>On looms</h1><p class="byline">Staff</p><p class="byline">By Ada Lovelace</p>', { authors: ['Ada Lovelace'] }],
  ['<div id="todays-date">May 4, 2024</div><h1>On looms</h1><div>12.12.2023</div>', { date: '2023-12-12' }],
  [
    '<time>March 5, 2026</time><h1>On looms</h1><p>Started by Loom Makers, June 4, 2024, 11:23</p>',
    { date: '2024-06-04', authors: ['Loom Makers'] },
  ],
  [
    '<h1>On looms</h1><div class="date">30 Sep 2022</div><p>This article was originally published on 26 Sep 2019.</p>',
    { date: '2019-09-26' },
  ],
  ['<h1>On looms</h1><time>Updated 5 May 2024</time><time>4 May 2023</time>', { date: '2023-05-04' }],
  [
    '<script type="application/ld+json">{"@type":"Article","datePublished":"2018-11-22"}</script><h1>On looms</h1><span class="weaver-date">November 22, 2018</span><li class="date">Another December 19, 2025</li>',
    { date: '2018-11-22' },
  ],
];
for (const [html, expected] of pages) {
  test(`facts of ${html}`, async () => {
    const text = `<html><body>${html}<p>${'A loom weaves thread into cloth, row by row. '.repeat(9)}</p></body></html>`;
    const { facts } = await readHtml({ path: 'sources/a.html', bytes: new TextEncoder().encode(text) });
    for (const [name, value] of Object.entries(expected))
      assert.deepEqual(new Map<string, unknown>(Object.entries(facts)).get(name), value, name);
  });
}
