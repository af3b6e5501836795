import { parentPort } from 'node:worker_threads';
import { readAlone } from './libraries.ts';

/** Reads what it is sent, a document at a time, and answers whether that failed. */
parentPort?.on('message', async ({ path, bytes }: { path: string; bytes: Uint8Array }) => {
  const failed = await readAlone(path, bytes).then(
    () => false,
    () => true,
  );
  parentPort?.postMessage(failed);
});
