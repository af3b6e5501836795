import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { mdxToMarkdown } from 'mdast-util-mdx';
import { toMarkdown } from 'mdast-util-to-markdown';
import { readEml } from '../../scripts/pipeline/read/eml.ts';
import model from '../../scripts/pipeline/read/html/content-model.json' with { type: 'json' };
import { featureNames } from '../../scripts/pipeline/read/html/features.ts';
import { parseHtml } from '../../scripts/pipeline/read/html/parse-html.ts';
import { readHtml } from '../../scripts/pipeline/read/html.ts';
import { readMhtml } from '../../scripts/pipeline/read/mhtml.ts';

const readers = { html: readHtml, mhtml: readMhtml, eml: readEml } as const;
const fixtures = join(import.meta.dirname, '../fixtures/read');

for (const name of readdirSync(fixtures).filter((folder) => folder.startsWith('html--'))) {
  test(`read ${name}`, async () => {
    const folder = join(fixtures, name);
    const file = readdirSync(folder).find((one) => one.startsWith('input.')) ?? '';
    const ending = file.slice('input.'.length) as keyof typeof readers;
    const reading = await readers[ending]({ path: `sources/${file}`, bytes: readFileSync(join(folder, file)) });
    const markdown = toMarkdown(reading.tree, { extensions: [gfmToMarkdown(), mdxToMarkdown()] });
    assert.equal(markdown, readFileSync(join(folder, 'output.md'), 'utf8'));
    assert.deepEqual(
      JSON.parse(JSON.stringify(reading.facts)),
      JSON.parse(readFileSync(join(folder, 'facts.json'), 'utf8')),
    );
    assert.deepEqual(Object.keys(reading.factOrigins).sort(), Object.keys(reading.facts).sort());
  });
}

test('the model was trained on the signs that are computed', () => assert.deepEqual(model.signs, featureNames));

test('nothing on the page is a message, not a throw', async () => {
  for (const html of ['', ' \n', '<html></html>', '<!-- x -->', '\0\0\0', '<script>alert(1)</script>']) {
    const { messages, tree } = await readHtml({ path: 'a.html', bytes: new TextEncoder().encode(html) });
    if (tree.children.length === 0) assert.equal(messages[0]?.rule, 'source-empty', JSON.stringify(html));
  }
});

test('letters survive encodings that the page declares or does not', async () => {
  const page = (meta: string): string =>
    `<html><head>${meta}<title>Größe</title></head><body><h1>Größe</h1><p>${'Übermäßige Öfen wärmen größere Räume für später. '.repeat(8)}</p></body></html>`;
  for (const meta of [
    '<meta charset="iso-8859-1">',
    '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">',
    '',
  ]) {
    const { facts, tree } = await readHtml({ path: 'a.html', bytes: Buffer.from(page(meta), 'latin1') });
    assert.equal(facts.title, 'Größe');
    assert.match(JSON.stringify(tree), /Übermäßige Öfen/);
  }
});

test('a page of ten thousand levels is read', async () => {
  const html = `<body>${'<div class="a">'.repeat(10_000)}<p>${'One sentence of some length, and another. '.repeat(20)}</p>${'</div>'.repeat(10_000)}</body>`;
  const { tree } = await readHtml({ path: 'a.html', bytes: new TextEncoder().encode(html) });
  assert.match(JSON.stringify(tree), /One sentence of some length/);
});
test('a page that only a script would fill gives the description of its head, and says so', async () => {
  const html =
    '<html><head><title>A loom</title><meta name="description" content="A loom is a frame for weaving."></head><body><div id="app"></div></body></html>';
  const { tree, messages } = await readHtml({ path: 'sources/loom.html', bytes: Buffer.from(html) });
  assert.equal(tree.children.length, 1);
  assert.deepEqual(
    messages.map(({ rule, severity }) => [rule, severity]),
    [['source-only-description', 'warning']],
  );
});

test('an unsure date of the head counts only where the page shows that day; a byline ends with the names', async () => {
  const page = (date: string): Buffer =>
    Buffer.from(`<html lang="de"><head><title>Ein Webstuhl</title><meta name="date" content="${date}"></head><body>
<h1>Ein Webstuhl</h1><p>Von Ada Lovelace und Alan Turing Illustration: Grace Hopper</p><p class="date">27.01.2022</p>
<p>Ein Webstuhl hält die Kettfäden gespannt, damit der Schuss hindurchgehen kann.</p></body></html>`);
  const factsOf = async (date: string) => (await readHtml({ path: 'a.html', bytes: page(date) })).facts;
  assert.equal((await factsOf('2021-12-20')).date, '2022-01-27');
  assert.deepEqual((await factsOf('2022-01-27')).authors, ['Ada Lovelace', 'Alan Turing']);
});

test('nodes of a page are made without room for listeners, which no page needs to be read', () => {
  const paragraph = parseHtml('<p>Word').querySelector('p');
  assert.throws(() => paragraph?.addEventListener('click', () => undefined), TypeError);
});
