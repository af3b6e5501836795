import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkWriting } from '../../scripts/check-writing.ts';
import { readingEase } from '../../scripts/reading-ease.ts';
import { readContentFolder } from '../../src/loader/content-folder.ts';
import { ownParagraphs } from '../../src/loader/own-paragraphs.ts';
import { parseContent } from '../../src/loader/parse-content.ts';
import { renderEntries } from '../../src/loader/render-entries.ts';
import { toLine } from '../../src/model/message.ts';

const folder = join(import.meta.dirname, '../../content');
const content = parseContent(await readContentFolder(folder));
const { entries: rendered, messages } = renderEntries(content, {
  entry: (id) => id,
  source: (id) => id,
  file: (path) => path,
});
const entries = [...content.entries.values()];

test('nothing is wrong with the bundled explainer, down to its spelling', async () => {
  const ownWords = await readFile(join(folder, 'words.txt'), 'utf8');
  const writing = await checkWriting({ content, rendered, ownWords });
  assert.deepEqual([...content.messages, ...messages, ...writing].map(toLine), []);
});

test('every entry explains, says why it matters and what is disputed, and quotes or cites', () => {
  assert.ok(entries.length >= 60, `${entries.length} entries`);
  for (const { frontmatter, body } of entries) {
    const { id } = frontmatter;
    assert.ok(frontmatter.summary.endsWith('.') && frontmatter.summary.length <= 260, id);
    assert.ok(frontmatter.related.length >= 2, id);
    assert.match(body, /<Cite /, id);
    if (id === 'where-to-begin') continue;
    assert.match(body, /^## Why it matters$/m, id);
    assert.match(body, /^## What is disputed$/m, id);
  }
});

test('what rests on the single press report says so', () => {
  for (const entry of entries) {
    for (const { node, text } of ownParagraphs(entry)) {
      const cites = JSON.stringify(node).includes('"gogoai-report"');
      if (cites) assert.match(text, /report|GogoAI News/, `${entry.path}: ${text}`);
    }
  }
});

test('works that are only cited show none of their text, and say where they are to be found', () => {
  const cited = [...content.documents.values()].filter(({ file }) => file === undefined);
  assert.ok(cited.length >= 40);
  for (const { id, show, facts } of cited) {
    assert.equal(show, 'none', id);
    assert.ok(facts.title, id);
    assert.ok(facts.date !== undefined || facts.url !== undefined, id);
  }
});

test('every source with a text says that it was written for this project', () => {
  for (const { id, file, passages } of content.documents.values()) {
    if (file === undefined) continue;
    const opening = passages.slice(0, 3).map(({ text }) => text);
    assert.match(opening.join(' '), /(written|drawn up) for the Sourcebook project/i, id);
  }
});

test('the explainer is plain English', () => {
  const texts = entries.flatMap((entry) => ownParagraphs(entry).map(({ text }) => text));
  const ease = readingEase(texts) ?? 0;
  assert.ok(ease >= 60, `Flesch reading ease ${ease}`);
});
