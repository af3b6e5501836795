import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { openStamps } from '../../src/loader/memory/file-stamps.ts';

/** Longer than the time within which two writes may look like one. */
const SETTLED = 150;
/** Milliseconds for which a file counts as just written, however slow the machine is. */
const FRESH = 5000;

test('what was found out of a file is known until it is touched', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sourcebook-stamps-'));
  const asked: string[] = [];
  const ask = () => {
    const stamps = openStamps((path) => join(folder, path), join(folder, 'kept', 'stamps.jsonl'));
    const facts = ['a', 'b'].map((path) =>
      stamps.known(path, () => {
        asked.push(path);
        return path.toUpperCase();
      }),
    );
    stamps.save();
    assert.deepEqual(facts, ['A', 'B']);
    return asked.splice(0).join(' ');
  };
  try {
    for (const path of ['a', 'b']) writeFileSync(join(folder, path), 'one');
    const [soon, ago] = [new Date(Date.now() + FRESH), new Date(Date.now() - FRESH)];
    for (const path of ['a', 'b']) utimesSync(join(folder, path), soon, soon);
    assert.equal(ask(), 'a b');
    assert.equal(ask(), 'a b', 'written a moment ago: it may be written again and look the same');
    for (const path of ['a', 'b']) utimesSync(join(folder, path), ago, ago);
    await pause(SETTLED);
    assert.equal(ask(), 'a b');
    assert.equal(ask(), '');
    writeFileSync(join(folder, 'a'), 'two');
    assert.equal(ask(), 'a');
    await pause(SETTLED);
    ask();
    const today = new Date();
    utimesSync(join(folder, 'b'), today, today);
    await pause(SETTLED);
    assert.equal(ask(), 'b', 'same size, and a time of change put back or forth');
    writeFileSync(join(folder, 'kept', 'stamps.jsonl'), '{"a":');
    assert.equal(ask(), 'a b', 'a damaged record is none');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a file stands as it was looked up until it is touched; one that was written a moment ago may not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sourcebook-stamps-'));
  try {
    for (const path of ['a', 'b', 'new']) writeFileSync(join(folder, path), 'one');
    const [soon, ago] = [new Date(Date.now() + FRESH), new Date(Date.now() - FRESH)];
    for (const path of ['a', 'b']) utimesSync(join(folder, path), ago, ago);
    utimesSync(join(folder, 'new'), soon, soon);
    await pause(SETTLED);
    const stamps = openStamps((path) => join(folder, path));
    for (const path of ['a', 'b', 'new']) stamps.known(path, () => 'known');
    const standing = () => ['a', 'b', 'new', 'never asked for'].filter(stamps.stands);
    assert.deepEqual(standing(), ['a', 'b']);
    writeFileSync(join(folder, 'a'), 'two');
    utimesSync(join(folder, 'a'), ago, ago);
    assert.deepEqual(standing(), ['b']);
    rmSync(join(folder, 'b'));
    assert.deepEqual(standing(), []);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
