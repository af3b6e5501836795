import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toString as plain } from 'mdast-util-to-string';
import { readPdf } from '../../scripts/pipeline/read/pdf.ts';
import { column, makePdf, type Show } from './make-pdf.ts';

const body = [
  'The office keeps a list of every loan, and whoever brings a boat back late is',
  'written down with the hour and the reason. Nobody has read the list in years,',
  'but it is kept all the same, because a list that is not kept is not believed.',
];
const read = (pages: Show[][], info = '') => readPdf({ path: 'x.pdf', bytes: makePdf(pages, info) });

test('headings: numbers say how deep, larger type too; a bold run in a line is none', async () => {
  const { tree } = await read([
    [
      ...column(50, 740, ['2 Lending'], { size: 14, font: 'F2' }),
      ...column(50, 715, body),
      ...column(50, 660, ['2.1 Fines'], { size: 11, font: 'F2' }),
      ...column(50, 640, body),
      ...column(50, 585, ['Refusal.'], { font: 'F2' }),
      ...column(95, 585, ['A loan refused is the only punishment that counts.']),
    ],
  ]);
  const headings = tree.children.flatMap((node) => (node.type === 'heading' ? [[node.depth, plain(node)]] : []));
  assert.deepEqual(headings, [
    [1, '2 Lending'],
    [2, '2.1 Fines'],
  ]);
});

test('a note in small type at the foot is tied to its raised mark', async () => {
  const { tree } = await read([
    [
      ...column(50, 700, body),
      { x: 50, y: 664, text: 'Fines are rare' },
      { x: 116, y: 668, text: '3', size: 6 },
      { x: 120, y: 664, text: ' and small.' },
      { x: 50, y: 84, text: '3', size: 5.5 },
      { x: 55, y: 80, text: 'The last one was paid in smoked fish.', size: 8 },
    ],
  ]);
  const note = tree.children.find((node) => node.type === 'footnoteDefinition');
  assert.equal(note && plain(note), 'The last one was paid in smoked fish.');
  assert.match(JSON.stringify(tree), /"footnoteReference","identifier":"1"/);
  assert.match(plain(tree), /Fines are rare\s+and small/);
});

test('lists keep their nesting and start where they start', async () => {
  const { tree } = await read([
    [
      ...column(50, 700, body),
      ...column(60, 650, ['3. Boats are bailed out.', '4. Boats are returned.']),
      ...column(80, 626, ['- With oars.', '- With a bucket.']),
      ...column(60, 602, ['5. Nobody lends twice.']),
    ],
  ]);
  const list = tree.children.find((node) => node.type === 'list');
  assert.equal(list?.type === 'list' && list.start, 3);
  assert.deepEqual(list?.type === 'list' && list.children.map((item) => item.children.length), [1, 2, 1]);
});

test('running heads and page numbers are removed and said to be', async () => {
  const page = (number: number) => [
    { x: 250, y: 760, text: 'Harbour papers 7', size: 8 },
    ...column(50, 650, body),
    { x: 300, y: 30, text: String(number), size: 8 },
  ];
  const { tree, removed } = await read([page(11), page(12), page(13)]);
  assert.doesNotMatch(plain(tree), /Harbour papers|1[123]/);
  assert.deepEqual(
    removed.map(({ what }) => what),
    ['Harbour papers 7', '11, 12, 13'],
  );
});

test('a paragraph that the page cuts is one, and belongs to the page it begins on', async () => {
  const whole = await read([column(50, 700, body), column(50, 700, ['Yet it is kept, and kept well.'])]);
  assert.equal(whole.tree.children.length, 2);
  const cut = await read([
    column(50, 700, [body[0] ?? '', 'written down with the hour and the reason, for which nobody has asked since']),
    column(50, 700, ['the old keeper left, and the new one came from the hills.']),
  ]);
  assert.equal(cut.tree.children.length, 1);
  assert.match(plain(cut.tree), /asked since the old keeper/);
});

test('titles that programs write, and account names, are no facts', async () => {
  for (const title of ['Microsoft Word - draft3.doc', '(anonymous)', 'untitled', 'report_final_2.pdf']) {
    const { facts } = await read(
      [column(50, 700, body)],
      `/Title <${Buffer.from(title).toString('hex')}> /Author (mholm2)`,
    );
    assert.deepEqual(facts, {});
  }
});

test('a stated title that the pages do not bear out gives way to the one they show', async () => {
  const shown = [...column(50, 740, ['The lending of boats'], { size: 20 }), ...column(50, 700, body)];
  const { facts, factOrigins, tree } = await read([shown], '/Title (Annual budget template) /Author (Mara Holm)');
  assert.equal(facts.title, 'The lending of boats');
  assert.equal(factOrigins.title, 'largest type on page 1');
  assert.deepEqual(facts.authors, ['Mara Holm']);
  assert.doesNotMatch(plain(tree), /The lending of boats/);
});

test('cells that stand in line are a table; a contents list is not the text', async () => {
  const rows = [
    ['Harbour', 'Boats', 'Loans'],
    ['Northwick', '31', '412'],
    ['Sandey', '18', '377'],
  ].flatMap((row, index) => row.map((text, cell) => ({ x: 50 + 120 * cell, y: 640 - 12 * index, text })));
  const contents = ['Lending', 'Fines', 'Numbers'].map((name, index) => `${name} ${'. '.repeat(30)} ${index + 1}`);
  const { tree, removed } = await read([[...column(50, 740, contents), ...column(50, 690, body), ...rows]]);
  const table = tree.children.find((node) => node.type === 'table');
  assert.deepEqual(table?.type === 'table' && table.children.map((row) => row.children.map((cell) => plain(cell))), [
    ['Harbour', 'Boats', 'Loans'],
    ['Northwick', '31', '412'],
    ['Sandey', '18', '377'],
  ]);
  assert.equal(removed[0]?.step, 'contents');
  assert.doesNotMatch(plain(tree), /\. \. \./);
});

test('the first of several headings set alike is no title', async () => {
  const part = (top: number, name: string) => [...column(50, top, [name], { size: 16 }), ...column(50, top - 25, body)];
  const { facts, tree } = await read([[...part(740, 'Lending'), ...part(600, 'Fines')]]);
  assert.equal(facts.title, undefined);
  assert.equal(tree.children.filter((node) => node.type === 'heading').length, 2);
});
