import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBibliography } from '../../scripts/pipeline/read-bibliography.ts';
import { toCslJson } from '../../src/cite/csl.ts';
import { toBibtex } from '../../src/cite/to-bibtex.ts';
import { sourceToCsl } from '../../src/cite/to-csl.ts';

const bib = `
@article{Berg2024, author={van der Berg, Jan and {European Union} and M{\\"u}ller, J{\\"o}rg},
  title={The {AI} {Act} \\& more}, journal={Journal of Things}, year=2024, month=mar, doi={10.1/x}, keywords={law, risk}}
@techreport{rep, title={A Report}, institution={Some Institute}, date={2023-05-01}, url={https://example.org/a_b}}
`;

test('BibTeX: names, months and TeX become facts.', () => {
  const { works, messages } = readBibliography({ path: 'refs.bib', text: bib });
  assert.deepEqual(messages, []);
  assert.deepEqual(works, [
    {
      id: 'berg2024',
      sidecar: {
        type: 'article-journal',
        title: 'The AI Act & more',
        authors: ['Jan van der Berg', 'European Union', 'Jörg Müller'],
        date: '2024-03',
        publisher: 'Journal of Things',
        doi: '10.1/x',
        keywords: ['law', 'risk'],
      },
    },
    {
      id: 'rep',
      sidecar: {
        type: 'report',
        title: 'A Report',
        date: '2023-05-01',
        publisher: 'Some Institute',
        url: 'https://example.org/a_b',
      },
    },
  ]);
});

test('What we write of a source is read back as the same facts, from BibTeX and from CSL-JSON.', () => {
  const facts = {
    title: 'Machines & “minds”: 100 % {new}',
    authors: ['Ada Lovelace', 'European Union'],
    date: '2024-03-05',
    publisher: 'Journal of Things',
    url: 'https://example.org/a?b=1&c=%20d',
    doi: '10.1/x_y',
  };
  const item = sourceToCsl({ id: 'x', type: 'article-journal', facts });
  const expected = [{ id: 'x', sidecar: { type: 'article-journal', ...facts } }];
  assert.deepEqual(readBibliography({ path: 'a.bib', text: toBibtex(item) }).works, expected);
  assert.deepEqual(readBibliography({ path: 'a.json', text: toCslJson([item]) }).works, expected);
});

test('What cannot be read is a message, and the rest is taken over.', () => {
  const { works, messages } = readBibliography({
    path: 'refs.json',
    text: JSON.stringify([{ id: 'a' }, 7, { id: 'b', title: 'B' }, { id: 'b', title: 'again' }]),
  });
  assert.deepEqual(works, [{ id: 'b', sidecar: { type: 'article', title: 'B' } }]);
  assert.equal(messages.length, 3);
  assert.equal(readBibliography({ path: 'x.json', text: '{' }).messages.length, 1);
  const broken = readBibliography({ path: 'x.bib', text: '@book{a, title={Good}}\n@book{c3, title={Unclosed' });
  assert.deepEqual(
    broken.works.map(({ id }) => id),
    ['a'],
  );
  assert.equal(broken.messages.length, 1);
});

test('An address that is none, a date that is none: left out, not kept.', () => {
  const text = '@misc{a, title={T}, url={javascript:alert(1)}, year={in press}}';
  assert.deepEqual(readBibliography({ path: 'x.bib', text }).works, [
    { id: 'a', sidecar: { type: 'webpage', title: 'T' } },
  ]);
});
