import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { LOCK, withLock } from '../../scripts/lock.ts';
import { parseLedger } from '../../src/model/parse-ledger.ts';

const cli = resolve(import.meta.dirname, '../../scripts/cli.ts');
const content = mkdtempSync(join(tmpdir(), 'sourcebook-'));
const read = (name: string) => readFileSync(join(content, name), 'utf8');
const start = (command: string): ChildProcess =>
  spawn(process.execPath, [cli, command, '--content', content], { stdio: 'ignore' });

before(() => {
  mkdirSync(join(content, 'sources'));
  mkdirSync(join(content, 'entries'));
  for (let n = 0; n < 5; n += 1) editEntry(n, 'at first');
});
after(() => rmSync(content, { recursive: true, force: true }));

function editEntry(n: number, word: string): void {
  const head = `---\nid: thing-${n}\ntitle: Thing ${n}\nkind: concept\nsummary: What thing ${n} is.\n---\n\n`;
  writeFileSync(join(content, 'entries', `thing-${n}.mdx`), `${head}This is thing ${n} as it was ${word}.\n`);
}

test('two converts at once: one waits, and each address is given once', async () => {
  editEntry(99, 'new');
  const both = [start('convert'), start('convert')];
  const codes = await Promise.all(both.map((child) => once(child, 'exit').then(([code]) => code)));
  assert.deepEqual(codes, [0, 0]);
  const { events, messages } = parseLedger('ledger.jsonl', read('ledger.jsonl'));
  assert.deepEqual(messages, []);
  assert.equal(events.filter(({ event, id }) => event === 'published' && id === 'thing-99').length, 1);
});

test('one at a time holds the lock; one whose process is gone is taken over', async () => {
  const order: string[] = [];
  const work = (name: string) => () => pause(20).then(() => order.push(`${name} begins`, `${name} ends`));
  await Promise.all([withLock(content, work('a')), withLock(content, work('b'))]);
  assert.equal(order.length, 4);
  assert.equal(order[0]?.[0], order[1]?.[0]);
  const { pid } = spawnSync(process.execPath, ['--version']);
  writeFileSync(join(content, LOCK), `${pid}\n`);
  assert.equal(await withLock(content, async () => 'in'), 'in');
  assert.ok(!existsSync(join(content, LOCK)));
});

test('what a process that is gone left beside the lock is swept away, and what one that runs has there is not', async () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  const left = [`${LOCK}.${pid}-1`, `${LOCK}.stale-${pid}`];
  const running = `${LOCK}.${process.pid}-9999`;
  for (const name of [...left, running]) writeFileSync(join(content, name), '1\n');
  await withLock(content, async () => {});
  assert.deepEqual(
    readdirSync(content).filter((name) => name.startsWith(LOCK)),
    [running],
  );
  rmSync(join(content, running));
});
