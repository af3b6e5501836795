import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { ledgerProblems } from '../../scripts/ledger/ledger-problems.ts';
import { convert } from '../../scripts/pipeline/index.ts';
import { readContentFolder } from '../../src/loader/content-folder.ts';
import { loadSite } from '../../src/loader/load-site.ts';
import { keptParts } from '../../src/loader/versions/kept-pages.ts';
import { frozenSchema } from '../../src/model/frozen.ts';

/** Converted at 6578f63, the first commit that held converted entries, and frozen at 0444cde, the first that could. */
const first = join(import.meta.dirname, '../fixtures/upgrade/first');
const content = mkdtempSync(join(tmpdir(), 'sourcebook-'));
after(() => rmSync(content, { recursive: true, force: true }));

test('content of the first version converts and loads, loses no address, and its frozen pages are the same bytes', async () => {
  cpSync(first, content, { recursive: true });
  const { messages } = await convert({ content, progress: () => {} });
  assert.deepEqual(await ledgerProblems(content), []);
  const site = loadSite(await readContentFolder(content), (path) => `/${path}`);
  const errors = [...messages, ...site.messages].filter(({ severity }) => severity === 'error');
  assert.deepEqual(errors, []);

  const permalinks = new Set([
    ...site.entries.map(({ ref }) => ref.permalink),
    ...site.formers.map((one) => one.permalink),
  ]);
  for (const [, permalink = ''] of readFileSync(join(first, 'ledger.jsonl'), 'utf8').matchAll(/"(entries\/[^"]+)"/g))
    assert.ok(permalinks.has(permalink), permalink);

  const pages = new Map<string, string>();
  for (const part of keptParts({ ...site, folder: content, place: { base: '/', origin: undefined } }))
    for await (const [path, text] of part.make()) pages.set(path, text);
  const files = readdirSync(join(first, 'versions'));
  assert.equal(files.length, 21);
  for (const file of files) {
    const json = brotliDecompressSync(readFileSync(join(first, 'versions', file))).toString();
    const { id, page } = frozenSchema.parse(JSON.parse(json));
    assert.equal(pages.get(`entries/${id}/v/1/index.html`), page.replaceAll('\uE0B5', '/'));
  }
});
