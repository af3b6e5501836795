import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { cacheFor } from '../../scripts/build/cache-for.ts';
import { contentStamps } from '../../scripts/build/content-stamps.ts';
import { freeze } from '../../scripts/commands/freeze.ts';
import { listFiles } from '../../scripts/files.ts';
import { giveFragments } from '../../scripts/ledger/give-fragments.ts';
import { ledgerProblems } from '../../scripts/ledger/ledger-problems.ts';
import { versionStamps } from '../../scripts/ledger/version-stamps.ts';
import { readContentFolder } from '../../src/loader/content-folder.ts';
import { openSoundTexts } from '../../src/loader/memory/sound-texts.ts';
import { FRAGMENTS } from '../../src/model/fragment-ledger.ts';
import { LEDGER, ledgerLine } from '../../src/model/ledger.ts';

const content = mkdtempSync(join(tmpdir(), 'sourcebook-known-'));
test.after(() => {
  for (const folder of [content, cacheFor(content)]) rmSync(folder, { recursive: true, force: true });
});
const put = (path: string, text: string) => {
  mkdirSync(dirname(join(content, path)), { recursive: true });
  writeFileSync(join(content, path), text);
};
const entry = (id: string) => `---\nid: ${id}\ntitle: ${id}\nkind: concept\nsummary: Of it.\n---\nWords of ${id}.\n`;
const published = (id: string) => ledgerLine({ event: 'published', subject: 'entry', id, permalink: `entries/${id}/` });

/** Rules that are broken, as a build asks: `isAsked` tells whether anything was looked at again. */
async function asBuilt(committed = '') {
  const stamps = contentStamps(content);
  const folder = await readContentFolder(content, stamps);
  stamps.save();
  const kept = openSoundTexts(join(cacheFor(content), 'sound.jsonl'));
  let isAsked = false;
  const lengthOf: typeof kept.lengthOf = (file) => {
    isAsked = true;
    return kept.lengthOf(file);
  };
  const versions = await versionStamps(content);
  const problems = await ledgerProblems(content, { sound: { ...kept, lengthOf }, folder, committed, versions });
  return { isAsked, rules: [...new Set(problems.map(({ rule }) => rule))] };
}

const NOTHING_WRONG = { isAsked: false, rules: [] };

test('where nothing has changed that could lose an address, nothing is checked again; where something has, it is told', async () => {
  for (const id of ['kite', 'box']) put(`entries/${id}.mdx`, entry(id));
  put(LEDGER, published('kite') + published('box'));
  await giveFragments(content);
  await freeze(content, '2026-01-01');
  assert.deepEqual(await asBuilt(), { isAsked: true, rules: [] });
  assert.deepEqual(await asBuilt(), NOTHING_WRONG);
  put('entries/kite.mdx', `${entry('kite')}\nOne more paragraph.\n`);
  assert.deepEqual(await asBuilt(), NOTHING_WRONG, 'an edit of a text');
  const [version = ''] = await listFiles(content, 'versions');
  const gone = (path: string) => () => rmSync(join(content, path));
  const changed = (path: string, change: (text: string) => string) => () =>
    put(path, change(readFileSync(join(content, path), 'latin1')));
  const ways: readonly (readonly [rule: string, path: string, spoil: () => void])[] = [
    ['published-gone', 'entries/box.mdx', gone('entries/box.mdx')],
    ['ledger-line-edited', LEDGER, changed(LEDGER, (text) => text.replace('entries/box/', 'entries/bax/'))],
    ['ledger-line-invalid', LEDGER, changed(LEDGER, (text) => `${text}no event\n`)],
    ['ledger-line-edited', FRAGMENTS, changed(FRAGMENTS, (text) => text.replace('"p:', '"q:'))],
    ['version-lost', version, gone(version)],
    ['version-damaged', version, changed(version, () => 'spoilt')],
  ];
  for (const [rule, path, spoil] of ways) {
    const kept = join(content, 'kept');
    renameSync(join(content, path), kept);
    const before = readFileSync(kept);
    writeFileSync(join(content, path), before);
    spoil();
    const found = await asBuilt();
    assert.deepEqual([found.isAsked, found.rules.includes(rule)], [true, true], `${rule} of ${path}: ${found.rules}`);
    assert.deepEqual((await asBuilt()).rules, found.rules, 'and again');
    renameSync(kept, join(content, path));
    const ago = new Date(Date.now() - 10_000);
    utimesSync(join(content, path), ago, ago);
    assert.deepEqual((await asBuilt()).rules, []);
    assert.deepEqual(await asBuilt(), NOTHING_WRONG);
  }
  const committed = 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391';
  assert.equal((await asBuilt(committed)).isAsked, true, 'another ledger was committed');
});

test('an entry that is not named as its file is, is looked for at each build', async () => {
  rmSync(cacheFor(content), { recursive: true, force: true });
  renameSync(join(content, 'entries/box.mdx'), join(content, 'entries/chest.mdx'));
  for (const _ of [1, 2]) assert.deepEqual(await asBuilt(), { isAsked: true, rules: [] });
  put('entries/chest.mdx', entry('chest'));
  assert.deepEqual((await asBuilt()).rules, ['published-gone']);
});
