import { flushCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { SearchRecord } from '../../src/model/search-record.ts';
import type { Told } from './index-thread.ts';

/** The thread that fills a search index: see `fillIndexInThread`. Its error, if it has one, is that of the build. */
const { updateIndex } = await import('./index-folder.ts');
// A thread is ended, and would keep nothing.
flushCompileCache();

const records = new Map<string, SearchRecord>();
parentPort?.on('message', (told: Told) => {
  if ('records' in told) for (const record of told.records) records.set(record.id, record);
  else {
    const recordOf = (id: string) => {
      const record = records.get(id);
      if (record === undefined) throw new Error(`no search record of ${id}`);
      return record;
    };
    updateIndex({ ...told, recordOf }, String(workerData));
    parentPort?.postMessage('filled');
  }
});
