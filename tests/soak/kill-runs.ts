import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { root } from '../../scripts/root.ts';
import { parseFragments } from '../../src/model/fragment-ledger.ts';
import { parseLedger } from '../../src/model/parse-ledger.ts';
import { copyGiven, differences, temporaryFolder, treeOf } from '../harden/content-copy.ts';

export type Command = 'convert' | 'freeze';
export type KillReport = { readonly killed: number; readonly finished: number; readonly repeated: number };

type Tree = ReadonlyMap<string, Buffer>;

/**
 * Converts or freezes, kills the process at random points, and runs it again: what is then there must be what an
 * undisturbed run leaves, byte for byte, with nothing beside it. Throws where it is not. Some folders are killed more
 * than once.
 */
export async function killRuns(
  command: Command,
  { runs, seed }: { readonly runs: number; readonly seed: number },
): Promise<KillReport> {
  const { folder, remove } = await temporaryFolder('sourcebook-kill-');
  try {
    const given = join(folder, 'given');
    await copyGiven(given);
    if (command === 'freeze') await run('convert', given);
    const before = await treeOf(given);
    const whole = join(folder, 'whole');
    await cp(given, whole, { recursive: true });
    const started = performance.now();
    await run(command, whole);
    const wanted = await treeOf(whole);
    const again = performance.now();
    await run(command, whole);
    // The second convert took everything it reads from the cache: what the killed ones do.
    const span = Math.min(again - started, performance.now() - again) * 1.1;
    const points = fc.sample(fc.double({ min: 0.2, max: 1, noNaN: true }), { seed, numRuns: runs });
    const counts = { killed: 0, finished: 0, repeated: 0 };
    const content = join(folder, 'killed');
    for (const [at, point] of points.entries()) {
      const fresh = at % 3 !== 2;
      if (fresh) {
        await rm(content, { recursive: true, force: true });
        await cp(given, content, { recursive: true });
      } else counts.repeated += 1;
      counts[(await run(command, content, point * span)) === 'killed' ? 'killed' : 'finished'] += 1;
      await halfWritten(content, { before, wanted });
      if (points.length > at + 1 && (at + 1) % 3 === 2) continue;
      await run(command, content);
      assert.deepEqual(differences(wanted, await treeOf(content)), [], `${command}, seed ${seed}, kill ${at}`);
    }
    return counts;
  } finally {
    await remove();
  }
}

/** Right after the kill, what bears a final name is whole: as it was before or as it will be, and the records are valid. */
async function halfWritten(content: string, { before, wanted }: { before: Tree; wanted: Tree }): Promise<void> {
  for (const [path, bytes] of wanted) {
    const now = await readFile(join(content, path)).catch(() => undefined);
    const isWhole = now === undefined || now.equals(bytes) || before.get(path)?.equals(now);
    assert.ok(isWhole, `${path} is half written`);
  }
  const text = (name: string) => readFile(join(content, name), 'utf8').catch(() => '');
  assert.deepEqual(parseLedger('ledger.jsonl', await text('ledger.jsonl')).messages, []);
  assert.deepEqual(parseFragments(await text('fragments.jsonl')).messages, []);
}

/** Ends well, or is killed after so many milliseconds. */
function run(command: Command, content: string, killAfter?: number): Promise<'killed' | 'done'> {
  const words = [join(root, 'scripts', 'cli.ts'), command, '--content', content];
  const dated = command === 'freeze' ? ['--date', '2026-01-02'] : [];
  const child = spawn(process.execPath, [...words, ...dated], { stdio: 'ignore' });
  const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (signal === 'SIGKILL') resolve('killed');
      else if (code === 0 || code === 1) resolve('done');
      else reject(new Error(`${command} ended with ${code ?? signal}`));
    });
  });
}
