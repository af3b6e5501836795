import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-ris';
import { parse } from '@retorquere/bibtex-parser';
import { bibtexAt, cslAt, risAt } from '../../src/cite/at-passage.ts';
import type { CslItem } from '../../src/cite/csl.ts';
import { toCslJson } from '../../src/cite/csl.ts';
import { inTextOf } from '../../src/cite/in-text.ts';
import { locatorText } from '../../src/cite/locator-text.ts';
import { citationStyleNames } from '../../src/cite/style-names.ts';
import { toBibtex } from '../../src/cite/to-bibtex.ts';
import { toRis } from '../../src/cite/to-ris.ts';

const item: CslItem = {
  id: 'kite',
  type: 'entry-encyclopedia',
  title: '„Über“ 凧: {braces}, $5 & “quotes”',
  author: [
    { family: 'Wei', given: 'Li' },
    { family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' },
  ],
  'container-title': 'Kites & Co.',
  URL: 'https://example.org/entries/kite/v/3/',
  issued: { 'date-parts': [[2026, 1, 2]] },
};
const address = 'https://example.org/entries/kite/v/3/#p-k3f9a';
const place = 'p. 4, § 50 % & more_{x}';

for (const [name, work] of [
  ['with an address', item],
  ['without one', { ...item, URL: undefined }],
] as const) {
  const known: CslItem = JSON.parse(JSON.stringify(work));
  test(`A BibTeX entry ${name} gets the passage's, and its place as a note, and stays well-formed.`, () => {
    const library = parse(bibtexAt(toBibtex(known), { address, place }), {
      sentenceCase: false,
      caseProtection: false,
    });
    assert.deepEqual(library.errors, []);
    const fields = library.entries[0]?.fields;
    assert.deepEqual([fields?.['url'], fields?.['note'], fields?.['title']], [address, place, item.title]);
  });
  test(`A RIS record ${name} likewise, its lines ended by CR LF.`, () => {
    const ris = risAt(toRis(known).replaceAll('\r\n', '\n'), { address, place });
    assert.equal(ris.split('\r\n').length, ris.split('\n').length);
    const [back] = plugins.input.chain(ris, { generateGraph: false });
    assert.deepEqual([back?.['URL'], back?.['title']], [address, item.title]);
    assert.match(ris, /\r\nN1 {2}- p\. 4, § 50 % & more_\{x\}\r\nER {2}- \r\n$/);
  });
  test(`CSL-JSON ${name} likewise.`, () => {
    const [back] = JSON.parse(cslAt(toCslJson([known]), { address, place }));
    assert.deepEqual([back.URL, back.note, back.title], [address, place, item.title]);
  });
}

test('A source keeps its own address.', () => {
  assert.match(
    bibtexAt(toBibtex(item), { address: undefined, place: 'p. 4' }),
    /note = \{p\. 4\}[\s\S]*url = \{.*v\/3\/\}/,
  );
});

test('In the text: authors, year and place as each style writes them.', () => {
  const at = [{ label: 'paragraph', value: '3', to: '5' }] as const;
  const texts = citationStyleNames.map((style) => inTextOf(item, style).replace('%l', locatorText(at, style)));
  assert.deepEqual(texts, [
    '(Wei & van Beethoven, 2026, paras. 3–5)',
    '(Wei and van Beethoven, pars. 3–5)',
    '(Wei and van Beethoven 2026, paras. 3–5)',
    '(Wei and van Beethoven, 2026, paras. 3–5)',
    '[1, paras. 3–5]',
    '(1, paras. 3–5)',
  ]);
  const nobody: CslItem = { id: 'x', type: 'report', title: 'the work of nobody' };
  assert.deepEqual(
    citationStyleNames.slice(0, 4).map((style) => inTextOf(nobody, style)),
    [
      '(“The Work of Nobody,” n.d., %l)',
      '(“The Work of Nobody,” %l)',
      '(“The Work of Nobody” n.d., %l)',
      '(‘the work of nobody’, no date, %l)',
    ],
  );
});

test('A place in a source: from outermost to innermost.', () => {
  const locators = [
    { label: 'page', value: '4' },
    { label: 'section', value: '2' },
    { label: 'paragraph', value: '7' },
  ] as const;
  assert.equal(locatorText(locators), 'p. 4, sec. 2, para. 7');
  assert.equal(locatorText(locators, 'mla'), '4, sec. 2, par. 7');
});
