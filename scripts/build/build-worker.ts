import { parentPort } from 'node:worker_threads';
import { buildSite, loadAgain } from './build-site.ts';
import type { Answer, Asked } from './build-thread.ts';
import type { Listed } from './make-site.ts';
import { previewEdits } from './preview-edits.ts';

/** What the thread does that builds for `dev`: previews what was edited, then builds; one question at a time. */
let loaded: Listed | undefined;
parentPort?.on('message', async ({ build, edited }: Asked) => {
  const answer = (said: Answer) => parentPort?.postMessage(said);
  if (loaded !== undefined && (await previewEdits(build, loaded, edited))) answer({ shown: true });
  const built = await buildSite(build);
  answer({ messages: built.messages });
  // Where nothing had changed, nothing was loaded: made ready now, so that the first edit is shown as soon as the next.
  loaded = built.loaded ?? loaded ?? (await loadAgain(build));
});
