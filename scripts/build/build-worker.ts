import { parentPort } from 'node:worker_threads';
import { buildSite } from './build-site.ts';
import type { Answer, Asked } from './build-thread.ts';

/** What the thread does that builds for `dev`; one question at a time. */
parentPort?.on('message', async (build: Asked) => {
  const answer = (said: Answer) => parentPort?.postMessage(said);
  const { messages } = await buildSite({ ...build, ahead: () => answer({ shown: true }) });
  answer({ messages });
  // Where nothing had changed, this was not needed yet: loaded now, so that the first edit is shown as soon as the next.
  await import('./make-site.ts');
});
