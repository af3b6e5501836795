import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-ris';
import fc from 'fast-check';
import type { CslItem } from '../../src/cite/csl.ts';
import { oneLine } from '../../src/cite/tex.ts';
import { toRis } from '../../src/cite/to-ris.ts';

const entry: CslItem = {
  id: 'ai-act',
  type: 'entry-encyclopedia',
  title: 'The AI Act',
  'container-title': 'Pausing AI',
  publisher: 'Smith & Sons',
  author: [{ family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' }, { literal: 'European Union' }],
  URL: 'https://example.org/entries/ai-act/',
  issued: { 'date-parts': [[2024, 3, 5]] },
  accessed: { 'date-parts': [[2026, 11, 23]] },
  language: 'en',
  abstract: 'A law\nof the European Union.',
  keyword: 'law, European Union',
};

function readBack(item: CslItem): Record<string, unknown> {
  const [first, ...others] = plugins.input.chain(toRis(item), { generateGraph: false });
  assert.equal(others.length, 0);
  assert.ok(first);
  return first;
}

test('An entry is an encyclopedia article, to the letter.', () => {
  const lines = [
    'TY  - ENCYC',
    'AU  - van Beethoven, Ludwig',
    'AU  - European Union',
    'TI  - The AI Act',
    'T2  - Pausing AI',
    'PB  - Smith & Sons',
    'PY  - 2024',
    'DA  - 2024/03/05',
    'UR  - https://example.org/entries/ai-act/',
    'Y2  - 2026/11/23',
    'LA  - en',
    'AB  - A law of the European Union.',
    'KW  - law',
    'KW  - European Union',
    'ID  - ai-act',
    'ER  - ',
    '',
  ];
  assert.equal(toRis(entry), lines.join('\r\n'));
});

test('Another parser reads the record as it was.', () => {
  const read = readBack(entry);
  assert.equal(read['type'], 'entry-encyclopedia');
  assert.equal(read['title'], entry.title);
  assert.equal(read['URL'], entry.URL);
  assert.equal(read['publisher'], entry.publisher);
  assert.equal(read['abstract'], 'A law of the European Union.');
});

test('No title breaks the record.', () => {
  const alphabet = fc.constantFrom(...'aB知ß{}$&%"-: \r\n\t\u2028', 'ER  - ', 'TY  - JOUR', '\u0000');
  const titles = fc.string({ unit: alphabet, minLength: 1, maxLength: 12 }).filter((title) => /[\wß知]/.test(title));
  fc.assert(
    fc.property(titles, (title) => {
      const record = toRis({ ...entry, title });
      const tags = record
        .trimEnd()
        .split(/\r\n/)
        .map((line) => /^[A-Z][A-Z0-9] {2}- /.test(`${line} `));
      assert.ok(tags.every(Boolean));
      assert.equal(readBack({ ...entry, title })['title'], oneLine(title));
    }),
    { numRuns: 200 },
  );
});
