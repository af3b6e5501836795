import { spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExitCode, Settings } from '../command-line.ts';
import { root } from '../root.ts';

/** Runs `tests/fuzz` for long; what it finds is left in `.sourcebook/fuzz/findings`. */
export function fuzz(settings: Settings): Promise<ExitCode> {
  return runLong('fuzz', settings);
}

/** Runs `main.ts` of a folder of tests, in a folder of its own. */
export async function runLong(name: string, { runs = 1000, seed = 1, names }: Settings): Promise<ExitCode> {
  const cwd = join(root, '.sourcebook', name);
  await mkdir(cwd, { recursive: true });
  const words = [join(root, 'tests', name, 'main.ts'), '--runs', String(runs), '--seed', String(seed), ...names];
  return spawnSync(process.execPath, words, { stdio: 'inherit', cwd }).status === 0 ? 0 : 1;
}
