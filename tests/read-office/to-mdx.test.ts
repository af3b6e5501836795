import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mdxFromMarkdown } from 'mdast-util-mdx';
import { toString as wordsOf } from 'mdast-util-to-string';
import { gfm } from 'micromark-extension-gfm';
import { mdxjs } from 'micromark-extension-mdxjs';
import { mdxToJs, mdxToMdast } from 'satteri';
import { safeAddress } from '../../scripts/pipeline/safe-address.ts';
import { toMdx } from '../../scripts/pipeline/to-mdx.ts';
import { writableTree } from '../../scripts/pipeline/writable-tree.ts';
import { blocks, phrasing } from './any-tree.ts';
import { traps } from './traps.ts';

/**
 * A tree without places, and without looseness of lists, which says nothing about structure. Both parsers make links of
 * words that look like addresses after parsing, however they are escaped: such links are their words again.
 */
function plain(node: Nodes): unknown {
  const { position: _position, data: _data, ...rest } = node;
  const kept = Object.entries(rest).filter(([key, value]) => key !== 'spread' && key !== 'children' && value !== null);
  const fields = Object.fromEntries(kept.filter(([, value]) => value !== undefined));
  return 'children' in node ? { ...fields, children: mergeText(node.children).map(plain) } : fields;
}

function mergeText(children: readonly Nodes[]): Nodes[] {
  const merged: Nodes[] = [];
  for (const child of children) {
    const last = merged.at(-1);
    const node: Nodes = isOwnAddress(child) ? { type: 'text', value: wordsOf(child) } : child;
    if (node.type === 'text' && last?.type === 'text')
      merged[merged.length - 1] = { type: 'text', value: last.value + node.value };
    else merged.push(node);
  }
  return merged;
}

function isOwnAddress(node: Nodes): boolean {
  const words = wordsOf(node);
  const own = [words, `http://${words}`, `mailto:${words}`].map((address) => safeAddress(address));
  return node.type === 'link' && own.includes(safeAddress(node.url)) && /^[\w+.-]+@|^www\.|^https?:/i.test(words);
}

function readBySatteri(mdx: string): unknown {
  return plain(mdxToMdast(mdx, { features: { smartPunctuation: false } }) as Root);
}

/** Without the transform of autolink literals: it makes links of words after parsing, escaped or not. */
function readByMicromark(mdx: string): unknown {
  const gfmTrees = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }));
  const options = { extensions: [gfm(), mdxjs()], mdastExtensions: [gfmTrees, mdxFromMarkdown()] };
  return plain(fromMarkdown(mdx, options));
}

function roundTrips(tree: Root): void {
  const mdx = toMdx(tree);
  const wanted = plain(writableTree(tree));
  assert.deepEqual(plain(writableTree(writableTree(tree))), wanted, 'writableTree is idempotent');
  assert.deepEqual(readByMicromark(mdx), wanted, `micromark reads another tree from:\n${mdx}`);
  assert.deepEqual(readBySatteri(mdx), wanted, `Sätteri reads another tree from:\n${mdx}`);
  assert.doesNotThrow(() => mdxToJs(mdx), `does not compile:\n${mdx}`);
  const types = new Set<string>();
  const walk = (node: Nodes): void => {
    types.add(node.type);
    if ('children' in node) for (const child of node.children) walk(child);
  };
  walk(mdxToMdast(mdx, { features: { smartPunctuation: false } }) as Root);
  for (const banned of ['mdxjsEsm', 'mdxFlowExpression', 'mdxTextExpression', 'html', 'yaml', 'toml'])
    assert.ok(!types.has(banned), banned);
}

function paragraph(...children: PhrasingContent[]): RootContent {
  return { type: 'paragraph', children };
}
const text = (value: string): PhrasingContent => ({ type: 'text', value });
const root = (...children: RootContent[]): Root => ({ type: 'root', children });

test('every trap stays the words it is, wherever it stands', () => {
  for (const trap of traps) {
    const words = text(trap);
    roundTrips(root(paragraph(words)));
    roundTrips(root(paragraph(text('a'), { type: 'break' }, words)));
    roundTrips(root({ type: 'heading', depth: 2, children: [words] }));
    roundTrips(
      root({
        type: 'list',
        ordered: false,
        children: [{ type: 'listItem', children: [paragraph(words) as never, paragraph(words) as never] }],
      }),
    );
    roundTrips(root({ type: 'blockquote', children: [paragraph(words) as never] }));
    roundTrips(
      root({
        type: 'table',
        children: [
          { type: 'tableRow', children: [{ type: 'tableCell', children: [words] }] },
          {
            type: 'tableRow',
            children: [
              { type: 'tableCell', children: [{ type: 'inlineCode', value: trap }] },
              { type: 'tableCell', children: [words] },
            ],
          },
        ],
      }),
    );
    roundTrips(root(paragraph({ type: 'emphasis', children: [words] })));
    roundTrips(root(paragraph({ type: 'link', url: '/a', children: [words] })));
    roundTrips(root(paragraph({ type: 'link', url: trap, title: trap, children: [text('x')] })));
    roundTrips(root(paragraph({ type: 'image', url: 'a.png', alt: trap, title: trap })));
    roundTrips(root(paragraph({ type: 'inlineCode', value: trap })));
    roundTrips(root({ type: 'code', value: trap, lang: trap }));
    roundTrips(root(paragraph({ type: 'mdxJsxTextElement', name: 'sub', attributes: [], children: [words] })));
    roundTrips(
      root(paragraph(text('a'), { type: 'footnoteReference', identifier: trap }), {
        type: 'footnoteDefinition',
        identifier: trap,
        children: [paragraph(words) as never],
      }),
    );
  }
});

test('code points that are no characters are left out: written beside a mark, they would be read as others', () => {
  const tree = root(
    paragraph({ type: 'text', value: 'a\u{10FFFE}' }, { type: 'emphasis', children: [{ type: 'text', value: '(b)' }] }),
  );
  roundTrips(tree);
});

const runs = Number(process.env.FUZZ_RUNS ?? 300);

test('any phrasing reads back as it was', () => {
  fc.assert(
    fc.property(fc.array(phrasing, { maxLength: 5 }), (children) => roundTrips(root(paragraph(...children)))),
    { numRuns: runs },
  );
});

test('any tree reads back as it was', () => {
  fc.assert(
    fc.property(blocks, (children) => roundTrips(root(...children))),
    { numRuns: runs },
  );
});
