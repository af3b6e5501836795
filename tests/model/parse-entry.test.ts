import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import matter from 'gray-matter';
import { parseEntry, splitFrontmatter } from '../../src/model/parse-entry.ts';

const entry = (more = '') => `---\nid: ai-act\ntitle: AI Act\nkind: law\nsummary: A law.\n${more}---\n\nText.\n`;

test('YAML frontmatter is read, and the body is what follows it', () => {
  const { value, messages } = parseEntry('entries/ai-act.mdx', entry('tags: [regulation]\n'));
  assert.deepEqual(messages, []);
  assert.equal(value?.frontmatter.title, 'AI Act');
  assert.deepEqual(value?.frontmatter.tags, ['regulation']);
  assert.equal(value?.body.trim(), 'Text.');
});

for (const language of ['js', 'javascript', 'coffee', 'json', ' js', '\tjavascript', 'JS', 'toml']) {
  test(`frontmatter in ${JSON.stringify(language)} is refused and nothing runs`, () => {
    const planted = globalThis as { pwned?: boolean };
    delete planted.pwned;
    const text = `---${language}\n{ id: (globalThis.pwned = true) }\n---\nText.\n`;
    const { value, messages } = parseEntry('entries/x.mdx', text);
    assert.equal(value, undefined);
    assert.equal(messages[0]?.rule, 'frontmatter-refused');
    assert.equal(messages[0]?.line, 1);
    assert.equal(planted.pwned, undefined);
  });
}

test('a YAML tag that would construct something constructs nothing', () => {
  const { value } = parseEntry('entries/x.mdx', entry('labels: [!!js/function "function () { throw 1 }"]\n'));
  assert.ok(value === undefined || value.frontmatter.labels.every((label) => typeof label === 'string'));
});

test('a YAML bomb is a message', () => {
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...'bcdefghi'.split('').map((name, at) => {
      const before = 'abcdefgh'[at];
      return `${name}: &${name} [${Array(9).fill(`*${before}`).join(',')}]`;
    }),
  ].join('\n');
  const { value, messages } = parseEntry('entries/x.mdx', entry(`${bomb}\n`));
  assert.equal(value, undefined);
  assert.ok(messages.length > 0);
});

test('a wrong field names its line', () => {
  const { messages } = parseEntry('entries/x.mdx', entry('tags:\n  - fine\n  - Not Fine\n'));
  assert.deepEqual(
    messages.map(({ rule, line }) => ({ rule, line })),
    [{ rule: 'field-invalid', line: 8 }],
  );
});

test('broken YAML names its line', () => {
  const { messages } = parseEntry('entries/x.mdx', '---\nid: x\ntitle: "open\n---\nText\n');
  assert.equal(messages[0]?.rule, 'yaml-invalid');
  assert.ok((messages[0]?.line ?? 0) >= 3);
});

test('frontmatter that is never closed, or missing, is a message', () => {
  for (const text of ['---\nid: x\n', 'Just text.\n', '']) {
    assert.equal(parseEntry('entries/x.mdx', text).messages[0]?.rule, 'frontmatter-refused');
  }
});

test('prototype keys in frontmatter change nothing', () => {
  parseEntry('entries/x.mdx', entry('__proto__: { polluted: true }\n'));
  assert.equal(({} as { polluted?: boolean }).polluted, undefined);
});

test('a file is parted where the library parts it that is given only its head', () => {
  const unit = fc.constantFrom('---', '--', '-', '\n', '\r\n', '\r', ' ', '# a', 'id: x', '\uFEFF', 'é');
  const text = fc.tuple(fc.constantFrom('---\n', '\uFEFF---\n', '--- \r\n', ''), fc.array(unit, { maxLength: 12 }));
  fc.assert(
    fc.property(text, ([head, rest]) => {
      const whole = head + rest.join('');
      const { value } = splitFrontmatter('entries/x.mdx', whole);
      if (value === undefined) return;
      let yaml = '';
      const keep = (source: string) => {
        yaml = source;
        return {};
      };
      const { content } = matter(whole, { language: 'yaml', engines: { yaml: keep } });
      assert.deepEqual(value, { yaml: yaml.replace(/^\r?\n/, ''), body: content });
    }),
    { numRuns: 5000 },
  );
});
