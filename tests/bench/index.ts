import { closeSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'astro/zod';
import { updateIndex } from '../../scripts/build/search-index/index-folder.ts';
import type { SearchRecord } from '../../src/model/search-record.ts';
import { generateCorpus } from '../search/generate-corpus.ts';
import { type Measured, runMeasured } from './build/run-measured.ts';

/**
 * Fills the search index of made-up entries in a process of its own, which reads their records from a file one by one:
 * seconds, processor, peak of memory. Then changes it, each time with all files closed: a word more in a text of one
 * entry, and another title for one. `npm run bench -- index`; by hand `node tests/bench/index.ts --sizes 10000,100000`.
 */
const { values } = parseArgs({
  options: { sizes: { type: 'string', default: '1000,10000' }, write: { type: 'string' }, fill: { type: 'string' } },
});
const listSchema = z.object({ ids: z.array(z.string()), starts: z.array(z.number()) });

type Edit = (record: SearchRecord, times: number) => SearchRecord;

const edits: readonly (readonly [what: string, change: Edit])[] = [
  [
    'a text',
    (record, times) => ({
      ...record,
      passages: record.passages.map((one, at) => (at === 0 ? { ...one, text: `${one.text} edited ${times}` } : one)),
    }),
  ],
  ['the title', (record, times) => ({ ...record, title: `${record.title} ${times}` })],
];

if (values.write !== undefined) writeRecords(values.write, Number(values.sizes));
else if (values.fill !== undefined) fillFrom(values.fill);
else for (const size of values.sizes.split(',').map(Number)) await measure(size);

async function measure(size: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sourcebook-index-'));
  const run = (...args: string[]) =>
    runMeasured({ argv: ['node', import.meta.filename, ...args, folder], cwd: import.meta.dirname });
  try {
    await run('--sizes', String(size), '--write');
    const { wall, cpu, memory } = await run('--fill');
    const seconds = `${wall.toFixed(1)} s, ${cpu.toFixed(1)} s of processor`;
    console.log(`${size} entries: index filled in ${seconds}, at most ${(memory / 1e6).toFixed(0)} MB`);
    for (const [what, change] of edits) {
      const times = [1, 2, 3].map((times) => edit(folder, (record) => change(record, times)));
      const shown = times.map(({ wall, cpu }) => `${wall.toFixed(2)} s, ${cpu.toFixed(2)} s of processor`);
      console.log(`  ${what} of one entry changed, three times: ${shown.join('; ')}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Changes the entry in the middle of an index that was filled. */
function edit(folder: string, change: (record: SearchRecord) => SearchRecord): Pick<Measured, 'wall' | 'cpu'> {
  const { ids, digests, recordOf } = openRecords(folder);
  const edited = ids[ids.length >> 1] ?? '';
  const record = change(recordOf(edited));
  const source = {
    digests: new Map(digests).set(edited, JSON.stringify(record)),
    titles: new Map(),
    recordOf: (id: string) => (id === edited ? record : recordOf(id)),
  };
  const [start, before] = [performance.now(), process.cpuUsage()];
  updateIndex(source, folder);
  const { user, system } = process.cpuUsage(before);
  return { wall: (performance.now() - start) / 1000, cpu: (user + system) / 1e6 };
}

function writeRecords(folder: string, size: number): void {
  const file = openSync(join(folder, 'records'), 'w');
  const [ids, starts]: [string[], number[]] = [[], [0]];
  for (const record of generateCorpus(size)) {
    ids.push(record.id);
    starts.push((starts.at(-1) ?? 0) + writeSync(file, JSON.stringify(record)));
  }
  closeSync(file);
  writeFileSync(join(folder, 'list.json'), JSON.stringify({ ids, starts }));
}

function fillFrom(folder: string): void {
  const { digests, recordOf } = openRecords(folder);
  updateIndex({ digests, titles: new Map(), recordOf }, folder);
}

function openRecords(folder: string) {
  const { ids, starts } = listSchema.parse(JSON.parse(readFileSync(join(folder, 'list.json'), 'utf8')));
  const file = openSync(join(folder, 'records'), 'r');
  const places = new Map(ids.map((id, at) => [id, at]));
  const recordOf = (id: string): SearchRecord => {
    const at = places.get(id) ?? 0;
    const from = starts[at] ?? 0;
    const bytes = Buffer.alloc((starts[at + 1] ?? 0) - from);
    readSync(file, bytes, 0, bytes.length, from);
    return JSON.parse(bytes.toString());
  };
  return { ids, digests: new Map(ids.map((id) => [id, ''])), recordOf };
}
