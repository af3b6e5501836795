import { flushCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { Told } from './index-thread.ts';

/** The thread that fills a search index: see `fillIndexInThread`. Its error, if it has one, is that of the build. */
const { openIndexFolder } = await import('./index-folder.ts');
const { startFilling } = await import('../../../src/search/indexing/fill-index.ts');
// A thread is ended, and would keep nothing.
flushCompileCache();

const store = openIndexFolder(String(workerData));
const end = store.begin();
store.clear();
const filling = startFilling(store);
parentPort?.on('message', (told: Told) => {
  if ('records' in told) for (const [record, number] of told.records) filling.add(record, number);
  else {
    filling.end(told);
    end();
  }
  parentPort?.postMessage('done');
});
