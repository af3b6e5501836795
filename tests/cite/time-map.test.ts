import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toTimeMap } from '../../src/cite/time-map.ts';
import { parseLinkFormat } from './parse-link-format.ts';

const address = (permalink: string) => `https://example.org/${permalink}`;

test('A TimeMap names the original, itself, and each version with its day (RFC 7089, 5).', () => {
  const versions = [
    { version: 1, permalink: 'entries/bow/', date: '2026-01-02' },
    { version: 2, permalink: 'entries/kite/', date: '2026-02-03' },
  ];
  const links = parseLinkFormat(toTimeMap({ permalink: 'entries/kite/', versions, address }));
  assert.deepEqual(links, [
    { target: 'https://example.org/entries/kite/', rel: 'original' },
    {
      target: 'https://example.org/entries/kite/versions/timemap.link',
      rel: 'self',
      type: 'application/link-format',
      from: 'Fri, 02 Jan 2026 00:00:00 GMT',
      until: 'Tue, 03 Feb 2026 00:00:00 GMT',
    },
    {
      target: 'https://example.org/entries/bow/v/1/',
      rel: 'first memento',
      datetime: 'Fri, 02 Jan 2026 00:00:00 GMT',
    },
    {
      target: 'https://example.org/entries/kite/v/2/',
      rel: 'last memento',
      datetime: 'Tue, 03 Feb 2026 00:00:00 GMT',
    },
  ]);
});

test('One version is the first and the last.', () => {
  const versions = [{ version: 1, permalink: 'entries/kite/', date: '2026-01-02' }];
  const [, , only] = parseLinkFormat(toTimeMap({ permalink: 'entries/kite/', versions, address }));
  assert.equal(only?.['rel'], 'first last memento');
});

test('The grammar is strict: what is no link-value is refused.', () => {
  for (const wrong of ['', 'https://x.example/', '<https://x.example/>; rel=', '<a>; rel="b" <c>', '<a>; rel="b",'])
    assert.throws(() => parseLinkFormat(wrong), /link/);
});
