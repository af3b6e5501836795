import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { updateIndex } from '../../scripts/build/search-index/index-folder.ts';
import { fillIndexInThread } from '../../scripts/build/search-index/index-thread.ts';
import type { SearchRecord } from '../../src/model/search-record.ts';

const recordOf = (id: string): SearchRecord => ({
  id,
  permalink: `entries/${id}/`,
  title: `Title ${id}`,
  labels: [],
  hidden: [],
  kind: 'concept',
  summary: `About ${id}.`,
  tags: ['tag'],
  sources: ['s-1'],
  years: ['1997'],
  headings: [{ text: 'Heading', fragment: 'heading' }],
  passages: [{ text: `Words of ${id}.`, fragment: 'p-1' }],
});

test('an index that a thread has filled is the same, byte for byte; what fails there fails here', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sourcebook-index-'));
  const [here, there] = [join(folder, 'here'), join(folder, 'there')];
  const ids = Array.from({ length: 450 }, (_, at) => `e-${at}`);
  const source = { digests: new Map(ids.map((id) => [id, id])), titles: new Map([['s-1', 'A source']]), recordOf };
  const filesOf = (root: string) =>
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name))
      .sort()
      .map((path) => [path.slice(root.length), readFileSync(path, 'latin1')]);
  try {
    updateIndex(source, here);
    await fillIndexInThread(source, there);
    assert.ok(filesOf(here).length > 5);
    assert.deepEqual(filesOf(there), filesOf(here));
    await assert.rejects(fillIndexInThread(source, '/dev/null/no'), { code: 'ENOTDIR' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
