import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { buildSite } from '../build-site.ts';
import type { BuiltApart } from './build-thread.ts';

const build: BuiltApart = workerData;

// Of Linux, a thread's own: where processors are few, the page that an author waits for goes before the rest of the site.
setPriority(10);

/** What the thread does that builds for `dev`. */
parentPort?.on('message', async () => {
  parentPort?.postMessage(await buildSite(build));
  // Where nothing had changed, this was not needed yet: loaded now, so that the first edit is built as soon as the next.
  await import('../make-site.ts');
});
