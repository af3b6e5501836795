import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Root } from 'mdast';
import { numberIn } from '../../src/loader/components/chart-data.ts';
import { resolveTerms } from '../../src/loader/components/term.ts';
import { parseBody } from '../../src/loader/parse-body.ts';
import { renderBody } from './render-body.ts';

const entry = readFileSync(join(import.meta.dirname, 'every-component.mdx'), 'utf8');
const bodyOf = (text: string) => text.slice(text.indexOf('---\n', 4) + 4);
const told = (body: string) =>
  parseBody({ path: 'entries/x.mdx', text: `---\nid: x\n---\n\n${body}\n` }).messages.map(
    ({ rule, line, severity }) => `${line} ${severity} ${rule}`,
  );

test('an entry with every component is in order, and rendered the same each time, without script or style', () => {
  assert.deepEqual(parseBody({ path: 'entries/x.mdx', text: entry }).messages, []);
  const { html } = renderBody(bodyOf(entry));
  assert.equal(renderBody(bodyOf(entry)).html, html);
  assert.doesNotMatch(html, /<script|<style|style=|\son[a-z]+=/);
});

test('what a component lacks or does not take is told with its line', () => {
  assert.deepEqual(told('Fine.\n\n<Figure src="a.png" />'), ['7 error attribute-missing']);
  assert.deepEqual(told('<Figure src="a.png" alt="" />'), []);
  assert.deepEqual(told('<Figure src="https://example.org/a.png" alt="A" />'), ['5 error attribute-wrong']);
  assert.deepEqual(told('<Aside colour="red">Words.</Aside>'), ['5 warning attribute-unknown']);
  assert.deepEqual(told('<Definition term="A"></Definition>'), ['5 error component-empty']);
  assert.deepEqual(told('A <Term>word</Term>.'), ['5 error attribute-missing']);
  assert.deepEqual(told('<Position title="A">Words.</Position>'), ['5 error component-misplaced']);
  assert.deepEqual(told('<Compare>\n\nWords.\n\n</Compare>'), ['5 error component-empty']);
  assert.deepEqual(told('<Steps>\n\nWords.\n\n</Steps>'), ['5 error component-empty']);
  assert.deepEqual(told('<Timeline>\n<Event date="March 2023" title="A">Words.</Event>\n</Timeline>'), [
    '6 error attribute-wrong',
  ]);
});

test('a chart without usable numbers is told, and its table shown', () => {
  const chart = (type: string, cell: string) =>
    `<Chart type="${type}" title="T">\n\n| a | b |\n| - | - |\n| x | ${cell} |\n\n</Chart>`;
  assert.deepEqual(told(chart('line', 'many')), ['5 error component-empty']);
  assert.deepEqual(told(chart('pie', '1')), ['5 error attribute-wrong']);
  assert.deepEqual(told('<Chart type="bar" title="T">\n\nWords.\n\n</Chart>'), ['5 error component-empty']);
  const { html } = renderBody(chart('line', 'many'));
  assert.match(html, /<td>many<\/td>/);
  assert.doesNotMatch(html, /<svg/);
});

test('numbers are read as people write them; a gap is not a zero', () => {
  assert.deepEqual(['1,200', '−3.5', '40 %', '$12', '1e3', '', '–'].map(numberIn), [
    1200,
    -3.5,
    40,
    12,
    1000,
    undefined,
    undefined,
  ]);
  assert.ok(['twelve', '1,2', '12 apples', '1.2.3'].map(numberIn).every(Number.isNaN));
});

test('a chart says its numbers as a drawing and as a table', () => {
  const { html } = renderBody(
    '<Chart type="bar" title="Share">\n\n| a | b |\n| - | - |\n| x | 10 |\n| y | −5 |\n\n</Chart>',
  );
  assert.match(html, /<svg class="chart-drawing"[^>]* role="img" aria-label="Share">/);
  // Of 84 per cent: 5 to the left of zero, 10 to its right.
  assert.match(html, /<rect class="bar series-1" x="28%" y="22" width="56%"/);
  assert.match(html, /<rect class="bar series-1" x="0%" y="76" width="28%"/);
  assert.match(html, /<td>−5<\/td>/);
});

test('events are in order of time, whatever order they were written in', () => {
  const { html } = renderBody(
    '<Timeline>\n<Event date="2024" title="B">Later.</Event>\n<Event date="2023-05" title="A">Earlier.</Event>\n</Timeline>',
  );
  assert.deepEqual(
    Array.from(html.matchAll(/<time datetime="([^"]+)">([^<]+)</g), ([, date, words]) => [date, words]),
    [
      ['2023-05', 'May 2023'],
      ['2024', '2024'],
    ],
  );
  assert.match(html, /<svg class="timeline-axis"[^>]* aria-hidden="true">/);
});

test('a single event has no axis', () => {
  const { html } = renderBody('<Timeline>\n<Event date="2024" title="B">Later.</Event>\n</Timeline>');
  assert.doesNotMatch(html, /<svg/);
});

test('a term is a link to its entry; one that is lost keeps its words and is told', () => {
  const parse = (body: string): Root => parseBody({ path: 'entries/x.mdx', text: `---\nid: x\n---\n${body}\n` }).tree;
  const find = (id: string) => (id === 'ai-act' ? id : undefined);
  const found = resolveTerms(parse('See <Term id="ai-act">the *Act*</Term>.'), find);
  assert.deepEqual(found.links, [{ name: 'ai-act', id: 'ai-act', line: 4 }]);
  assert.match(JSON.stringify(found.tree), /"url":"entry:ai-act"/);
  const lost = resolveTerms(parse('See <Term id="nothing">the Act</Term>.'), find);
  assert.deepEqual(lost.links, [{ name: 'nothing', id: undefined, line: 4 }]);
  assert.doesNotMatch(JSON.stringify(lost.tree), /entry:|Term/);
});

test('words on one line are a paragraph of their own, which search and links know', () => {
  const { texts } = renderBody('<Aside>On one line.</Aside>');
  assert.deepEqual(
    texts.map(({ text }) => text),
    ['On one line.'],
  );
});
