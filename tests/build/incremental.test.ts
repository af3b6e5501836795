import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { buildSite } from '../../scripts/build/build-site.ts';
import { cacheFor } from '../../scripts/build/cache-for.ts';
import { giveFragments } from '../../scripts/ledger/give-fragments.ts';
import { FRAGMENTS } from '../../src/model/fragment-ledger.ts';
import { addWords, type Content, change, edit, newEntry, published, write } from './edited-content.ts';

/** Runs of the property, each of several edits with two builds after each; one in `npm test`. */
const RUNS = Number(process.env['SOURCEBOOK_RUNS'] ?? 1);
const STEPS = 4;

function treeOf(folder: string): ReadonlyMap<string, { bytes: string; time: number }> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const paths = files.map((file) => join(file.parentPath, file.name)).sort();
  return new Map(
    paths.map((path) => [
      path.slice(folder.length),
      { bytes: readFileSync(path, 'latin1'), time: statSync(path).mtimeMs },
    ]),
  );
}

/** Paths that only one of two trees has, or whose bytes differ. */
function differing(one: ReturnType<typeof treeOf>, other: ReturnType<typeof treeOf>): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter(
    (path) => one.get(path)?.bytes !== other.get(path)?.bytes,
  );
}

test('after any edits, building what changed gives the same bytes as building everything', async () => {
  const steps = fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { minLength: STEPS, maxLength: STEPS });
  await fc.assert(fc.asyncProperty(steps, checkSteps), { numRuns: RUNS, endOnFailure: true });
});

/** Gives the records of the cache a new time: they are read again. */
function touchRecords(content: string): void {
  const records = [join(cacheFor(content), 'entries'), join(cacheFor(content), '../sites')];
  const now = new Date();
  for (const folder of records) {
    for (const name of readdirSync(folder).filter((name) => name.endsWith('.jsonl')))
      utimesSync(join(folder, name), now, now);
  }
}

async function checkSteps(steps: ((content: Content) => void)[][]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sourcebook-incremental-'));
  const [content, out, clean] = [join(folder, 'content'), join(folder, 'out'), join(folder, 'clean')];
  const model: Content = { entries: new Map(), prefLabel: 'ember', siteTitle: 'Site', sourceTitle: 'Source' };
  for (const id of [0, 1, 2, 3]) model.entries.set(id, newEntry(id));
  try {
    write(content, model);
    await buildSite({ content, out });
    // Another folder has a cache of its own: nothing that was kept can hide in both.
    const copy = join(folder, 'copy');
    for (const edits of steps) {
      const before = treeOf(out);
      if (steps.indexOf(edits) === 0) model.ledger = [0, 1, 2, 3, 4, 5].map(published).join('');
      const isOwn = steps.indexOf(edits) % 2 === 1 && addWords(model);
      if (!isOwn) for (const apply of edits) apply(model);
      write(content, model);
      if (steps.indexOf(edits) === 1) touchRecords(content);
      if (steps.indexOf(edits) === 0) await giveFragments(content);
      if (steps.indexOf(edits) === 0) model.fragments = readFileSync(join(content, FRAGMENTS), 'utf8');
      const { messages, isEdit } = await buildSite({ content, out });
      if (isOwn) assert.equal(isEdit, true, 'only the entry itself is looked at');
      rmSync(clean, { recursive: true, force: true });
      rmSync(cacheFor(copy), { recursive: true, force: true });
      write(copy, model);
      const { messages: all } = await buildSite({ content: copy, out: clean });
      assert.deepEqual(messages, all);
      // As another process finds it: what the cache has written down, not what is still in memory.
      if (steps.indexOf(edits) % 2 === 1) touchRecords(content);
      const again = await buildSite({ content, out });
      assert.deepEqual([again.messages, again.rendered], [messages, 0], 'nothing changed: the same is said of it');
      const after = treeOf(out);
      assert.deepEqual(differing(after, treeOf(clean)), []);
      const touched = [...after].filter(([path, { bytes, time }]) => {
        const old = before.get(path);
        return old?.bytes === bytes && old.time !== time && !path.endsWith('.sourcebook-site');
      });
      assert.deepEqual(
        touched.map(([path]) => path),
        [],
        'files with the same bytes keep their time of change',
      );
    }
  } finally {
    for (const one of [content, join(folder, 'copy')]) rmSync(cacheFor(one), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  }
}

test('one edit renders few pages; a file that someone changed, or a lost record, is made again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sourcebook-incremental-'));
  const [content, out] = [join(folder, 'content'), join(folder, 'out')];
  const model: Content = { entries: new Map(), prefLabel: 'ember', siteTitle: 'Site', sourceTitle: 'Source' };
  for (let id = 0; id < 40; id += 1) model.entries.set(id, { ...newEntry(id), text: `Words of ${id}.` });
  try {
    write(content, model);
    const cold = await buildSite({ content, out });
    assert.equal(cold.rendered, cold.pages);
    change(model.entries, 7, { text: 'Other words.' });
    write(content, model);
    const edited = await buildSite({ content, out });
    assert.equal(edited.pages, cold.pages);
    assert.ok(edited.rendered < cold.pages - 35, `${edited.rendered} of ${cold.pages} pages were rendered`);
    assert.equal(edited.isEdit, true);
    change(model.entries, 7, { title: 'Otherwise' });
    write(content, model);
    assert.equal((await buildSite({ content, out })).isEdit, false, 'others show the title');
    const page = join(out, 'entries/a-3/index.html');
    const right = readFileSync(page, 'utf8');
    assert.ok(right.includes('Words of 3.'));
    writeFileSync(page, 'spoilt');
    await buildSite({ content, out });
    assert.equal(readFileSync(page, 'utf8'), right);
    const entries = join(cacheFor(content), 'entries');
    for (const name of readdirSync(entries).filter((one) => one.endsWith('.pack'))) rmSync(join(entries, name));
    rmSync(page);
    await buildSite({ content, out });
    assert.equal(readFileSync(page, 'utf8'), right, 'a part of the cache that is gone is made again');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('an edit of a text is built wherever the site stands, and with it what else is not as it was left', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sourcebook-incremental-'));
  const [content, one, other, clean] = ['content', 'one', 'other', 'clean'].map((name) => join(folder, name));
  if (content === undefined || one === undefined || other === undefined || clean === undefined) return;
  const model: Content = { entries: new Map(), prefLabel: 'ember', siteTitle: 'Site', sourceTitle: 'Source' };
  for (const id of [0, 1, 2]) model.entries.set(id, newEntry(id));
  const say = (id: number, text: string) => {
    change(model.entries, id, { text: `${newEntry(id).text} ${text}` });
    write(content, model);
  };
  const roads: (boolean | undefined)[] = [];
  const build = async (out: string) => void roads.push((await buildSite({ content, out })).isEdit);
  try {
    write(content, model);
    await build(one);
    await build(other);
    say(0, 'Only the cache and the other site know of this.');
    await build(other);
    say(2, 'So this is not all that is new here.');
    await build(one);
    say(2, 'This is.');
    rmSync(join(one, 'a-z/index.html'));
    writeFileSync(join(one, 'entries/a-1/index.html'), 'spoilt');
    await build(one);
    say(1, 'More words.');
    rmSync(join(one, 'entries/a-1/index.html'));
    await build(one);
    assert.deepEqual(roads, [false, false, true, false, false, true]);
    await buildSite({ content, out: clean });
    assert.deepEqual(differing(treeOf(one), treeOf(clean)), []);
  } finally {
    rmSync(cacheFor(content), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  }
});
