import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { outline } from '../../scripts/pipeline/outline.ts';
import { read } from '../../scripts/pipeline/read/index.ts';
import { parseMarkdown } from '../../scripts/pipeline/read/markdown/parse-markdown.ts';
import { toMdx } from '../../scripts/pipeline/to-mdx.ts';

/** 10,000 of anything in each other: a message, and the text around it is read, in seconds at most. */
const DEEP = 10_000;
const after = 'After the deep there are words.';
const times = (mark: string, count = DEEP) => mark.repeat(count);

const markdown = {
  '- ': `${times('- ')}x`,
  '> ': times('> '),
  '1. ': times('1. '),
  '> - ': times('> - '),
  '*a ': `${times('*a ')}x${times(' a*')}`,
  '*a **b ': `${times('*a **b ', 5000)}x${times(' b** a*', 5000)}`,
  '~~a ': `${times('~~a ')}x${times(' a~~')}`,
  '![': times('!['),
  'indented items': Array.from({ length: 600 }, (_, level) => `${times(' ', 2 * level)}- x`).join('\n'),
};

function docx(body: string): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  return zipSync({
    'word/document.xml': strToU8(`<w:document xmlns:w="${main}"><w:body>${body}</w:body></w:document>`),
  });
}

function odt(body: string): Uint8Array {
  const [office, text] = ['office', 'text'].map((name) => `urn:oasis:names:tc:opendocument:xmlns:${name}:1.0`);
  const content = `<office:document-content xmlns:office="${office}" xmlns:text="${text}"><office:body><office:text>${body}</office:text></office:body></office:document-content>`;
  return zipSync({ 'content.xml': strToU8(content) });
}

const nested = (open: string, words: string, close: string, count = DEEP) =>
  `${times(open, count)}${words}${times(close, count)}`;
const page = `<html><body><article>${nested('<div>', '<p>Deep <b>words</b>.</p>', '</div>')}<p>${after}</p></article></body></html>`;
const files: Readonly<Record<string, string | Uint8Array>> = {
  'a.html': page,
  'a.eml': `Subject: Deep\nContent-Type: text/html\n\n${page}`,
  'a.txt': `${Array.from({ length: 2000 }, (_, level) => `${times(' ', 2 * level)}- item ${level}`).join('\n')}\n\n${after}\n`,
  'a.mdx': `${nested('<div>\n\n', 'Deep.\n\n', '</div>\n\n')}${after}\n`,
  'a.docx': docx(
    `${nested('<w:tbl><w:tr><w:tc>', '<w:p/>', '</w:tc></w:tr></w:tbl>', 500)}<w:p><w:r><w:t>${after}</w:t></w:r></w:p>`,
  ),
  'a.odt': odt(
    `${nested('<text:list><text:list-item>', '', '</text:list-item></text:list>', 1000)}<text:p>${after}</text:p>`,
  ),
};

async function check(path: string, content: string | Uint8Array): Promise<void> {
  const { user } = process.cpuUsage();
  const bytes = typeof content === 'string' ? strToU8(content) : content;
  const { tree, messages } = await read({ path, bytes });
  assert.deepEqual(
    messages.map(({ rule, severity }) => [rule, severity]).filter(([rule]) => rule !== 'mail-without-date'),
    [['source-nested-deeply', 'warning']],
    path,
  );
  const { passages } = outline(tree);
  assert.ok(
    passages.some(({ text }) => text.includes(after)),
    path,
  );
  assert.ok(toMdx(tree).includes(after));
  assert.ok(process.cpuUsage().user - user < 6e6, path);
}

for (const [mark, deep] of Object.entries(markdown))
  test(`${JSON.stringify(mark)} 10,000 times in Markdown`, () => check('a.md', `${deep}\n\n${after}\n`));

for (const [path, content] of Object.entries(files)) test(`nested without end in ${path}`, () => check(path, content));

test('what people nest is read as ever: rules, code, quotations of thirty levels, bold in italics', () => {
  const text = [
    `${times('- ', 60)}`,
    `\`\`\`\n${times('> ', 60)}x\n\`\`\``,
    `${times('> ', 30)}once upon a time`,
    '*a **b** c* ~~d~~ [![e](f)](g)',
    `${times('*', 100)} and on`,
  ].join('\n\n');
  const { tree, messages } = parseMarkdown(text, 'a.md');
  assert.deepEqual(messages, []);
  assert.deepEqual(
    tree.children.map(({ type }) => type),
    ['thematicBreak', 'code', 'blockquote', 'paragraph', 'paragraph'],
  );
  const [, code, , marked] = tree.children;
  assert.equal(code?.type === 'code' && code.value, `${times('> ', 60)}x`);
  assert.deepEqual(marked?.type === 'paragraph' && marked.children.map(({ type }) => type), [
    'emphasis',
    'text',
    'delete',
    'text',
    'link',
  ]);
});

const broken = {
  'braces on a line': `a ${times('{a ')}${times('} ')}`,
  'braces line by line': `${times('{\n')}${times('}\n')}`,
};
for (const [name, deep] of Object.entries(broken)) {
  test(`${name}, 10,000 deep in MDX: the file is read as Markdown`, async () => {
    const { user } = process.cpuUsage();
    const { tree, messages } = await read({ path: 'a.mdx', bytes: strToU8(`${deep}\n\n${after}\n`) });
    assert.deepEqual(
      messages.map(({ rule, reason }) => [rule, /braces stand in each other too deep/.test(reason)]),
      [['mdx-invalid', true]],
    );
    assert.ok(outline(tree).passages.some(({ text }) => text.includes(after)));
    assert.ok(process.cpuUsage().user - user < 6e6);
  });
}

test('ends of links that nothing began, 10,000 of them, are words', async () => {
  const { tree, messages } = await read({ path: 'a.md', bytes: strToU8(`${times('](x)')}\n\n${after}\n`) });
  assert.deepEqual(messages, []);
  assert.equal(outline(tree).passages.length, 2);
});

test('braces that people write are read as MDX', async () => {
  const data = Array.from({ length: 200 }, (_, year) => `{ year: ${year}, of: { value: '}' } }`).join(',\n');
  const bytes = strToU8(`# A chart\n\n<Chart data={[${data}]} />\n\nOne {1 + 1} two.\n`);
  const { tree, messages } = await read({ path: 'a.mdx', bytes });
  assert.deepEqual(messages, []);
  assert.deepEqual(
    outline(tree).passages.map(({ text }) => text),
    ['One two.'],
  );
});
