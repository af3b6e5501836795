import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFor } from '../../scripts/build/cache-for.ts';
import { runMeasured } from '../bench/build/run-measured.ts';
import { temporaryFolder } from '../harden/content-copy.ts';
import { type Command, wordsOf } from './kill-runs.ts';
import { writeBacklinks, writeLongPdf, writeSources, writeTags } from './scale-content.ts';

type Growth = {
  readonly what: string;
  readonly sizes: readonly [number, number];
  readonly write: (content: string, count: number) => void;
  readonly commands: readonly Command[];
};

/** What may grow, at a tenth and at full size, so that more than linear growth shows. */
const growths: readonly Growth[] = [
  { what: 'pages of one PDF', sizes: [200, 2_000], write: writeLongPdf, commands: ['convert'] },
  { what: 'sources', sizes: [1_000, 10_000], write: writeSources, commands: ['convert', 'convert'] },
  { what: 'tags', sizes: [500, 5_000], write: writeTags, commands: ['build'] },
  { what: 'links to one entry', sizes: [5_000, 50_000], write: writeBacklinks, commands: ['build'] },
];

/** Prints a line a run: seconds of processor, most memory of the process tree. Linux only. */
export async function testScale(): Promise<string> {
  for (const { what, sizes, write, commands } of growths)
    for (const size of sizes) {
      const { folder, remove } = await temporaryFolder('sourcebook-scale-');
      try {
        write(join(folder, 'content'), size);
        for (const command of commands) {
          const { cpu, wall, memory } = await runMeasured({
            argv: [process.execPath, ...wordsOf(command, folder)],
            cwd: folder,
          });
          const each = ((cpu / size) * 1000).toFixed(1);
          const megabytes = (memory / 2 ** 20).toFixed(0);
          console.log(
            `${size} ${what}, ${command}: ${cpu.toFixed(1)} s of processor (${each} ms each), ${wall.toFixed(0)} s, ${megabytes} MB`,
          );
        }
      } finally {
        rmSync(cacheFor(join(folder, 'content')), { recursive: true, force: true });
        await remove();
      }
    }
  return 'all came to their end';
}
