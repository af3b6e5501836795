import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Costs, printCosts, printMachines } from './shards/machines.ts';
import { buildInShards, convertInShards } from './shards/run-shards.ts';

/**
 * What conversion and building take in parts, and from that what a million entries would take on how many machines.
 * `npm run bench -- shards`; by hand `node tests/bench/shards.ts --sizes 1000,4000 --shards 4`. Two sizes, so that what a
 * start costs is told from what each source or entry does. All runs are one after the other on this machine, each from
 * nothing; `npm run bench -- shards` takes some minutes.
 */
const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,4000' },
    shards: { type: 'string', default: '4' },
  },
});
const shards = Number(values.shards);
const costs: Costs[] = [];
for (const size of values.sizes.split(',').map(Number)) {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'sourcebook-shards-'));
  try {
    const convert = await convertInShards(join(folder, 'convert'), { size, shards });
    const build = await buildInShards(join(folder, 'build'), { size, shards });
    costs.push({ size, shards, ...convert, ...build });
    printCosts({ size, shards, ...convert, ...build });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
const [small, large] = [costs[0], costs.at(-1)];
if (small !== undefined && large !== undefined && small !== large) printMachines(small, large);
