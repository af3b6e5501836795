import assert from 'node:assert/strict';
import test from 'node:test';
import { Readability } from '@mozilla/readability';
import { decodeHtml } from '../../scripts/pipeline/read/html/decode-html.ts';
import { parseHtml } from '../../scripts/pipeline/read/html/parse-html.ts';
import { readabilityVote } from '../../scripts/pipeline/read/html/readability-vote.ts';
import { select, stands } from '../../scripts/pipeline/read/html/select.ts';

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

test('attributes, styles and elements within are told as they are, and as they become', () => {
  const document = parseHtml(
    '<body><div id="a" class="x  y x" style="display: none"><p>one<b>two</b></p>three<br></div></body>',
  );
  const [div, p] = [document.querySelector('div'), document.querySelector('p')];
  assert.deepEqual(
    Array.from(div?.attributes ?? [], ({ name, value }) => [name, value]),
    [
      ['id', 'a'],
      ['class', 'x y'],
      ['style', 'display: none'],
    ],
  );
  assert.equal(div?.childElementCount, 2);
  assert.deepEqual([div?.style.display, p?.style.display, p?.style.visibility], ['none', '', '']);
  p?.setAttribute('style', 'visibility: hidden');
  assert.equal(p?.style.visibility, 'hidden');
  div?.classList.add('z');
  assert.equal(div?.className, 'x y z');
  div?.setAttribute('class', 'w');
  assert.deepEqual([div?.className, div?.classList.contains('z')], ['w', false]);
  for (const name of ['b', 'B']) assert.equal(document.getElementsByTagName(name)[0]?.textContent, 'two');
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
  'a byline is hidden among other words': `<article><div><p class="byline" id="by">By Ada Lind</p><p rel="author" id="empty"> </p>${'mill kiln barn ford weir'.split(' ').map(sentence).join('')}<div id="blank"><br> <hr></div><div id="marks"><!-- a --><i> </i></div></div></article>`,
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

test('lists of selectors find what the DOM finds by them', () => {
  const html = `<html><body class="today" id="date-of-page"><article class="post  Published"><header><time datetime="2024-05-01">May</time></header>
    <p class="byline author"><a REL="Author" rel="Author me" href="/author/ada">Ada</a></p><span itemprop="author"><b itemprop="name">Ada</b></span></article>
    <template><time>hidden</time></template><div class="post-date"><div><time pubdate>June</time></div></div><TIME class="Entry-Date">x</TIME><svg class="date"><title>s</title></svg></body></html>`;
  const lists = [
    'time, article time',
    'article header time',
    'header article time',
    'time[pubdate], time[class*="entry-date"]',
    '[class*="ENTRY-date" i], [id*="DATE" i]',
    '[class~="date"], [class~="byline"]',
    '.byline, .post',
    'p.author',
    '[itemprop="author"] [itemprop="name"], [itemprop="author"]',
    'a[rel~="author"], [rel~="author"]',
    'a[href*="/author/"], a[href*="/autor/"]',
    '[class*="today" i], [id*="today" i]',
  ];
  const document = parseHtml(html);
  for (const list of lists) {
    const found = [...document.querySelectorAll(list)];
    assert.deepEqual(select(document, list), found, list);
    assert.equal(stands(document, list), found.length > 0);
  }
  assert.ok(lists.filter((list) => stands(document, list)).length > 9);
  assert.throws(() => select(document, 'a:hover'));
});
