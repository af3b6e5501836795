import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alphabetOf, isSplit } from '../../src/components/alphabet-of.ts';
import { backlinkPages } from '../../src/components/backlink-pages.ts';
import { groupPassages, headingTag } from '../../src/components/group-passages.ts';
import { imprintOf } from '../../src/components/imprint-of.ts';
import { letterPages } from '../../src/components/letter-pages.ts';
import { pagePermalink, pagesOf } from '../../src/components/pages-of.ts';
import type { EntryName, PassageView } from '../../src/data/views.ts';
import { de } from '../../src/strings/de.ts';
import { en } from '../../src/strings/en.ts';
import { directionOf, stringsOf } from '../../src/strings/strings-of.ts';

function entry(title: string, labels: readonly string[] = []): EntryName {
  const id = title.toLowerCase();
  return { ref: { id, title, kind: 'concept', summary: 'S.', permalink: `entries/${id}/` }, labels };
}

test('entries stand under the first letter of every name they go by; diacritics do not count', () => {
  const letters = alphabetOf([entry('Évaluation', ['Test']), entry('42 rules'), entry('Energy')]);
  assert.deepEqual(
    letters.map(({ letter, names }) => [letter, names.map(({ name }) => name)]),
    [
      ['#', ['42 rules']],
      ['E', ['Energy', 'Évaluation']],
      ['T', ['Test']],
    ],
  );
  assert.equal(letters[2]?.names[0]?.isTitle, false);
});

function passage(id: string, kind: PassageView['kind'], used = false): PassageView {
  const usedBy = used ? [entry('User').ref] : [];
  return { id, kind, locators: [], text: id, start: 0, usedBy };
}

test('items that follow each other are one list, save those that an entry uses', () => {
  const groups = groupPassages([
    passage('a', 'item'),
    passage('b', 'item'),
    passage('c', 'item', true),
    passage('d', 'paragraph'),
  ]);
  assert.deepEqual(
    groups.map((group) => {
      if (group.kind === 'list') return group.passages.map(({ id }) => id);
      return group.kind === 'single' ? group.passage.id : group.kind;
    }),
    [['a', 'b'], 'c', 'd'],
  );
});

test("a source's headings stand below the page's own", () => {
  assert.deepEqual([1, 2, 3, 4, 5, 6].map(headingTag), ['h3', 'h3', 'h4', 'h5', 'h6', 'h6']);
});

test('further pages of a list whose folder holds pages of its own stand elsewhere: a source may be called 2', () => {
  assert.equal(pagePermalink('sources/', 1, 'lists/sources/'), 'sources/');
  assert.equal(pagePermalink('sources/', 2, 'lists/sources/'), 'lists/sources/2/');
  assert.equal(pagePermalink('tags/ai/', 2), 'tags/ai/2/');
});

test('an imprint names who, by whom published, and when, as far as known', () => {
  assert.equal(
    imprintOf({ authors: ['Ada Lovelace'], publisher: 'Taylor', date: '1843-08' }, en),
    'Ada Lovelace, Taylor, August 1843',
  );
  assert.equal(imprintOf({ authors: ['A', 'B', 'C', 'D'], date: '2024' }, en), 'A et al., 2024');
  assert.equal(
    imprintOf({ authors: ['The Institute'], publisher: 'The Institute', date: '2024' }, en),
    'The Institute, 2024',
  );
  assert.equal(imprintOf({}, en), '');
});

test('a language without an interface of its own gets English; direction follows the language', () => {
  assert.equal(stringsOf('xx-YY'), en);
  assert.equal(stringsOf('de-AT'), de);
  assert.equal(directionOf('ar-EG'), 'rtl');
  assert.equal(directionOf('en'), 'ltr');
});

test('dates are written as precisely as they are known', () => {
  assert.deepEqual(['2023-03-05', '2023-03', '2023'].map(en.date), ['5 March 2023', 'March 2023', '2023']);
  assert.deepEqual(['2023-03-05', '2023-03', '2023'].map(de.date), ['5. März 2023', 'März 2023', '2023']);
});

test('a long alphabet has a page for each letter', () => {
  const many = Array.from({ length: 601 }, (_, i) => entry(`Term ${i}`));
  assert.equal(isSplit(alphabetOf(many)), true);
  assert.equal(isSplit(alphabetOf(many.slice(0, 600))), false);
});

test('a letter that many names begin with has several pages, and each knows the others', () => {
  const pages = letterPages(
    Array.from({ length: 601 }, (_, i) => entry(i === 600 ? 'Anvil' : `Term ${i}`)),
    'a-z/',
  );
  assert.deepEqual(
    pages.map(([permalink, { page }]) => [permalink, page.items.length]),
    [
      ['a-z/a/', 1],
      ['a-z/t/', 200],
      ['a-z/t/2/', 200],
      ['a-z/t/3/', 200],
    ],
  );
  assert.deepEqual(pages[0]?.[1].letters, [
    { letter: 'A', key: 'a' },
    { letter: 'T', key: 't' },
  ]);
});

test('an entry that hundreds link to has pages of them, each of the others once', () => {
  const linked = (count: number) => {
    const froms = Array.from({ length: count }, (_, i) => entry(`Term ${i}`).ref);
    const backlinks = froms.flatMap((from) => [1, 2].map((n) => ({ from, fragment: `p-${n}`, sentence: 'S.' })));
    return backlinkPages([{ ref: entry('Hub').ref, backlinks }]);
  };
  assert.deepEqual(linked(200), []);
  assert.deepEqual(
    linked(201).map(([permalink, { page }]) => [permalink, page.items.length, page.items[0]?.fragment]),
    [
      ['lists/backlinks/hub/', 200, 'p-1'],
      ['lists/backlinks/hub/2/', 1, 'p-1'],
    ],
  );
});

test('long lists come in pages; the first keeps the address of the list; an empty list is one page', () => {
  const pages = pagesOf(['a', 'b', 'c'], 2);
  assert.deepEqual(
    pages.map(({ items, number, last }) => [items.join(''), number, last]),
    [
      ['ab', 1, 2],
      ['c', 2, 2],
    ],
  );
  assert.equal(pagePermalink('tags/x/', 1), 'tags/x/');
  assert.equal(pagePermalink('tags/x/', 2), 'tags/x/2/');
  assert.equal(pagesOf([]).length, 1);
});

test('every language says everything, and nothing twice by oversight', () => {
  assert.deepEqual(Object.keys(de).sort(), Object.keys(en).sort());
  assert.notEqual(de.skipToContent, en.skipToContent);
  for (const strings of [en, de]) {
    for (const value of Object.values(strings)) assert.notEqual(value, '');
  }
});
