import { parentPort, workerData } from 'node:worker_threads';
import { ContentChanged } from '../../../src/loader/content-folder.ts';
import { LostBody } from '../../../src/loader/memory/body-pack.ts';
import type { AskedAhead } from './ahead-thread.ts';
import type { BuiltApart } from './build-thread.ts';
import { type Ahead, openAhead } from './show-ahead.ts';

const build: BuiltApart = workerData;
let ahead: Ahead | undefined;

/** What the thread does that gives pages ahead. */
parentPort?.on('message', async (asked: AskedAhead) => parentPort?.postMessage(await answerTo(asked)));

async function answerTo(asked: AskedAhead): ReturnType<Ahead> {
  if (asked === 'built') {
    ahead = await openAhead(build);
    return [];
  }
  ahead ??= await openAhead(build);
  try {
    return await ahead(asked.edited);
  } catch (error) {
    if (!(error instanceof LostBody || error instanceof ContentChanged)) throw error;
    // A build has put the bodies of entries elsewhere since, or others were edited that it shows too.
    ahead = await openAhead(build);
    return ahead(asked.edited);
  }
}
