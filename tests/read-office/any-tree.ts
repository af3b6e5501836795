import fc from 'fast-check';
import type { AlignType, PhrasingContent, RootContent } from 'mdast';
import { traps } from './traps.ts';

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

/** Trees of any shape that a document may be read to, of words that are hard to write. */
export const { phrasing, blocks } = fc.letrec<{
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
