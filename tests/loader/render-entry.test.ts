import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HeadingLevels } from '../../src/loader/heading-levels.ts';
import { isElsewhere, isSafeAddress } from '../../src/loader/safe-address.ts';
import { renderBody } from './render-body.ts';

test('the link to a section stands beside its heading, whose name is its words', () => {
  const { html } = renderBody('## Why it matters');
  assert.equal(
    html,
    '<div class="heading-line"><h2 id="why-it-matters">Why it matters</h2>' +
      '<a class="fragment-link" href="#why-it-matters" aria-label="Link to section: Why it matters"></a></div>',
  );
});

test('headings start below the title and never skip a level', () => {
  const levels = (depths: readonly number[]) => {
    const giver = new HeadingLevels();
    return depths.map((depth) => giver.levelOf(depth));
  };
  assert.deepEqual(levels([1, 2, 2, 1]), [2, 3, 3, 2]);
  assert.deepEqual(levels([2, 4, 4, 3, 2]), [2, 3, 3, 3, 2]);
  assert.deepEqual(levels([3, 2, 6]), [2, 2, 3]);
  assert.deepEqual(levels([1, 2, 3, 4, 5, 6]), [2, 3, 4, 5, 6, 6]);
  const { html, headings } = renderBody('# One\n\n#### Two');
  assert.match(html, /<h2 id="one">.*<h3 id="two">/s);
  assert.deepEqual(
    headings.map(({ depth }) => depth),
    [2, 3],
  );
});

test('a box to tick is named by the words beside it', () => {
  const { html } = renderBody('- [ ] Ask **who** decides\n- [x] Write it down');
  assert.match(html, /<input type="checkbox" disabled aria-label="Ask who decides">/);
  assert.match(html, /<input type="checkbox" checked disabled aria-label="Write it down">/);
});

test('every fragment link leads to something on the page, in lists of every kind', () => {
  const { html } = renderBody(
    '# H\n\nText.\n\n- one\n- two\n  - three\n\nText.\n\n1. a\n\n   b\n\n2. [ ] c\n\n> quoted',
  );
  const targets = Array.from(html.matchAll(/class="fragment-link" href="#([^"]+)"/g), ([, id]) => id);
  assert.equal(targets.length, 10);
  for (const id of targets) assert.ok(html.includes(` id="${id}"`), `#${id} is there`);
});

test('dates and the words around them are in the language of the page', () => {
  const body = 'Said.<Cite source="report" />\n\n<Excerpt source="report" passage="p-1">Its words.</Excerpt>';
  const english = renderBody(body).html;
  assert.equal(english.match(/<time datetime="2023-03-05">5 March 2023<\/time>/g)?.length, 2);
  assert.match(english, />References</);
  const german = renderBody(body, 'de').html;
  assert.equal(german.match(/<time datetime="2023-03-05">5. März 2023<\/time>/g)?.length, 2);
  assert.match(german, />Nachweise</);
  assert.match(german, /aria-label="Link zu diesem Absatz"/);
});

test('a reference leads back to each of its marks, with the locator of each', () => {
  const { html } = renderBody('One.<Cite source="report" locator="p. 9" /> Two.<Cite source="report" passage="p-1" />');
  assert.match(html, /id="cite-1" title="A report, p. 9"/);
  const item = html.slice(html.indexOf('<li id="ref-1">'));
  assert.match(item, />p. 9\u00a0<a href="#cite-1" aria-label="Back to citation 1">/);
  assert.match(item, />p. 4\u00a0<a href="#cite-2" aria-label="Back to citation 2">/);
});

test('pictures from elsewhere are links in the words of their alternative', () => {
  assert.match(
    renderBody('![A chart](https://example.org/c.png)').html,
    /<a href="https:\/\/example.org\/c.png" rel="noopener">A chart<\/a>/,
  );
  assert.match(renderBody('![A chart](//example.org/c.png)').html, /<a href="\/\/example.org\/c.png" rel="noopener">/);
  assert.match(renderBody('![](https://example.org/c.png)').html, />https:\/\/example.org\/c.png<\/a>/);
  assert.match(renderBody('![A chart](chart.png)').html, /<img src="chart.png" alt="A chart" loading="lazy">/);
});

test('only safe addresses become links, however the link is written', () => {
  for (const url of ['http://a.example', 'https://a.example', 'mailto:a@b.example', '../x/', 'x/y:z', '#part', '/a/'])
    assert.ok(isSafeAddress(url), url);
  for (const url of [
    'javascript:alert(1)',
    'JaVaScript:x',
    'java\tscript:x',
    'data:text/html,x',
    'vbscript:x',
    'file:///x',
  ])
    assert.ok(!isSafeAddress(url), url);
  assert.ok(isElsewhere('//host/x') && isElsewhere('/\\host') && !isElsewhere('/x'));
  const { html } = renderBody(
    '[a](javascript:x) [b][y] ![c][y] ![d](data:image/png;base64,AAAA) [e][z]\n\n[y]: javascript:x\n[z]: https://example.org',
  );
  assert.doesNotMatch(html, /javascript:|data:/);
  assert.match(html, />a b c d <a href="https:\/\/example.org" rel="noopener">e<\/a>/);
});

test('an empty cell above the names of rows is no heading', () => {
  const { html } = renderBody('| | a |\n| - | - |\n| 1 | 2 |');
  assert.match(html, /<tr>\n<td><\/td>\n<th scope="col">a<\/th>\n<\/tr>/);
});

test('tables that scroll have names of their own', () => {
  const table = '| a | b |\n| - | - |\n| 1 | 2 |';
  assert.deepEqual(renderBody(`${table}\n\nText.\n\n${table}`).html.match(/aria-label="Table[^"]*"/g), [
    'aria-label="Table"',
    'aria-label="Table 2"',
  ]);
});

test('every paragraph has its fragment on the page: in tight and loose lists, quotations, asides and nested lists too', () => {
  const { html, texts } = renderBody(
    'One.\n\n- tight\n  - nested\n- second\n\n1. loose\n\n2. list\n\n   of two\n\n> Quoted.\n\n<Aside>\n\nBeside.\n\n</Aside>',
  );
  assert.equal(texts.length, 9);
  for (const { fragment, text } of texts) assert.ok(html.includes(` id="${fragment}"`), `${text} in ${html}`);
});

test('addresses that could run something are not written', () => {
  const { html } = renderBody(
    '[a](javascript:alert(1)) [b](data:text/html,x) ![c](javascript:alert(1)) [d](JaVaScRiPt:x) [e](vbscript:x) [f](https://example.org) [g](/path) [h](#x) [i](mailto:a@b.org)',
  );
  assert.doesNotMatch(html, /script:|data:/i);
  assert.equal(html.match(/<a href="(?:https:\/\/example\.org|\/path|#x|mailto:a@b\.org)"/g)?.length, 4);
});

test('an excerpt is in the language of its source and runs in its direction; where that is not known, in the page’s', () => {
  const quoteOf = (source: string) =>
    /<blockquote[^>]*>/.exec(renderBody(`<Excerpt source="${source}" passage="p-1">Its words.</Excerpt>`).html)?.[0];
  assert.match(quoteOf('bericht') ?? '', /lang="de" dir="ltr"/);
  assert.match(quoteOf('taqrir') ?? '', /lang="ar-EG" dir="rtl"/);
  assert.doesNotMatch(quoteOf('report') ?? '', /lang|dir/);
});
