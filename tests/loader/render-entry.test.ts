import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseBody } from '../../src/loader/parse-body.ts';
import { renderEntry } from '../../src/loader/render-entry.ts';

function render(body: string) {
  const { tree, messages } = parseBody({ path: 'entries/x.mdx', text: `---\nid: x\n---\n\n${body}\n` });
  assert.deepEqual(messages, []);
  return renderEntry(tree, { source: () => undefined, entryHref: () => undefined });
}

test('every paragraph has its fragment on the page: in tight and loose lists, quotations, asides and nested lists too', () => {
  const { html, texts } = render(
    'One.\n\n- tight\n  - nested\n- second\n\n1. loose\n\n2. list\n\n   of two\n\n> Quoted.\n\n<Aside>\n\nBeside.\n\n</Aside>',
  );
  assert.equal(texts.length, 9);
  for (const { fragment, text } of texts) assert.ok(html.includes(` id="${fragment}"`), `${text} in ${html}`);
});

test('addresses that could run something are not written', () => {
  const { html } = render(
    '[a](javascript:alert(1)) [b](data:text/html,x) ![c](javascript:alert(1)) [d](JaVaScRiPt:x) [e](vbscript:x) [f](https://example.org) [g](/path) [h](#x) [i](mailto:a@b.org)',
  );
  assert.doesNotMatch(html, /script:|data:/i);
  assert.equal(html.match(/<a href="(?:https:\/\/example\.org|\/path|#x|mailto:a@b\.org)"/g)?.length, 4);
});
