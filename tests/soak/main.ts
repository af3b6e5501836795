import { parseArgs } from 'node:util';
import { testFullDisk } from './full-disk.ts';
import { testHosting } from './hosting.ts';
import { type Command, killRuns } from './kill-runs.ts';
import { runOperations } from './operations.ts';
import { testScale } from './scale.ts';
import { testWatched } from './watched.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
  },
});
const [runs, seed] = [Number(values.runs), Number(values.seed)];

/** What can be run for long, by name; each throws at the first thing that is wrong. */
const soaks: Readonly<Record<string, () => Promise<string>>> = {
  convert: () => kills('convert'),
  freeze: () => kills('freeze'),
  build: () => kills('build'),
  'full-disk': testFullDisk,
  hosting: testHosting,
  scale: testScale,
  async watched() {
    const { files, pages, problems } = await testWatched({ count: runs, seed });
    if (problems.length > 0) throw new Error(problems.join('\n'));
    return `${files} hostile files, ${pages} pages opened twice, nothing ran`;
  },
  async operations() {
    const { operations, checks, answers } = await runOperations({ runs, seed, length: 200 });
    return `${runs} sequences, ${operations} operations, ${checks} checks, ${answers} addresses asked for`;
  },
};

async function kills(command: Command): Promise<string> {
  const { killed, amidst, finished, repeated } = await killRuns(command, { runs, seed });
  return `${killed} killed, ${amidst} amidst their writing, ${finished} had finished before, ${repeated} killed again without a whole run between`;
}

for (const name of positionals.length === 0 ? Object.keys(soaks) : positionals) {
  const soak = soaks[name];
  if (soak === undefined) throw new Error(`There is no soak "${name}": use ${Object.keys(soaks).join(', ')}.`);
  const started = performance.now();
  const told = await soak();
  process.stdout.write(`${name}: ${told} (${((performance.now() - started) / 1000).toFixed(0)} s)\n`);
}
