import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toString as plain } from 'mdast-util-to-string';
import { readPdf } from '../../scripts/pipeline/read/pdf.ts';
import { column, makePdf } from './make-pdf.ts';

const left = [
  'The harbour of the town lies on the north',
  'side of the river, where the water is deep',
  'enough for boats of every kind that come',
  'up from the sea with the tide and go down',
  'again when it turns, as they did in the un-',
  'remembered days before the first bridge.',
];
const right = [
  'On the south side there are meadows, and',
  'the old road runs between them to the hills',
  'that can be seen on clear days from the',
  'tower of the church. Nobody lives there',
  'now, but the walls of the well-kept farms',
  'still stand, and sheep are kept in them.',
];

test('columns are read one after the other, and a word cut at a line end is whole', async () => {
  const filler = [
    'Several more words are cut in this docu-',
    'ment, so that it is seen to be type-',
    'set with hyphens.',
  ];
  const page = [...column(50, 700, [...left, ...filler]), ...column(320, 700, right)];
  const { tree } = await readPdf({ path: 'x.pdf', bytes: makePdf([page]) });
  const text = plain(tree);
  assert.ok(text.indexOf('first bridge') < text.indexOf('On the south side'));
  assert.ok(text.includes('in the unremembered days'), text);
  assert.ok(text.includes('well-kept farms'));
});

test('every block says the page it begins on', async () => {
  const { tree } = await readPdf({ path: 'x.pdf', bytes: makePdf([column(50, 700, left), column(50, 700, right)]) });
  const pages = tree.children.map((block) => JSON.stringify(block.data));
  assert.deepEqual(pages, [
    '{"locators":[{"label":"page","value":"1"}]}',
    '{"locators":[{"label":"page","value":"2"}]}',
  ]);
});
