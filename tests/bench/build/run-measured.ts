import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** What one run of a program took: seconds on the wall, seconds of processor, peak of resident memory in bytes. */
export type Measured = { readonly wall: number; readonly cpu: number; readonly memory: number };

export type Command = { readonly argv: readonly string[]; readonly cwd: string };

/** Milliseconds between two looks at the memory of the program and all it starts. */
const LOOK = 100;

/** Runs a program to its end; throws with the end of what it said where it fails. Linux only: reads /proc. */
export async function runMeasured({ argv, cwd }: Command): Promise<Measured> {
  const start = performance.now();
  // The shell's own `times` tells the processor time of everything below it.
  const child = spawn('bash', ['-c', '"$@" 2>&1 || exit 1; times', 'run', ...argv], { cwd });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data));
  let memory = 0;
  const looking = setInterval(() => (memory = Math.max(memory, residentBelow(child.pid ?? 0))), LOOK);
  const code = await new Promise<number | null>((done) => child.on('close', done));
  clearInterval(looking);
  if (code !== 0) throw new Error(`${argv.join(' ')}:\n${said.slice(-1500)}`);
  const last = said.trimEnd().split('\n').at(-1) ?? '';
  const cpu = Array.from(last.matchAll(/(\d+)m([\d.]+)s/g), ([, m, s]) => Number(m) * 60 + Number(s));
  return { wall: (performance.now() - start) / 1000, cpu: cpu.reduce((a, b) => a + b, 0), memory };
}

/** Resident bytes of a process and its descendants; pages they share count once a process. */
function residentBelow(pid: number): number {
  const parents = new Map<number, number>();
  const resident = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      parents.set(Number(name), Number(fields[1]));
      resident.set(Number(name), Number(fields[21]) * 4096);
    } catch {
      // The process has ended since the folder was read.
    }
  }
  const isBelow = (one: number): boolean => one === pid || (one > 1 && isBelow(parents.get(one) ?? 0));
  return [...resident].reduce((sum, [one, bytes]) => sum + (isBelow(one) ? bytes : 0), 0);
}
