import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMarkdown } from '../../scripts/pipeline/read/markdown.ts';
import { toMdx } from '../../scripts/pipeline/to-mdx.ts';

const callouts: readonly (readonly [string, string])[] = [
  ['> [!NOTE]\n> Looms wear out.', '> Looms wear out.'],
  ['> [!quote] On *looms*\n> Looms wear out.', '> On *looms*\n>\n> Looms wear out.'],
  ['> [!tip]- Oil them', '> Oil them'],
  ['> [!warning]\n>\n> - Mind the shuttle.', '> - Mind the shuttle.'],
  ['> [sic] Looms wear out.', '> \\[sic\\] Looms wear out.'],
];
for (const [markdown, expected] of callouts) {
  test(`what a callout says: ${JSON.stringify(markdown)}`, async () => {
    const { tree } = await readMarkdown({ path: 'sources/a.md', bytes: new TextEncoder().encode(markdown) });
    assert.equal(toMdx(tree).trim(), expected);
  });
}
