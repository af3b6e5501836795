import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Root } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { mdxToMarkdown } from 'mdast-util-mdx';
import { toMarkdown } from 'mdast-util-to-markdown';
import { readPdf } from '../../scripts/pipeline/read/pdf.ts';

// source.html was printed by Chromium: tagged in two columns, untagged in two columns, untagged on several pages.
const folder = join(import.meta.dirname, '../fixtures/read');
const markdownOf = (tree: Root) => toMarkdown(tree, { extensions: [gfmToMarkdown(), mdxToMarkdown()] });

for (const name of readdirSync(folder).filter((found) => found.startsWith('pdf--'))) {
  test(`${name} reads as written down`, async () => {
    const at = join(folder, name);
    const bytes = readFileSync(join(at, 'input.pdf'));
    const { tree, facts, factOrigins, removed, messages } = await readPdf({ path: `${name}.pdf`, bytes });
    const found = `${JSON.stringify({ facts, factOrigins, removed }, null, 2)}\n`;
    if (process.env.UPDATE_FIXTURES) {
      writeFileSync(join(at, 'output.md'), markdownOf(tree));
      writeFileSync(join(at, 'facts.json'), found);
    }
    assert.equal(markdownOf(tree), readFileSync(join(at, 'output.md'), 'utf8'));
    assert.equal(found, readFileSync(join(at, 'facts.json'), 'utf8'));
    assert.deepEqual(messages, []);
  });
}

test('the same document reads alike tagged and untagged, on one page and on several', () => {
  const output = (name: string) => readFileSync(join(folder, name, 'output.md'), 'utf8');
  assert.equal(output('pdf--tagged'), output('pdf--pages'));
  const once = output('pdf--columns').replace('Harbour papers 7\n\n', '').replace('\n1\n', '');
  assert.equal(once, output('pdf--tagged'));
});
