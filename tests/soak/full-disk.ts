import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { differences, temporaryFolder, treeOf } from '../harden/content-copy.ts';
import { type Command, halfWritten, prepare, run, wordsOf } from './kill-runs.ts';

const PAGE = 4096;

/**
 * Converts, freezes and builds on a disk that is full before all is written: one message, nothing half written; with
 * room, the next run completes. The disk is a `tmpfs`, which only the superuser may mount.
 */
export async function testFullDisk(): Promise<string> {
  if (process.getuid?.() !== 0) return 'skipped: only the superuser may mount a small disk';
  for (const command of ['convert', 'freeze', 'build'] as const) {
    console.log(`${command}: ${await onFullDisk(command)}`);
  }
  return 'one message each';
}

/** What the command said. */
async function onFullDisk(command: Command): Promise<string> {
  const { folder, remove } = await temporaryFolder('sourcebook-full-');
  const [given, whole, disk] = ['given', 'whole', 'disk'].map((name) => join(folder, name)) as [string, string, string];
  try {
    await prepare(command, given);
    await cp(given, whole, { recursive: true });
    await run(command, whole);
    const [before, wanted] = [await treeOf(given), await treeOf(whole)];
    await mkdir(disk);
    const small = blocks(before) + Math.ceil((blocks(wanted) - blocks(before)) / 2);
    mount('tmpfs', '-t', 'tmpfs', '-o', `size=${small * PAGE},nr_inodes=0`, disk);
    await cp(given, disk, { recursive: true, preserveTimestamps: true });
    const { status, stderr, stdout } = spawnSync(process.execPath, wordsOf(command, disk), { encoding: 'utf8' });
    const lines = stderr.split('\n').filter((line) => line !== '' && !/^(Building| *…)/.test(line));
    assert.ok(status !== 0, `${command} says that all went well: ${stdout}`);
    assert.equal(lines.length, 1, `${command}: ${stderr}`);
    assert.match(lines[0] ?? '', /no space|full/i);
    await halfWritten(disk, { before, wanted });
    mount('-o', 'remount,size=1g', disk);
    await run(command, disk);
    assert.deepEqual(differences(wanted, await treeOf(disk)), [], command);
    return lines[0] ?? '';
  } finally {
    spawnSync('umount', [disk]);
    await remove();
  }
}

function blocks(tree: ReadonlyMap<string, Buffer>): number {
  return [...tree.values()].reduce((sum, bytes) => sum + Math.ceil(bytes.length / PAGE), 0);
}

function mount(...words: readonly string[]): void {
  const { status, stderr } = spawnSync('mount', words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`mount ${words.join(' ')}: ${stderr}`);
}
