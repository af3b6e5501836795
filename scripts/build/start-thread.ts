import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { root } from '../root.ts';

/**
 * Starts a thread of this program. Named to it from the start, the cache of compiled code spares it the reading of types
 * in its first file, which takes longer than all the others.
 */
export function startThread(file: URL, workerData?: unknown): Worker {
  const env = { ...process.env, NODE_COMPILE_CACHE: join(root, '.sourcebook', 'cache', 'node') };
  return new Worker(file, { workerData, env });
}
