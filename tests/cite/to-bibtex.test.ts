import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from '@retorquere/bibtex-parser';
import fc from 'fast-check';
import type { CslItem } from '../../src/cite/csl.ts';
import { oneLine } from '../../src/cite/tex.ts';
import { toBibtex } from '../../src/cite/to-bibtex.ts';

const entry: CslItem = {
  id: 'ai-act',
  type: 'entry-encyclopedia',
  title: 'The AI Act and GPT-4',
  'container-title': 'Pausing AI: a sourcebook',
  publisher: 'Smith & Sons',
  author: [{ family: 'Lovelace', given: 'Ada' }, { literal: 'European Union and Friends' }],
  URL: 'https://example.org/entries/ai-act/?a=1&b=50%25#x_y',
  issued: { 'date-parts': [[2024, 3, 5]] },
  language: 'en-GB',
};

function readBack(item: CslItem) {
  const library = parse(toBibtex(item), { sentenceCase: false, caseProtection: false, removeOuterBraces: [] });
  assert.deepEqual(library.errors, []);
  assert.equal(library.entries.length, 1);
  const [first] = library.entries;
  assert.ok(first);
  return first;
}

test('An entry is an article in a collection, to the letter.', () => {
  assert.equal(
    toBibtex(entry),
    `@incollection{ai-act,
  author = {Lovelace, Ada and {European Union and Friends}},
  title = {The {AI} {Act} and {GPT-4}},
  booktitle = {Pausing {AI}: a sourcebook},
  publisher = {Smith \\& Sons},
  year = {2024},
  month = {3},
  date = {2024-03-05},
  url = {https://example.org/entries/ai-act/?a=1&b=50%25#x_y},
  langid = {english}
}
`,
  );
});

test('Another parser reads names, title and address as they were.', () => {
  const { fields, key, type } = readBack(entry);
  assert.equal(type, 'incollection');
  assert.equal(key, 'ai-act');
  assert.equal(fields['title'], 'The AI Act and GPT-4');
  assert.equal(fields['url'], entry.URL);
  const [ada, body] = fields.author ?? [];
  assert.deepEqual([ada?.lastName, ada?.firstName], ['Lovelace', 'Ada']);
  assert.equal(body?.name ?? body?.lastName, 'European Union and Friends');
});

/** The parser prints TeX’s grave accent as the letter of that name. */
function titleRead(title: string): string {
  return String(readBack({ ...entry, title }).fields['title']).replaceAll('\u02CB', '`');
}

const hostile = [
  'Über Maß & Zahl: 100 % für $5',
  'Braces {in} } {{ a title',
  "C:\\path\\to_file #1 ~ ^ ``quoted`` \"double\" ''two'' -- --- ,,",
  '知能爆発とは何か',
  '<b>tags</b> & entities | pipes',
  'ends with a backslash \\',
  'naïve “quotes” – dashes — and … ‘marks’',
  '@article{x, title={injected}}',
  '100% %comment',
];

for (const title of hostile) {
  test(`A title comes back as it was: ${title}`, () => {
    assert.equal(titleRead(title), title);
  });
}

test('Any title is one well-formed entry and comes back.', () => {
  const alphabet = fc.constantFrom(...'aB cÄß知{}$&%#_^~\\"<>|`,=@-.:()[]é');
  const titles = fc.string({ unit: alphabet, minLength: 1, maxLength: 30 }).filter((title) => /\w/.test(title));
  fc.assert(
    fc.property(titles, (title) => {
      assert.equal(titleRead(title), oneLine(title));
    }),
    { numRuns: 150 },
  );
});

test('Ids in other scripts give keys that every BibTeX reads, and never the same one.', () => {
  const keys = ['知能', '知識', 'über', '2024-act'].map((id) => readBack({ ...entry, id }).key);
  assert.equal(new Set(keys).size, 4);
  for (const key of keys) assert.match(key, /^[A-Za-z][A-Za-z0-9-]*$/);
});
