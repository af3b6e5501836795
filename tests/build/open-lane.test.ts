import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { buildSite } from '../../scripts/build/build-site.ts';

const folder = mkdtempSync(join(tmpdir(), 'sourcebook-open-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const plain = `
Beta is told **here**, & "so".<Cite source="s" passage="p-1" />

## A heading

- one, with a [link](https://example.org/)
- two

<Excerpt source="s" passage="p-1">

Words of a source.

</Excerpt>
`;

function write(path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function entry(id: string, title: string, text: string): string {
  return `---\nid: ${id}\ntitle: ${title}\nkind: concept\nsummary: About ${title}.\n${text}`;
}

function proseOf(id: string): string {
  const page = readFileSync(join(folder, 'out/entries', id, 'index.html'), 'utf8');
  const start = page.indexOf('<div class="prose">');
  return page.slice(start, page.indexOf('<footer class="entry-foot"', start)).replaceAll('-open', '').trim();
}

test('an entry that says `mdx: open` is run; without code it is the same page as a closed one', async () => {
  const passages = [{ id: 'p-1', kind: 'paragraph', locators: [], text: 'Words of a source.', start: 0 }];
  const document = { id: 's', type: 'webpage', show: 'excerpts', facts: { title: 'S' }, factOrigins: {}, passages };
  write('content/documents/s.json', JSON.stringify(document));
  write('content/entries/beta.mdx', entry('beta', 'Beta', '---\nNothing.\n'));
  write('content/entries/closed.mdx', entry('closed', 'Gamma', `---\n${plain}`));
  write('content/entries/same.mdx', entry('same', 'Same', `mdx: open\n---\n${plain}`));
  write('content/entries/box.astro', '---\nconst { name } = Astro.props;\n---\n<b data-name={name}><slot /></b>\n');
  write(
    'content/entries/code.mdx',
    entry(
      'code',
      'Code',
      "mdx: open\n---\nimport Box from './box.astro';\nexport const year = 2020 + 4;\n\nIn {year}, <Box name=\"a\">Beta *stood*</Box>.\n\n## Year {year}\n\n<Box name={'b' + year}>\n\nGamma, too.\n\n</Box>\n",
    ),
  );
  write('content/entries/refused.mdx', entry('refused', 'Refused', '---\nexport const x = 1;\n\nWords {x}.\n'));
  const out = join(folder, 'out');
  const { messages } = await buildSite({ content: join(folder, 'content'), out });
  assert.deepEqual(messages.map(({ rule, path }) => `${rule} ${path}`).sort(), [
    'entry-has-code entries/refused.mdx',
    'entry-has-code entries/refused.mdx',
    'entry-open entries/code.mdx',
    'entry-open entries/same.mdx',
  ]);
  assert.equal(proseOf('same'), proseOf('closed'));
  const code = proseOf('code');
  assert.match(code, /In 2024, <b data-name="a"><a class="entry-link" href="\/entries\/beta\/"/);
  assert.match(code, /<h2 id="year">Year 2024/);
  assert.match(code, /<b data-name="b2024"><p id="p-[0-9a-z]{5}"><a class="entry-link" href="\/entries\/closed\/"/);
  const beta = readFileSync(join(out, 'entries/beta/index.html'), 'utf8');
  assert.ok(beta.includes('href="/entries/code/'), 'what an open entry links to knows of it');
});
