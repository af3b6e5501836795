import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noticeIn, titleIn, withKeptPages, withNotice } from '../../src/offline/offline-page.ts';

const page =
  '<!doctype html><html lang="en"><head><title>A &amp; B</title></head><body class="x"><p>Text</p></body></html>';
const offline =
  '<html lang="en"><body><ul data-kept></ul><template id="offline-notice"><p>As of {date}.</p></template></body></html>';

test('the notice stands at the top of a kept page, with the day in the language of the page', () => {
  const notice = noticeIn(offline);
  const kept = new Date('2026-11-25T12:00:00Z');
  assert.match(withNotice(page, { notice, kept }), /<body class="x"><p>As of November 25, 2026\.<\/p><p>Text/);
  assert.match(withNotice(page.replace('"en"', '"de"'), { notice, kept }), /<p>As of 25\. November 2026\.<\/p>/);
  assert.match(withNotice(page, { notice, kept: new Date(Number.NaN) }), /<p>As of \.<\/p>/);
});

test('an offline page of another shape gives no notice and no list, and breaks nothing', () => {
  assert.equal(noticeIn(''), '');
  assert.equal(withNotice(page, { notice: '', kept: new Date(0) }), page);
  assert.equal(withKeptPages('<p>x</p>', [{ address: '/a/', title: 'A' }]), '<p>x</p>');
});

test('the list names kept pages as their titles are written; an address cannot leave its attribute', () => {
  assert.equal(titleIn(page), 'A &amp; B');
  const list = withKeptPages(offline, [{ address: 'https://x.org/"onclick="a', title: 'A &amp; B' }]);
  assert.match(list, /<ul data-kept><li><a href="https:\/\/x\.org\/%22onclick=%22a">A &amp; B<\/a><\/li><\/ul>/);
});
