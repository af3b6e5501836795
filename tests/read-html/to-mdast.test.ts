import assert from 'node:assert/strict';
import test from 'node:test';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { mdxToMarkdown } from 'mdast-util-mdx';
import { toMarkdown } from 'mdast-util-to-markdown';
import { toMdast } from '../../scripts/pipeline/read/html/to-mdast.ts';
import type { Asset } from '../../scripts/pipeline/read/reader.ts';

function markdown(html: string): string {
  return toMarkdown(toMdast(html), { extensions: [gfmToMarkdown(), mdxToMarkdown()] }).trim();
}

const cases: readonly (readonly [string, string, string])[] = [
  ['paragraphs and emphasis', '<p>One <b>two</b> <i>three</i>.</p><p>Four</p>', 'One **two** *three*.\n\nFour'],
  ['a language in a class', '<pre><code class="language-ts">let a = 1;\n</code></pre>', '```ts\nlet a = 1;\n```'],
  [
    'a language on pandoc blocks',
    '<pre class="sourceCode js"><code class="sourceCode javascript">f()</code></pre>',
    '```javascript\nf()\n```',
  ],
  ['lines as elements', '<pre data-language="sh"><code><div>a</div><div>b</div></code></pre>', '```sh\na\nb\n```'],
  ['sub and sup', '<p>H<sub>2</sub>O, m<sup>2</sup></p>', 'H<sub>2</sub>O, m<sup>2</sup>'],
  ['unsafe addresses', '<p><a href="java\nscript:alert(1)">x</a> <a href="data:text/html,1">y</a></p>', 'x y'],
  ['no script, no style', '<p>a<script>alert(1)</script></p><style>p{}</style>', 'a'],
  ['heading anchors', '<h2 id="x">Title <a class="anchor" href="#x">#</a></h2>', '## Title'],
  ['callouts', '<aside class="starlight-aside"><p>Note</p><p>Mind this.</p></aside>', '> Note\n>\n> Mind this.'],
  [
    'a formula in KaTeX',
    '<p>so <span class="katex"><span class="katex-mathml"><math><semantics><mrow><mi>x</mi></mrow><annotation encoding="application/x-tex">x^2</annotation></semantics></math></span><span class="katex-html">x2</span></span>.</p>',
    'so $x^2$.',
  ],
  [
    'definition lists',
    '<dl><div><dt>AI</dt><dd>A field.</dd></div></dl>',
    '<dl>\n  <dt>\n    AI\n  </dt>\n\n  <dd>\n    A field.\n  </dd>\n</dl>',
  ],
  [
    'a figure with its caption',
    '<figure><img src="a.png" alt="A"><figcaption>What it shows</figcaption></figure>',
    '<figure>\n  ![A](a.png)\n\n  <figcaption>\n    What it shows\n  </figcaption>\n</figure>',
  ],
  ['lists in lists', '<ul><li>a<ol><li>b</li></ol></li></ul>', '* a\n  1. b'],
  [
    'tables that lay out the page',
    '<table><tr><td><h2>T</h2><p>a</p></td><td><p>b</p></td></tr></table>',
    '## T\n\na\n\nb',
  ],
];
for (const [name, html, expected] of cases)
  test(`html to mdast: ${name}`, () => assert.equal(markdown(html), expected));

test('tables: spans leave empty places, headers stay headers', () => {
  const html =
    '<table><tr><th>A</th><th colspan="2">B</th></tr><tr><td rowspan="2">1</td><td>2</td><td>3</td></tr><tr><td>4</td><td>5</td></tr></table>';
  assert.equal(markdown(html), '| A | B |   |\n| - | - | - |\n| 1 | 2 | 3 |\n|   | 4 | 5 |');
});

test('tables: a span of a billion costs nothing', () => {
  assert.ok(
    markdown('<table><tr><th colspan="1000000000">A</th></tr><tr><td rowspan="1000000000">b</td></tr></table>').length <
      2000,
  );
});

const notes: readonly (readonly [string, string])[] = [
  [
    'pandoc',
    '<p>Text<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a>.</p><section class="footnotes"><hr><ol><li id="fn1"><p>The note.<a href="#fnref1" class="footnote-back">↩︎</a></p></li></ol></section>',
  ],
  [
    'GitHub',
    '<p>Text<sup><a href="#user-content-fn-1" id="user-content-fnref-1" data-footnote-ref>1</a></sup>.</p><section data-footnotes><h2>Footnotes</h2><ol><li id="user-content-fn-1"><p>The note. <a href="#user-content-fnref-1" data-footnote-backref>↩</a></p></li></ol></section>',
  ],
  [
    'mammoth',
    '<p>Text<sup><a href="#doc-footnote-1" id="doc-footnote-ref-1">[1]</a></sup>.</p><ol><li id="doc-footnote-1"><p>The note. <a href="#doc-footnote-ref-1">↑</a></p></li></ol>',
  ],
  [
    'Wikipedia',
    '<p>Text<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup>.</p><ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><b><a href="#cite_ref-1">^</a></b></span> <span>The note.</span></li></ol>',
  ],
  [
    'Word',
    '<p>Text<a style="x" href="#_ftn1" name="_ftnref1">[1]</a>.</p><div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> The note.</p></div>',
  ],
];
for (const [name, html] of notes) {
  test(`html to mdast: footnotes of ${name}`, () => assert.equal(markdown(html), 'Text[^1].\n\n[^1]: The note.'));
}

test('a table of contents is not a list of notes', () => {
  assert.equal(markdown('<ul><li><a href="#a">1</a></li></ul><h2 id="a">One</h2>'), '* [1](#a)\n\n## One');
});

test('relative addresses stay as they are; one with a host but no scheme gets https', () => {
  assert.equal(
    markdown('<p><a href="/b">x</a> <img src="c.png" alt=""> <a href="//example.org/d">y</a></p>'),
    '[x](/b) ![](c.png) [y](https://example.org/d)',
  );
});

test('a picture in the page becomes an asset, once', () => {
  const data = `data:image/png;base64,${Buffer.alloc(300, 7).toString('base64')}`;
  const assets: Asset[] = [];
  const tree = toMdast(`<p><img alt="a" src="${data}"><img alt="b" src="${data}"></p>`, { assets });
  assert.deepEqual(
    assets.map(({ name, mediaType, bytes }) => [name, mediaType, bytes.length]),
    [['image-1.png', 'image/png', 300]],
  );
  assert.match(JSON.stringify(tree), /"url":"image-1.png".*"url":"image-1.png"/);
});

test('ten thousand levels do not overflow, and keep their text', () => {
  for (const tag of ['div', 'blockquote', 'b', 'ul><li', 'table><tr><td']) {
    const close = tag
      .split('><')
      .reverse()
      .map((name) => `</${name}>`)
      .join('');
    assert.match(markdown(`<p>a</p>${`<${tag}>`.repeat(10_000)}deep${close.repeat(10_000)}<p>z</p>`), /deep/);
  }
});
