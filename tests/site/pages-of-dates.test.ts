import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byAuthor } from '../../src/components/by-author.ts';
import { countYears } from '../../src/components/count-years.ts';
import { type Feed, feedItems } from '../../src/components/feed.ts';
import { groupRuns } from '../../src/components/group-runs.ts';
import { pathSteps } from '../../src/components/path-steps.ts';
import { toAtom } from '../../src/components/to-atom.ts';
import { toJsonFeed } from '../../src/components/to-json-feed.ts';
import type { Change, DatedItem, EntryRef, SourceRef } from '../../src/data/views.ts';
import { loadSite } from '../../src/loader/load-site.ts';

const file = (path: string, text: string) => ({ path, text });
const entryFile = (id: string, body = 'Text.') =>
  file(
    `entries/${id}.mdx`,
    `---\nid: ${id}\ntitle: ${id.toUpperCase()}\nkind: concept\nsummary: About it.\nsources: [s]\n---\n${body}\n`,
  );
const document = file(
  'documents/s.json',
  JSON.stringify({
    id: 's',
    type: 'book',
    show: 'excerpts',
    facts: { title: 'A work', date: '1999', url: 'https://example.org/work' },
    factOrigins: {},
    passages: [],
  }),
);
const folder = {
  entries: [
    entryFile('a', '<Timeline><Event date="2001-05-06" title="It began">Words.</Event></Timeline>'),
    entryFile('b'),
  ],
  documents: [document],
  ledger: file(
    'ledger.jsonl',
    [
      { event: 'published', subject: 'entry', id: 'a', permalink: 'entries/a/' },
      { event: 'published', subject: 'source', id: 's', permalink: 'sources/s/' },
      { event: 'published', subject: 'tag', id: 't', permalink: 'tags/t/' },
      { event: 'published', subject: 'entry', id: 'b', permalink: 'entries/old-b/' },
      {
        event: 'renamed',
        subject: 'entry',
        id: 'b',
        n: 2,
        permalink: 'entries/b/',
        date: '2026-02-03',
        reason: 'A better name.',
      },
      { event: 'withdrawn', subject: 'entry', id: 'a', n: 2, date: '2026-01-02', reason: 'In doubt.' },
    ]
      .map((event) => JSON.stringify(event))
      .join('\n'),
  ),
  vocabulary: undefined,
  settings: file(
    'site.yaml',
    'paths:\n  - title: First\n    entries: [a, b, lost]\n  - title: Lost\n    entries: [lost]\n',
  ),
};
const site = loadSite(folder, (permalink) => `/${permalink}`);

test('events of entries and dated works make one chronology, earliest first', () => {
  assert.deepEqual(
    site.chronology.map((item) =>
      item.kind === 'event' ? [item.date, item.title, item.entry.id] : [item.date, item.source.title],
    ),
    [
      ['1999', 'A work'],
      ['2001-05-06', 'It began', 'a'],
    ],
  );
  const [, event] = site.chronology;
  const html = site.entries.find(({ ref }) => ref.id === 'a')?.html ?? '';
  assert.ok(
    event?.kind === 'event' && html.includes(`id="${event.fragment}"`),
    'the event leads to its place in the entry',
  );
});

test('changes: dated ones newest first, then the rest with the line last written first', () => {
  assert.deepEqual(
    site.changes.map(({ event, id, date, permalink }) => [event, id, date, permalink]),
    [
      ['renamed', 'b', '2026-02-03', 'entries/b/'],
      ['withdrawn', 'a', '2026-01-02', 'entries/a/'],
      ['published', 'b', undefined, 'entries/b/'],
      ['published', 's', undefined, 'sources/s/'],
      ['published', 'a', undefined, 'entries/a/'],
    ],
  );
  assert.deepEqual(site.changes[0]?.via, ['https://example.org/work']);
});

test('a reading path leads through the entries there are; one that is not there is told', () => {
  assert.deepEqual(
    site.paths.map(({ title, entries }) => [title, entries.map(({ id }) => id)]),
    [['First', ['a', 'b']]],
  );
  assert.deepEqual(
    site.messages.filter(({ rule }) => rule === 'path-entry-lost').map(({ path, reason }) => [path, reason]),
    [
      ['site.yaml', 'The reading path “First” leads to `lost`, and no entry has that id.'],
      ['site.yaml', 'The reading path “Lost” leads to `lost`, and no entry has that id.'],
    ],
  );
  const steps = pathSteps(site.paths).get('b') ?? [];
  assert.deepEqual(
    steps.map(({ title, number, of, previous, next }) => [title, number, of, previous?.id, next?.id]),
    [['First', 2, 2, 'a', undefined]],
  );
});

const dated = (date: string, kind: DatedItem['kind'] = 'work'): DatedItem => {
  const entry: EntryRef = { id: 'e', title: 'E', kind: 'concept', summary: 'S.', permalink: 'entries/e/' };
  const place = { id: 's', title: 'S', permalink: 'sources/s/' };
  const source: SourceRef = { ...place, type: 'webpage', facts: {}, retrieved: undefined, retracted: false };
  return kind === 'event' ? { kind, date, title: 'T', entry, fragment: 'e-1' } : { kind, date, source };
};

test('years are counted in spans of equal length, and there are never more columns than can be told apart', () => {
  assert.deepEqual(countYears([dated('1999'), dated('1999-02', 'event'), dated('2001-01-01')]), {
    span: 1,
    counts: [
      { first: 1999, events: 1, works: 1 },
      { first: 2000, events: 0, works: 0 },
      { first: 2001, events: 0, works: 1 },
    ],
  });
  const long = countYears([dated('1215'), dated('2026')]);
  assert.ok(long.counts.length <= 73, `${long.counts.length} columns`);
  assert.equal(
    long.counts.reduce((sum, { works }) => sum + works, 0),
    2,
  );
  assert.deepEqual(countYears([]), { span: 1, counts: [] });
});

test('neighbours with the same key stand together, others do not', () => {
  assert.deepEqual(
    groupRuns(['a1', 'a2', 'b1', 'a3'], (text) => text.charAt(0)).map(({ key, items }) => [key, items.length]),
    [
      ['a', 2],
      ['b', 1],
      ['a', 1],
    ],
  );
});

test('a bibliography goes by first author, then year; accents do not count', () => {
  const work = (id: string, family: string | undefined, year: number) => ({
    id,
    type: 'book' as const,
    title: id,
    ...(family === undefined ? {} : { author: [{ family, given: 'A' }] }),
    issued: { 'date-parts': [[year] as const] as const },
  });
  const works = [
    work('Zebra', 'Zorn', 1990),
    work('Younger', 'Éluard', 2001),
    work('Older', 'Éluard', 1999),
    work('Nobody', undefined, 1980),
    work('F', 'Ford', 1980),
  ];
  assert.deepEqual(
    works.sort(byAuthor).map(({ id }) => id),
    ['Older', 'Younger', 'F', 'Nobody', 'Zebra'],
  );
});

const change: Change = { ...(site.changes[0] ?? assert.fail()), title: 'A & B', reason: '<Better> name.' };
const feed = (changes: readonly Change[]): Feed => ({
  title: 'Site',
  description: 'What it is.',
  language: 'en',
  author: 'People',
  licence: undefined,
  home: 'https://example.org/',
  items: feedItems(changes, { nameOf: ({ event }) => event, at: (permalink) => `https://example.org/${permalink}` }),
});

test('an Atom feed holds the changes that bear a date, each with its sources as via links', () => {
  const atom = toAtom({ ...feed([change, { ...change, date: undefined }]), self: 'https://example.org/feed.xml' });
  assert.equal(atom.match(/<entry>/g)?.length, 1);
  assert.match(atom, /<title>A &amp; B: renamed<\/title>/);
  assert.match(atom, /<updated>2026-02-03T00:00:00Z<\/updated>\n<author>/);
  assert.match(atom, /<link rel="via" href="https:\/\/example.org\/work"\/>/);
  assert.match(atom, /<summary>&lt;Better&gt; name. About it.<\/summary>/);
  assert.match(atom, /<id>urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}<\/id>/);
});

test('a JSON feed says the same', () => {
  const json = JSON.parse(toJsonFeed({ ...feed([change]), self: 'https://example.org/feed.json' }));
  assert.equal(json.version, 'https://jsonfeed.org/version/1.1');
  assert.deepEqual(
    json.items.map((item: Record<string, unknown>) => [item['id'], item['url'], item['date_published'], item['_via']]),
    [['entry:b:2', 'https://example.org/entries/b/', '2026-02-03T00:00:00Z', ['https://example.org/work']]],
  );
});
