import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { root } from '../root.ts';
import type { Answer, Asked } from './build-thread.ts';
import type { Listed } from './make-site.ts';

/** What the thread does that builds for `dev`: previews what was edited, then builds; one question at a time. */
enableCompileCache(join(root, '.sourcebook', 'cache', 'node'));
const { loadAgain, buildSite } = await import('./build-site.ts');
const { previewEdits } = await import('./preview-edits.ts');

let loaded: Listed | undefined;
parentPort?.on('message', async ({ build, edited }: Asked) => {
  const answer = (said: Answer) => parentPort?.postMessage(said);
  if (loaded !== undefined && (await previewEdits(build, loaded, edited))) answer({ shown: true });
  const built = await buildSite(build);
  answer({ messages: built.messages });
  // Where nothing had changed, nothing was loaded: made ready now, so that the first edit is shown as soon as the next.
  loaded = built.loaded ?? loaded ?? (await loadAgain(build));
});
