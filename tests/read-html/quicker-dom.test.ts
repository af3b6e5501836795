import assert from 'node:assert/strict';
import test from 'node:test';
import { Readability } from '@mozilla/readability';
import { decodeHtml } from '../../scripts/pipeline/read/html/decode-html.ts';
import { parseHtml } from '../../scripts/pipeline/read/html/parse-html.ts';
import { readabilityVote } from '../../scripts/pipeline/read/html/readability-vote.ts';

const page = parseHtml(
  `<html><body><p id="a" class="  x y
  x "> one <b>two</b><!-- no words --> &amp; three</p><template><p id="b">hidden</p></template><SECTION id="c"><svg><linearGradient id="d"/></svg></SECTION></body></html>`,
);
const idsOf = (found: Iterable<Element>) => [...found].map(({ id }) => id).filter((id) => id !== '');

test('an element answers as the standard has it: its name in capitals, each class once, its words', () => {
  const element = page.querySelector('#a');
  assert.equal(element?.tagName, 'P');
  assert.equal(element?.getAttribute('class'), 'x y');
  assert.equal(element?.className, 'x y');
  assert.equal(element?.textContent, ' one two & three');
  element?.setAttribute('class', 'z');
  assert.equal(element?.className, 'z');
  element?.removeAttribute('class');
  assert.equal(element?.className, '');
});

test('elements are found by their names, in document order, in a page and in an element', () => {
  assert.deepEqual(idsOf(page.querySelectorAll('section, p')), ['a', 'c']);
  assert.deepEqual(idsOf(page.querySelectorAll('*')), ['a', 'c', 'd']);
  assert.deepEqual(idsOf(page.querySelectorAll('lineargradient')), ['d']);
  assert.equal(page.querySelector('section, p')?.id, 'a');
  assert.equal(page.querySelector('section')?.querySelector('p'), null);
  assert.deepEqual(idsOf(page.querySelectorAll('p[id], section > svg')), ['a']);
});

test('a page in UTF-8 with a byte order mark is read without it, and one that is not UTF-8 as what it is', () => {
  assert.equal(decodeHtml(Buffer.from('\uFEFF<p>é</p>')), '<p>é</p>');
  assert.equal(decodeHtml(Buffer.from('<p>é, à, ü: déjà vu</p>', 'latin1')), '<p>é, à, ü: déjà vu</p>');
});

const sentence = (about: string) =>
  `<p id="${about}">The ${about} stood by the river, and nobody, not even its owner, came.</p>`;
const pages = {
  'the first try finds enough': `<article>${'mill kiln barn ford weir gate'.split(' ').map(sentence).join('')}</article>`,
  'only a later try finds something': `<div class="sidebar" id="side">${sentence('mill')}${sentence('kiln')}<p>a<br><br>b</p></div><p id="menu"><a href="/">Home</a></p>`,
  'a picture stands in noscript': `<div><img class="lazy"><noscript><img src="a.jpg"></noscript>${'mill kiln barn ford weir'.split(' ').map(sentence).join('')}</div>`,
  'no try finds anything': '<p id="menu"><a href="/">Home</a></p>',
};
for (const [name, html] of Object.entries(pages))
  test(`the vote is Readability's own where ${name}`, () => {
    const options = { serializer: (node: Node) => node, charThreshold: 250, keepClasses: true };
    const article = new Readability(parseHtml(html), options).parse()?.content;
    const own =
      article instanceof Object && 'querySelectorAll' in article
        ? idsOf((article as Element).querySelectorAll('*'))
        : [];
    const vote = idsOf(readabilityVote(parseHtml(html)));
    assert.deepEqual(
      vote,
      own.filter((id) => id !== 'readability-page-1'),
    );
  });
