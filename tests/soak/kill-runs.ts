import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { cacheFor } from '../../scripts/build/cache-for.ts';
import { root } from '../../scripts/root.ts';
import { parseFragments } from '../../src/model/fragment-ledger.ts';
import { parseLedger } from '../../src/model/parse-ledger.ts';
import { differences, temporaryFolder, treeOf } from '../harden/content-copy.ts';
import { editKillContent, writeKillContent } from './kill-scene.ts';

export type Command = 'convert' | 'freeze' | 'build';
export type Killing = { readonly runs: number; readonly seed: number };
export type KillReport = {
  readonly killed: number;
  /** Of those, runs that had changed some files and not all. */
  readonly amidst: number;
  readonly finished: number;
  readonly repeated: number;
};

type Tree = ReadonlyMap<string, Buffer>;

/** Every so many times all that is kept of the content is deleted, or the site is not there yet. */
const COLD = 5;
const FIRST = 4;

/**
 * Runs a command, kills the process at random points, and runs it again: what is then there must be what an undisturbed
 * run leaves, byte for byte, with nothing beside it. Throws where it is not. Some folders are killed more than once.
 */
export async function killRuns(command: Command, { runs, seed }: Killing): Promise<KillReport> {
  const { folder, remove } = await temporaryFolder('sourcebook-kill-');
  const copy = (name: string) => cp(given, join(folder, name), { recursive: true, preserveTimestamps: true });
  const given = join(folder, 'given');
  try {
    await prepare(command, given);
    await copy('whole');
    let spans = await run(command, join(folder, 'whole'));
    const [before, wanted] = [await treeOf(given), await treeOf(join(folder, 'whole'))];
    const scene = join(folder, 'killed');
    const points = fc.sample(fc.double({ min: 0.15, max: 1.05, noNaN: true }), { seed, numRuns: runs });
    const counts = { killed: 0, amidst: 0, finished: 0, repeated: 0 };
    for (const [at, point] of points.entries()) {
      const again = at % 2 === 0 && at > 0;
      if (again) counts.repeated += 1;
      else {
        await rm(scene, { recursive: true, force: true });
        await copy('killed');
        if (command === 'build' && at % FIRST === 1) await rm(join(scene, 'out'), { recursive: true });
        if (at % COLD === 1) await rm(cacheFor(join(scene, 'content')), { recursive: true, force: true });
      }
      // Half of them before some call that writes: that part is short beside the start.
      const kill = at % 4 < 2 ? { after: point * spans.whole } : { call: Math.ceil(point * spans.calls) };
      counts[(await run(command, scene, kill)).killed ? 'killed' : 'finished'] += 1;
      if (await halfWritten(scene, { before, wanted })) counts.amidst += 1;
      if (!again && at > 0 && at < points.length - 1) continue;
      const done = await run(command, scene);
      // How long a run takes changes with what else the machine does; how much it writes does not.
      spans = { ...spans, whole: (spans.whole + done.whole) / 2 };
      assert.deepEqual(differences(wanted, await treeOf(scene)), [], `${command}, seed ${seed}, kill ${at}`);
    }
    return counts;
  } finally {
    for (const name of ['given', 'whole', 'killed'])
      await rm(cacheFor(join(folder, name, 'content')), { recursive: true, force: true });
    await remove();
  }
}

/** A folder with `content`, and `out` where a site is built, in the state from which the command has much to do. */
export async function prepare(command: Command, given: string): Promise<void> {
  const content = join(given, 'content');
  await writeKillContent(content);
  if (command === 'convert') return;
  await run('convert', given);
  if (command === 'build') for (const each of ['freeze', 'build'] as const) await run(each, given);
  await editKillContent(content, 'later on');
  if (command === 'build') await run('convert', given);
}

/**
 * Right after the kill, what bears a final name is whole: as it was before or as it will be, and the records are valid.
 * True where the run was amidst its work: some files are as they will be, and some are not.
 */
export async function halfWritten(scene: string, { before, wanted }: { before: Tree; wanted: Tree }): Promise<boolean> {
  const states = new Set<'done' | 'open'>();
  for (const [path, bytes] of wanted) {
    const now = await readFile(join(scene, path)).catch(() => undefined);
    const isWhole = now === undefined || now.equals(bytes) || before.get(path)?.equals(now);
    assert.ok(isWhole, `${path} is half written`);
    if (before.get(path)?.equals(bytes) !== true) states.add(now?.equals(bytes) ? 'done' : 'open');
  }
  const text = (name: string) => readFile(join(scene, 'content', name), 'utf8').catch(() => '');
  assert.deepEqual(parseLedger('ledger.jsonl', await text('ledger.jsonl')).messages, []);
  assert.deepEqual(parseFragments(await text('fragments.jsonl')).messages, []);
  return states.size === 2;
}

/** The command line of one run, for Node. */
export function wordsOf(command: Command, scene: string): readonly string[] {
  const more = { convert: [], freeze: ['--date', '2026-01-02'], build: ['--out', join(scene, 'out')] }[command];
  return [join(root, 'scripts', 'cli.ts'), command, '--content', join(scene, 'content'), ...more];
}

/** `whole` in milliseconds; `calls` to write, rename or remove something, where it came to its end. */
type Run = { readonly killed: boolean; readonly whole: number; readonly calls: number };
type Kill = { readonly after: number } | { readonly call: number };

/** Ends well, or is killed after so many milliseconds or just before a call that writes. */
export async function run(command: Command, scene: string, kill?: Kill): Promise<Run> {
  const preload = ['--import', pathToFileURL(join(import.meta.dirname, 'kill-at-write.ts')).href];
  const words = [...preload, ...wordsOf(command, scene)];
  const env = {
    ...process.env,
    ...(kill !== undefined && 'call' in kill ? { SOURCEBOOK_KILL_AT: `${kill.call}` } : {}),
  };
  const started = performance.now();
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], env });
  const timer = kill !== undefined && 'after' in kill ? setTimeout(() => child.kill('SIGKILL'), kill.after) : undefined;
  let told = '';
  child.stdio[3]?.on('data', (data) => (told += data));
  const [code, signal] = await once(child, 'close');
  clearTimeout(timer);
  const killed = signal === 'SIGKILL';
  if (!killed && code !== 0 && code !== 1) throw new Error(`${command} ended with ${code ?? signal}`);
  return { killed, whole: performance.now() - started, calls: Number(told) };
}
