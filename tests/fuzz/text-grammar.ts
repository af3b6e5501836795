import fc from 'fast-check';
import { address, canaryCode, word, words } from './hostile-words.ts';
import { htmlPage, htmlPart } from './html-grammar.ts';

const bomb = [
  'a: &a [x,x,x,x,x,x,x,x,x]',
  ...'bcdefghij'.split('').map((name, at) => `${name}: &${name} [${`*${'abcdefghij'[at]},`.repeat(9)}]`),
].join('\n');

const yamlLine = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        'title',
        'author',
        'authors',
        'date',
        'tags',
        'url',
        'description',
        'id',
        '__proto__',
        'constructor',
        'keywords',
        'language',
      ),
      words,
    )
    .map(([key, value]) => `${key}: ${value}`),
  fc.constantFrom(
    bomb,
    '!!js/function "x"',
    `x: !!js/eval "${canaryCode}"`,
    '__proto__: {polluted: true}',
    'constructor: {prototype: {polluted: true}}',
    '<<: *a',
    'a: &a [*a]',
    '? [a]\n: b',
    '- - - -',
    '{',
    '[',
    '"',
    'title: !!binary aGk=',
    'date: 2023-13-45',
    'title: [a, b]',
    'title: {a: b}',
    'title: |\n  x',
    'authors: null',
    'title: ~',
    'date: 0x7FFF',
  ),
);

const frontmatter = fc
  .tuple(
    fc.constantFrom('---', '---js', '---javascript', '---coffee', '---json', '+++', ';;;', '--- ', '---yaml'),
    fc.array(yamlLine, { maxLength: 5 }),
    fc.constantFrom('---', '...', '+++', ''),
  )
  .map(([open, lines, close]) =>
    open.startsWith('---j')
      ? `${open}\n{title: ${canaryCode}}\n${close}\n`
      : `${open}\n${lines.join('\n')}\n${close}\n`,
  );

const markdownBlock = fc.oneof(
  words,
  fc
    .tuple(fc.constantFrom('# ', '## ', '- ', '1. ', '> ', '    ', '\t', '- [x] ', '[^1]: ', '| ', '> - > '), words)
    .map(([mark, text]) => mark + text),
  fc
    .tuple(word, address)
    .map(([label, to]) => `[${label}](${to} "${label}") ![${label}](<${to}>) [${label}][r]\n\n[r]: ${to}`),
  fc.tuple(word, word, word).map(([a, b, c]) => `| ${a} | ${b} |\n|:-:|-|\n| ${c} |\n| ${a} | ${b} | ${c} |`),
  word.map((text) => `\`\`\`${text}\n${text}\n\`\`\``),
  htmlPart,
  fc.constantFrom(
    `import fs from 'fs'\n${canaryCode}`,
    `export default ${canaryCode}`,
    `{${canaryCode}}`,
    `<X a={${canaryCode}} {...x}>y</X>`,
    `a {${canaryCode}} b`,
    `<>{${canaryCode}}</>`,
    '<a.b.c/>',
    '<A:b/>',
    '{/* */}',
    '<Excerpt source="a" passage="b">\n\nNever said.\n\n</Excerpt>',
    '<Cite source="__proto__" />',
    '<Aside>\n',
    '</Aside>',
    '<script>alert(1)</script>',
    '[^1]',
    '[^1]: [^1]',
    '***',
    '- - - - - x',
    '**a *b** c*',
  ),
);

const block = fc.oneof(
  { weight: 5, arbitrary: markdownBlock },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.integer({ min: 2, max: 300 }),
        fc.constantFrom('> ', '- ', '*', '[', '![', '<b>', '{', '(', '`', '_a ', '1. ', '<dl><dd>', '| '),
      )
      .map(([n, mark]) => `${mark.repeat(n)}deep`),
  },
);

/** Markdown or MDX: blocks that join without, with one or with two line ends. */
export const markdownText = fc
  .tuple(
    fc.option(frontmatter, { freq: 2, nil: '' }),
    fc.array(fc.tuple(block, fc.constantFrom('\n', '\n\n', '\r\n\r\n', '')), { minLength: 1, maxLength: 12 }),
  )
  .map(([front, blocks]) => front + blocks.flat().join(''));

/** Text as people paste it. */
export const plainText = fc
  .array(fc.tuple(fc.oneof(words, markdownBlock), fc.constantFrom('\n', '\n\n', '\r\n', '\r', '\f', '\n   ')), {
    minLength: 1,
    maxLength: 14,
  })
  .map((lines) => lines.flat().join(''));

const header = fc
  .tuple(
    fc.constantFrom(
      'Subject',
      'From',
      'To',
      'Date',
      'Content-Type',
      'Content-Transfer-Encoding',
      'Content-Location',
      'MIME-Version',
      'Content-ID',
      '__proto__',
    ),
    fc.oneof(
      word,
      fc.constantFrom(
        'text/html; charset=utf-8',
        'text/plain',
        'multipart/mixed; boundary=x',
        'multipart/related; boundary="x"; type="text/html"',
        'message/rfc822',
        'text/html; charset=nonsense',
        'base64',
        'quoted-printable',
        '=?utf-8?B?8J+YgA==?=',
        '=?x?Q?=',
        'Mon, 99 Foo 2023 99:99:99 +9999',
      ),
    ),
  )
  .map(([name, value]) => `${name}: ${value}`);

const part = fc
  .tuple(fc.array(header, { maxLength: 4 }), fc.oneof(htmlPage, plainText))
  .map(([headers, body]) => `${headers.join('\r\n')}\r\n\r\n${body}`);

/** A mail or a web archive, its parts nested or never ended. */
export const mailText = fc
  .tuple(
    fc.array(header, { maxLength: 5 }),
    fc.constantFrom(
      'multipart/mixed; boundary=x',
      'multipart/related; boundary=x',
      'multipart/alternative; boundary="x"',
      'text/html',
      'text/plain',
    ),
    fc.array(part, { minLength: 1, maxLength: 3 }),
    fc.boolean(),
  )
  .map(
    ([headers, type, parts, ends]) =>
      `${headers.join('\r\n')}\r\nContent-Type: ${type}\r\n\r\n${parts.map((one) => `--x\r\n${one}\r\n`).join('')}${ends ? '--x--' : ''}`,
  );
