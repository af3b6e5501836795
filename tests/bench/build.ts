import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cacheFor } from '../../scripts/build/cache-for.ts';
import { makeCorpus } from './build/make-corpus.ts';
import { ownCommand } from './build/own-command.ts';
import { peers } from './build/peers.ts';
import { type Command, type Measured, runMeasured } from './build/run-measured.ts';

/**
 * Builds made-up sites of several sizes and prints what each build took: cold, nothing changed, one entry edited, one added;
 * ours with everything on, peers bare. `npm run bench -- build`; by hand `node tests/bench/build.ts --sizes 100,1000
 * --peers astro-md,eleventy --runs 3` (`--peers ''` for none; the figure is the median of the runs). What is built is
 * written to memory where there is `/dev/shm`: disks differ, and slow down over many runs.
 */
const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100,1000,10000' },
    peers: { type: 'string', default: [...peers.keys()].join(',') },
    runs: { type: 'string', default: '1' },
  },
});
const root = resolve(import.meta.dirname, '../..');
const runs = Number(values.runs);
const STATES = ['cold', 'nothing changed', 'one edit', 'one entry more'] as const;
type Row = ReadonlyMap<(typeof STATES)[number], Measured>;

for (const size of values.sizes.split(',').map(Number)) {
  console.log(`\n${size} entries${' '.repeat(12)}wall s   processor s   memory MB   (processor time beside ours)`);
  const ours = await inFolder((folder) => measureOurs(folder, size));
  print('sourcebook', ours, ours);
  for (const name of values.peers.split(',').filter((name) => name !== '')) {
    await inFolder(async (folder) => {
      const peer = peers.get(name)?.(folder, size);
      if (peer === undefined) return console.log(`${name}: skipped, not to be had here`);
      print(name, await measure(peer.command, { entry: peer.entry, clear: () => clearPeer(folder) }), ours);
    });
  }
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'sourcebook-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureOurs(folder: string, size: number): Promise<Row> {
  const content = join(mkdtempSync(join(folder, 'ours-')), 'content');
  const out = join(folder, 'out');
  makeCorpus(content, size);
  const argv = ownCommand('build', '--content', content, '--out', out);
  try {
    return await measure(
      { argv, cwd: folder },
      { entry: join(content, 'entries/e-1.mdx'), clear: () => clearOurs(content, out) },
    );
  } finally {
    rmSync(cacheFor(content), { recursive: true, force: true });
    rmSync(content, { recursive: true });
  }
}

type Case = { readonly entry: string; readonly clear: () => void };

async function measure(command: Command, { entry, clear }: Case): Promise<Row> {
  const found = new Map<(typeof STATES)[number], Measured[]>(STATES.map((state) => [state, []]));
  for (let run = 0; run < runs; run += 1) {
    clear();
    for (const state of STATES) {
      if (state === 'one edit') appendFileSync(entry, `\nOne more paragraph, number ${run}.\n`);
      if (state === 'one entry more') addLike(entry, `more-${run}`);
      found.get(state)?.push(await runMeasured(command));
    }
  }
  return new Map([...found].map(([state, list]) => [state, medianOf(list)]));
}

/** Writes one more entry, of the words of another. */
function addLike(entry: string, name: string): void {
  const text = readFileSync(entry, 'utf8').replace(/^id: .*$/m, `id: ${name}`);
  writeFileSync(join(dirname(entry), name + extname(entry)), text.replace(/^title: .*$/m, `title: Another, ${name}`));
}

function medianOf(list: readonly Measured[]): Measured {
  const middle = (of: (one: Measured) => number) => list.map(of).sort((a, b) => a - b)[list.length >> 1] ?? 0;
  return { wall: middle(({ wall }) => wall), cpu: middle(({ cpu }) => cpu), memory: middle(({ memory }) => memory) };
}

/** All that is kept of this content and of the compiled pages; what Node keeps of the program itself stays. */
function clearOurs(content: string, out: string): void {
  for (const folder of [out, cacheFor(content), join(root, '.sourcebook/cache/compiled')])
    rmSync(folder, { recursive: true, force: true });
}

function clearPeer(folder: string): void {
  for (const name of ['dist', 'out', 'public', '.astro', '.astro-cache', 'resources'])
    rmSync(join(folder, name), { recursive: true, force: true });
}

function print(name: string, row: Row, ours: Row): void {
  for (const [state, { wall, cpu, memory }] of row) {
    const ratio = cpu / (ours.get(state)?.cpu ?? cpu);
    const cells = [wall.toFixed(1).padStart(8), cpu.toFixed(1).padStart(12), (memory / 1e6).toFixed(0).padStart(12)];
    console.log(`  ${name.padEnd(12)} ${state.padEnd(16)}${cells.join('')}   ×${ratio.toFixed(2)}`);
  }
}
