import type { Measured } from '../build/run-measured.ts';

/** What each step took at one size: so many sources, and so many entries of another folder. */
export type Costs = {
  readonly size: number;
  readonly shards: number;
  /** Converting by one machine, and in parts: reading one part, then all else. */
  readonly convert: Measured;
  readonly read: Measured;
  readonly decide: Measured;
  /** Building by one machine, and in parts: one from nothing, and one where the entries were rendered by another before. */
  readonly build: Measured;
  readonly shard: Measured;
  readonly shardAgain: Measured;
  readonly merge: Measured;
  /** Of the merged site. */
  readonly bytes: number;
  readonly files: number;
};

const STEPS = ['convert', 'read', 'decide', 'build', 'shard', 'shardAgain', 'merge'] as const;
type Step = (typeof STEPS)[number];

function nameOf(step: Step, shards: number): string {
  const names: Readonly<Record<Step, string>> = {
    convert: 'convert, all of it',
    read: `convert --shard 1/${shards}`,
    decide: 'convert, all of them read',
    build: 'build, all of it',
    shard: `build --shard 1/${shards}, no cache`,
    shardAgain: `build --shard 2/${shards}, with the cache of 1/${shards}`,
    merge: `merge of ${shards}`,
  };
  return names[step];
}

export function printCosts(costs: Costs): void {
  const { size, shards, bytes, files } = costs;
  console.log(`\n${size} sources, ${size} entries${' '.repeat(19)}processor s      wall s   memory MB`);
  for (const step of STEPS) {
    const { cpu, wall, memory } = costs[step];
    const cells = [cpu.toFixed(1).padStart(12), wall.toFixed(1).padStart(12), (memory / 1e6).toFixed(0).padStart(12)];
    console.log(`  ${nameOf(step, shards).padEnd(38)}${cells.join('')}`);
  }
  console.log(`  to upload: ${(bytes / 1e6).toFixed(1)} MB in ${files} files`);
}

const MILLION = 1_000_000;

/** A cost that begins with something and grows with the number of things. */
type Line = { readonly start: number; readonly each: number };

function lineThrough([small, low]: readonly [number, number], [large, high]: readonly [number, number]): Line {
  const each = Math.max(0, (high - low) / (large - small));
  return { start: Math.max(0, low - small * each), each };
}

/** What a million sources and a million entries would take, on so many machines of the kind that this was measured on. */
export function printMachines(small: Costs, large: Costs): void {
  const line = (of: (costs: Costs) => number) => lineThrough([small.size, of(small)], [large.size, of(large)]);
  const { shards } = large;
  const cpu = (step: Step) => line((costs) => costs[step].cpu);
  const at = ({ start, each }: Line, count = MILLION): number => start + each * count;
  /** What every machine does for all of them, and what it does for its own. */
  const parts = (whole: Line, shard: Line) => {
    const own = ((whole.each - shard.each) * shards) / (shards - 1);
    return (machines: number) => shard.start + (whole.each - own) * MILLION + (own * MILLION) / machines;
  };
  const readAll = { start: cpu('read').start, each: cpu('read').each };
  const reading = (machines: number) => at({ ...readAll, each: readAll.each * shards }, MILLION / machines);
  const building = parts(cpu('build'), cpu('shard'));
  const again = parts(cpu('build'), cpu('shardAgain'));
  const decide = at(cpu('decide'));
  const merge = at(cpu('merge'));
  const memory = (step: Step) => at(line((costs) => costs[step].memory)) / 1e9;
  const bytes = at(line((costs) => costs.bytes));
  const hours = (seconds: number) => (seconds / 3600).toFixed(1).padStart(8);
  console.log(`\nA million of each, worked out from ${small.size} and ${large.size}; processor hours of each machine`);
  console.log('  machines   read   build, no cache   build, entries rendered before   processor hours of all');
  for (const machines of [1, 4, 16, 64]) {
    const all = machines * (reading(machines) + building(machines)) + decide + merge;
    const cells = [hours(reading(machines)), hours(building(machines)).padStart(16)];
    const more = [hours(again(machines)).padStart(24), hours(all).padStart(24)];
    console.log(`  ${String(machines).padStart(8)}${[...cells, ...more].join('')}`);
  }
  console.log(
    `  on one machine in any case: to decide on terms ${hours(decide).trim()} h, to merge ${hours(merge).trim()} h`,
  );
  const of = (['read', 'decide', 'shard', 'merge'] as const).map(
    (step) => `${nameOf(step, shards)} ${memory(step).toFixed(0)} GB`,
  );
  console.log(`  memory: ${of.join(', ')}`);
  console.log(`  to upload: ${(bytes / 1e9).toFixed(0)} GB in ${at(line((costs) => costs.files)).toFixed(0)} files`);
}
