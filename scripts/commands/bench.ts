import { spawnSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type ExitCode, type Settings, UsageError } from '../command-line.ts';
import { root } from '../root.ts';
import { say, tell } from '../terminal.ts';

const ending = '.bench.ts';

/** Runs `tests/bench/<name>.bench.ts` one after the other: all of them, or those that are named. */
export async function bench({ names, content, out }: Settings): Promise<ExitCode> {
  const folder = join(root, 'tests', 'bench');
  const files = await readdir(folder).catch(() => []);
  const all = files
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort();
  const unknown = names.find((name) => !all.includes(name));
  if (unknown !== undefined) {
    throw new UsageError(`There is no measurement ${unknown}; there are: ${all.join(', ') || 'none'}.`);
  }
  let code: ExitCode = 0;
  for (const name of names.length > 0 ? names : all) {
    say(`\n${name}`);
    const env = { ...process.env, SOURCEBOOK_CONTENT: content, SOURCEBOOK_OUT: out };
    const { status } = spawnSync(process.execPath, [join(folder, name + ending)], { stdio: 'inherit', env });
    if (status !== 0) code = 1;
  }
  if (all.length === 0) tell('There are no measurements in tests/bench.');
  return code;
}
