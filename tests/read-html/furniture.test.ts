import assert from 'node:assert/strict';
import test from 'node:test';
import { blocksOf } from '../../scripts/pipeline/read/html/blocks.ts';
import { furnitureOf } from '../../scripts/pipeline/read/html/furniture.ts';
import { parseHtml } from '../../scripts/pipeline/read/html/parse-html.ts';

const cases: readonly (readonly [string, string | undefined])[] = [
  ['<nav><p>Home and garden</p></nav>', 'navigation'],
  ['<footer><p>Printed in the town</p></footer>', 'footer'],
  ['<blockquote>Words.<footer>Ada Lovelace</footer></blockquote>', undefined],
  ['<aside class="sidebar"><p>Weather today</p></aside>', 'beside the text'],
  ['<aside class="callout"><p>Mind the edge.</p></aside>', undefined],
  ['<figure><img src="a"><figcaption>The old mill</figcaption></figure>', 'caption'],
  ['<figure><pre>f(x)</pre></figure>', undefined],
  ['<p>The old mill at dawn. (AP Photo/Ada Lovelace)</p>', 'picture credit'],
  ['<p>Read more: <a href="/x">The mill and its owners</a></p>', 'call to read or do something else'],
  ['<p>Read more about <a href="/x">the mill and its owners</a> in the annex.</p>', undefined],
  ['<p><a href="/x">The mill and its owners</a></p>', 'a paragraph that is only a link'],
  ['<p>Sign up for our newsletter today!</p>', 'promotion'],
  ['<p>(Reporting by Ada Lovelace; editing by Alan Turing)</p>', 'who contributed'],
  ['<p>The council decided on Thursday.</p>', undefined],
];
for (const [html, expected] of cases) {
  test(`furniture: ${html}`, () => {
    const body = parseHtml(html).querySelector('body');
    assert.ok(body !== null);
    const block = blocksOf(body).findLast(({ words }) => words > 0);
    assert.ok(block !== undefined);
    assert.equal(furnitureOf(block), expected);
  });
}
