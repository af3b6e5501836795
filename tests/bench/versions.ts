import { appendFileSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cacheFor } from '../../scripts/build/cache-for.ts';
import { makeCorpus } from './build/make-corpus.ts';
import { type Measured, runMeasured } from './build/run-measured.ts';

/**
 * What versions cost: a made-up site whose every entry is edited and frozen several times; what each freeze took, the
 * bytes of its records, and what a build takes with them and without (the same text, given its addresses today).
 * `npm run bench -- versions`; by hand `node tests/bench/versions.ts --sizes 100,1000 --versions 3`.
 */
const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000' },
    versions: { type: 'string', default: '5' },
  },
});
const cli = join(resolve(import.meta.dirname, '../..'), 'scripts/cli.ts');
const KEPT = ['versions', 'ledger.jsonl', 'fragments.jsonl'];

for (const size of values.sizes.split(',').map(Number)) {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'sourcebook-versions-'));
  try {
    await measureVersions(folder, size);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureVersions(folder: string, size: number): Promise<void> {
  console.log(`\n${size} entries × ${values.versions} versions${' '.repeat(8)}wall s   processor s   memory MB`);
  const content = join(folder, 'content');
  makeCorpus(content, size);
  await runMeasured(command(folder, 'convert'));
  for (let version = 1; version <= Number(values.versions); version += 1) {
    if (version > 1) edit(content, version);
    print(`freeze ${version}`, await runMeasured(command(folder, 'freeze', '--date', `2026-01-0${version}`)));
  }
  for (const name of KEPT) console.log(`  ${name.padEnd(28)}${sizeOf(join(content, name)).toLocaleString('en')} bytes`);
  const withVersions = await measureBuilds(folder);
  for (const name of KEPT) rmSync(join(content, name), { recursive: true });
  await runMeasured(command(folder, 'convert'));
  const without = await measureBuilds(folder);
  for (const [state, measured] of withVersions) {
    print(`${state}, with versions`, measured);
    const bare = without.get(state);
    if (bare !== undefined) print(`${state}, without`, bare);
  }
}

function edit(content: string, version: number): void {
  for (const name of readdirSync(join(content, 'entries')))
    appendFileSync(join(content, 'entries', name), `\nOne more paragraph, which came with version ${version}.\n`);
}

async function measureBuilds(folder: string): Promise<ReadonlyMap<string, Measured>> {
  // The compiled pages are the same for both, and stay.
  for (const gone of [join(folder, 'out'), cacheFor(join(folder, 'content'))])
    rmSync(gone, { recursive: true, force: true });
  const build = command(folder, 'build', '--out', join(folder, 'out'));
  const cold = await runMeasured(build);
  return new Map([
    ['build', cold],
    ['nothing changed', await runMeasured(build)],
  ]);
}

function command(folder: string, name: string, ...options: readonly string[]) {
  return { argv: ['node', cli, name, '--content', join(folder, 'content'), ...options], cwd: folder };
}

function sizeOf(path: string): number {
  if (!statSync(path).isDirectory()) return statSync(path).size;
  return readdirSync(path).reduce((sum, name) => sum + statSync(join(path, name)).size, 0);
}

function print(name: string, { wall, cpu, memory }: Measured): void {
  const cells = [wall.toFixed(1).padStart(8), cpu.toFixed(1).padStart(14), (memory / 1e6).toFixed(0).padStart(12)];
  console.log(`  ${name.padEnd(30)}${cells.join('')}`);
}
