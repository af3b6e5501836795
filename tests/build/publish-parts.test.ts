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

/** Paths of what the last site was told to be new or not as it was. */
let told: readonly string[] = [];

/** Publishes a site of a page and a file that stays the same; `killed`: the process ends before it has noted what it made. */
async function publish(name: string, { killed = false, text = name } = {}): Promise<readonly string[]> {
  const kept = openRecord(out);
  const files = [`${name}.html`, 'same'].map((path) => [path, path === 'same' ? '' : text] as const);
  await publishParts([{ name, shows: text, make: async () => files }], {
    out,
    keys: { keyed: (shows) => shows, digests: () => ({}) },
    about: ({ files, changed }) => {
      told = changed.map(([path]) => path);
      return ['manifest.json', Buffer.from(JSON.stringify(files.map(([path]) => path)))];
    },
    kept: killed ? { ...kept, save: () => {} } : kept,
    looked: lookAtSite(out),
    areAll: true,
    head: { state: name, messages: [], content: name, common: '', lists: {} },
  });
  return readdirSync(out).sort();
}

test.before(async () => {
  const empty = loadSite(await readContentFolder(folder), (path) => path);
  handOver({ ...empty, folder, place: { base: '/', origin: undefined } });
});
test.after(() => rmSync(folder, { recursive: true }));

test('what a build has published that was killed before its record is taken away by the next, which tells all of its files', async () => {
  const all = (name: string) => ['.sourcebook-site', 'manifest.json', `${name}.html`, 'same'].sort();
  assert.deepEqual(await publish('a'), all('a'));
  assert.deepEqual(await publish('b', { killed: true }), all('b'));
  assert.deepEqual(await publish('c'), all('c'));
  assert.deepEqual(told, ['c.html', 'same']);
  assert.deepEqual(await publish('d'), all('d'));
});

test('a site is told which of its files are new or not as they were', async () => {
  await publish('e');
  assert.deepEqual(told, ['e.html']);
  await publish('e', { text: 'other' });
  assert.deepEqual(told, ['e.html']);
  await publish('e', { text: 'other' });
  assert.deepEqual(told, []);
});
