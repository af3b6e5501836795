import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { cardFonts } from '../../src/cards/card-font.ts';
import { cardParts } from '../../src/cards/card-parts.ts';
import { cardSvg } from '../../src/cards/card-svg.ts';
import { setText } from '../../src/cards/set-text.ts';
import { loadSite } from '../../src/loader/load-site.ts';

const fonts = cardFonts();
const card = { kicker: 'Concept', title: 'A title', summary: 'What it is.', site: 'Site' };

test('text is broken where it would be too wide, and ends in an ellipsis where it is too long', () => {
  const text = 'one two three four five six seven eight nine ten';
  const lines = setText(text, { font: fonts.text, size: 40, width: 300, lines: 9 }) ?? [];
  assert.ok(lines.length > 2 && lines.every(({ width }) => width <= 300), `${lines.length} lines`);
  const cut = setText(text, { font: fonts.text, size: 40, width: 300, lines: 2 }) ?? [];
  assert.equal(cut.length, 2);
  assert.ok((cut[1]?.width ?? 999) <= 300, 'the ellipsis has room');
});

test('other alphabets are set; a script that the fonts lack is left out rather than shown as boxes', () => {
  for (const text of ['Žižek', 'Αθήνα', 'Москва']) assert.ok(fonts.bold.has(text), text);
  assert.equal(setText('北京', { font: fonts.text, size: 40, width: 300, lines: 1 }), undefined);
  assert.match(cardSvg({ ...card, title: '北京' }, fonts), /^<svg .*<\/svg>$/);
});

test('a card is outlines alone: no machine sets it in another font', () => {
  assert.doesNotMatch(cardSvg(card, fonts), /<text|font-family|NaN/);
});

test('cards are made where the site knows its address, one for each entry and source, 1200 by 630', async () => {
  const entry = { path: 'entries/a.mdx', text: '---\nid: a\ntitle: A\nkind: concept\nsummary: S.\n---\nText.\n' };
  const folder = { entries: [entry], documents: [], ledger: undefined, vocabulary: undefined, settings: undefined };
  const site = {
    ...loadSite(folder, (permalink) => `/${permalink}`),
    folder: '/',
    place: { base: '/', origin: undefined },
  };
  assert.deepEqual(cardParts(site), []);
  const [part, ...others] = cardParts({ ...site, place: { base: '/', origin: 'https://example.org' } });
  assert.equal(others.length, 0);
  const files = [];
  for await (const file of part?.make() ?? []) files.push(file);
  const [path, bytes] = files[0] ?? assert.fail('no file');
  assert.equal(path, 'entries/a/card.png');
  const { width, height, format } = await sharp(bytes).metadata();
  assert.deepEqual([width, height, format], [1200, 630, 'png']);
});
