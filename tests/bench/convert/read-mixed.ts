import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { decodeHtml } from '../../../scripts/pipeline/read/html/decode-html.ts';
import { endingOf } from '../../../scripts/pipeline/read/index.ts';
import { ReadingPool } from '../../../scripts/pipeline/reading-pool.ts';
import { mixedFiles } from './mixed-files.ts';

/** One way through mixed documents, in a process of its own: `read-mixed.ts WAY DATA COUNT [PEERS]`; prints what it took as JSON. */
const [way = '', data = '', count = '', peers = ''] = process.argv.slice(2);
const files = mixedFiles(data, Number(count));

type Read = (path: string, bytes: Uint8Array) => unknown;
type Way = { readonly takes: (ending: string) => boolean; readonly readers: () => readonly Read[] };
const pool = new ReadingPool();

/** The libraries run as ours do: in as many threads. */
function libraryThreads(): readonly Read[] {
  return Array.from({ length: pool.workers }, () => {
    const worker = new Worker(new URL('./libraries-worker.ts', import.meta.url));
    worker.unref();
    return async (path: string, bytes: Uint8Array) => {
      const answered = once(worker, 'message');
      worker.postMessage({ path, bytes });
      const [failed] = await answered;
      if (failed === true) throw new Error(path);
    };
  });
}

const ours: Read = (path, bytes) => pool.readDocument({ path, bytes, content: '/nowhere', show: 'excerpts' });
const readability: Read = (_, bytes) => new Readability(parseHTML(decodeHtml(bytes)).document).parse();
const mammoth: Read = (_, bytes) =>
  createRequire(join(peers, 'package.json'))('mammoth').convertToHtml({ buffer: Buffer.from(bytes) });

const ways: Readonly<Record<string, Way>> = {
  ours: { takes: () => true, readers: () => Array.from({ length: pool.workers }, () => ours) },
  libraries: { takes: () => true, readers: libraryThreads },
  readability: { takes: (ending) => /^x?html?$/.test(ending), readers: () => [readability] },
  mammoth: { takes: (ending) => ending === 'docx', readers: () => [mammoth] },
};

const { takes, readers } = ways[way] ?? { takes: () => false, readers: () => [] };
const waiting = files.filter(({ path }) => takes(endingOf(path)));
const documents = waiting.length;
const started = performance.now();
let failed = 0;
const work = async (read: Read) => {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    try {
      await read(next.path, next.bytes());
    } catch {
      failed += 1;
    }
  }
};
await Promise.all(readers().map(work));
const seconds = (performance.now() - started) / 1000;
await pool.close();
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
const cpu = (userCPUTime + systemCPUTime) / 1e6;
console.log(JSON.stringify({ documents, failed, seconds, cpu, megabytes: maxRSS / 1024 }));
