import { spawnSync } from 'node:child_process';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type ExitCode, type Settings, UsageError } from '../command-line.ts';
import { root } from '../root.ts';
import { say, tell } from '../terminal.ts';

/** `extract.bench.ts` and `extract.ts` are both the measurement `extract`. */
const ending = /(\.bench)?\.ts$/;

/** Runs the measurements in `tests/bench` one after the other, all or those named, each in a folder of its own. */
export async function bench({ names, content, out }: Settings): Promise<ExitCode> {
  const folder = join(root, 'tests', 'bench');
  const files = (await readdir(folder).catch(() => [])).filter((file) => ending.test(file)).sort();
  const all = new Map(files.map((file) => [file.replace(ending, ''), join(folder, file)]));
  let code: ExitCode = 0;
  for (const name of names.length > 0 ? names : all.keys()) {
    const file = all.get(name);
    if (file === undefined) {
      throw new UsageError(`There is no measurement ${name}; there are: ${[...all.keys()].join(', ') || 'none'}.`);
    }
    say(`\n${name}`);
    const cwd = join(root, '.sourcebook', 'bench', name);
    await mkdir(cwd, { recursive: true });
    const env = { ...process.env, SOURCEBOOK_CONTENT: content, SOURCEBOOK_OUT: out };
    if (spawnSync(process.execPath, [file], { stdio: 'inherit', cwd, env }).status !== 0) code = 1;
  }
  if (all.size === 0) tell('There are no measurements in tests/bench.');
  return code;
}
