import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { AlignType, Nodes, PhrasingContent, Root, RootContent } from 'mdast';
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

const traps = [
  ...[
    'import x from "y"',
    'export const a = 1',
    'import',
    'export',
    'import{a}from"b"',
    'export default {}',
    'exporting goods',
    'important',
  ],
  ...[
    '{1+1}',
    'a { b',
    'a } b',
    '{',
    '}',
    '<',
    '<b>bold</b>',
    'a <b',
    '<!-- c -->',
    '</x>',
    '<>',
    '< 5 and > 3',
    '{/* c */}',
  ],
  ...[
    '---',
    '+++',
    '***',
    '___',
    '===',
    '--- js',
    '- a',
    '+ a',
    '* a',
    '1. a',
    '12) a',
    '# a',
    '#',
    '####### a',
    '> a',
    '~~~',
    '```',
    '`a',
  ],
  ...[
    'Title\n===',
    'Title\n---',
    'a\n- b',
    'a\nimport b',
    '[^1]',
    '[^1]: note',
    '[a]: b',
    '[a](b)',
    '![a](b)',
    '[[Link]]',
    '[x] done',
    '[ ] open',
  ],
  ...[
    ':::note',
    ':a[b]',
    '::a',
    'www.example.org',
    'https://example.org/a_b_c?d=e&f',
    'mail a@b.org now',
    'a@b',
    'xmpp:a@b.c',
    'http://',
    'mailto:x@y.z',
  ],
  ...[
    '| a | b |',
    '| - | - |',
    'a | b',
    '|',
    '-|-',
    ':-',
    '&amp; &lt; &#x41; &copy',
    '\\',
    '\\\\',
    'a\\',
    '\\*a\\*',
    '$x_1$',
    '$$',
    '~a~',
    '~~a~~',
    '^a^',
    '==a==',
  ],
  ...[
    'a*b',
    '**a**',
    '*',
    '_a_',
    '__a__',
    'snake_case_word',
    'a_ b _c',
    '"straight" \'quotes\' -- ... ---',
    'Term\n: definition',
    '\ta',
    '    code',
  ],
  ...[
    '\u00A0a\u00A0',
    '\u3000a',
    '\u200Ba',
    '\u2028',
    '\uFEFFa',
    'a\u0000b',
    '\uD800',
    'é',
    '漢字',
    '😀',
    'a\u0301',
    '!',
    '![',
    '][',
    ']',
    '[',
    ']:',
    '{#id}',
    'a {.b}',
  ],
];

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

const word = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...traps) },
  { weight: 2, arbitrary: fc.constantFrom('a', 'word', ' ', 'two words', '.', '1', '"') },
  fc.string({ maxLength: 6 }),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const address = fc.oneof(
  fc.constantFrom(
    '/a',
    'https://example.org/a_(b)?c=d&e=f#g',
    'javascript:alert(1)',
    'a b.png',
    '#x',
    'mailto:a@b.org',
    '',
    '(',
    ')',
    'a"b',
    "a'b",
    'a\\b',
    'a*b_c',
  ),
  word,
);

const { phrasing, blocks } = fc.letrec<{
  phrasing: PhrasingContent;
  phrasings: PhrasingContent[];
  block: RootContent;
  blocks: RootContent[];
}>((tie) => {
  const children = tie('phrasings');
  const content = tie('blocks');
  const any = (value: unknown): never => value as never;
  return {
    phrasings: fc.array(tie('phrasing'), { maxLength: 4 }),
    phrasing: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.record({ type: fc.constant('text' as const), value: word }),
      fc.record({ type: fc.constant('text' as const), value: word }),
      fc.record({ type: fc.constant('inlineCode' as const), value: word }),
      fc.constant({ type: 'break' as const }),
      fc.record({ type: fc.constant('image' as const), url: address, alt: word, title: fc.option(word) }),
      fc.record({ type: fc.constant('footnoteReference' as const), identifier: fc.constantFrom('1', 'note', 'x y') }),
      fc.record({ type: fc.constantFrom('emphasis' as const, 'strong' as const, 'delete' as const), children }),
      fc.record({ type: fc.constant('link' as const), url: address, title: fc.option(word), children }),
      fc.record({
        type: fc.constant('mdxJsxTextElement' as const),
        name: fc.constantFrom('sub', 'sup', 'dt', 'Evil'),
        attributes: fc.constant<never[]>([]),
        children,
      }),
    ),
    blocks: fc.array(tie('block'), { maxLength: 4 }),
    block: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.record({ type: fc.constant('paragraph' as const), children }),
      fc.record({
        type: fc.constant('heading' as const),
        depth: fc.constantFrom(1 as const, 2 as const, 6 as const),
        children,
      }),
      fc.record({ type: fc.constant('code' as const), lang: fc.option(word), value: word }),
      fc.constant({ type: 'thematicBreak' as const }),
      fc.record({
        type: fc.constant('table' as const),
        align: fc.constant<AlignType[]>(['left', null]),
        children: fc.array(
          fc.record({
            type: fc.constant('tableRow' as const),
            children: fc.array(fc.record({ type: fc.constant('tableCell' as const), children }), { maxLength: 3 }),
          }),
          { maxLength: 3 },
        ),
      }),
      fc.record({ type: fc.constant('blockquote' as const), children: content }).map(any),
      fc
        .record({
          type: fc.constant('list' as const),
          ordered: fc.boolean(),
          start: fc.option(fc.nat(20)),
          spread: fc.boolean(),
          children: fc.array(
            fc.record({ type: fc.constant('listItem' as const), checked: fc.option(fc.boolean()), children: content }),
            { maxLength: 3 },
          ),
        })
        .map(any),
      fc
        .record({
          type: fc.constant('footnoteDefinition' as const),
          identifier: fc.constantFrom('1', 'note', 'x y'),
          children: content,
        })
        .map(any),
      fc
        .record({
          type: fc.constant('mdxJsxFlowElement' as const),
          name: fc.constantFrom('dl', 'dt', 'dd', 'figure', 'figcaption', 'Evil'),
          attributes: fc.constant<never[]>([]),
          children: content,
        })
        .map(any),
    ),
  };
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
