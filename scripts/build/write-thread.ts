import { once } from 'node:events';
import { startThread } from './start-thread.ts';

/** Path below the folder, and what the file holds. */
export type Written = readonly [path: string, bytes: Uint8Array];

/** A folder that is written to in a thread of its own. */
export type WriteThread = {
  /** Has a file written soon; ends when there is room for the next. Throws where an earlier one could not be written. */
  readonly put: (path: string, bytes: Uint8Array) => Promise<void>;
  /** Ends when all of them are written, and the thread with it. */
  readonly end: () => Promise<void>;
};

/** Bytes that are handed over at once. */
const BATCH = 1 << 19;
/** So many batches may wait to be written. */
const WAITING = 8;

/** Most of writing a small file is opening it: a new site has seven for each entry, which took a tenth of its build. */
export function startWriting(folder: string): WriteThread {
  const worker = startThread(new URL('./write-worker.ts', import.meta.url), folder);
  let batch: Written[] = [];
  let size = 0;
  let unwritten = 0;
  let failure: unknown;
  worker.on('error', (error) => (failure = error));
  worker.on('message', () => unwritten--);
  // Where the build has failed meanwhile, nobody waits for it.
  worker.unref();
  const until = async (most: number) => {
    worker.ref();
    while (failure === undefined && unwritten > most) await once(worker, 'message');
    worker.unref();
    if (failure !== undefined) throw failure;
  };
  const send = () => {
    worker.postMessage(batch);
    batch = [];
    size = 0;
    unwritten++;
  };
  return {
    async put(path, bytes) {
      batch.push([path, bytes]);
      size += bytes.length;
      if (size >= BATCH) send();
      await until(WAITING);
    },
    async end() {
      send();
      await until(0);
      await worker.terminate();
    },
  };
}
