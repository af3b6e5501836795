import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { lookAtSite } from '../../scripts/build/publish/look-at-site.ts';
import { publishParts } from '../../scripts/build/publish/publish-parts.ts';
import { openRecord } from '../../scripts/build/publish/site-record.ts';
import { handOver } from '../../src/data/handed-over.ts';
import { readContentFolder } from '../../src/loader/content-folder.ts';
import { loadSite } from '../../src/loader/load-site.ts';

const folder = mkdtempSync(join(tmpdir(), 'sourcebook-'));
const out = join(folder, 'site');

/** Publishes a site of one page; `killed`: the process ends before it has noted what it made. */
async function publish(name: string, killed = false): Promise<readonly string[]> {
  const kept = openRecord(out);
  await publishParts([{ name, shows: name, make: async () => [[`${name}.html`, name]] }], {
    out,
    keys: { keyed: (shows) => shows, digests: () => ({}) },
    about: (files) => ['manifest.json', Buffer.from(JSON.stringify(files.map(([path]) => path)))],
    kept: killed ? { ...kept, save: () => {} } : kept,
    looked: lookAtSite(out),
    areAll: true,
    head: { state: name, messages: [], content: name, common: '', lists: {} },
  });
  return readdirSync(out).sort();
}

test('what a build has published that was killed before its record is taken away by the next', async () => {
  try {
    const empty = loadSite(await readContentFolder(folder), (path) => path);
    handOver({ ...empty, folder, place: { base: '/', origin: undefined } });
    const all = (name: string) => ['.sourcebook-site', 'manifest.json', `${name}.html`].sort();
    assert.deepEqual(await publish('a'), all('a'));
    assert.deepEqual(await publish('b', true), all('b'));
    assert.deepEqual(await publish('c'), all('c'));
    assert.deepEqual(await publish('d'), all('d'));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
