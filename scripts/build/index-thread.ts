import { once } from 'node:events';
import type { SearchRecord } from '../../src/model/search-record.ts';
import type { SearchSource } from '../../src/search/update-search-index.ts';
import { startThread } from './start-thread.ts';

/** What the thread is told: first the records, some at a time, then that these were all. */
export type Told = { readonly records: readonly SearchRecord[] } | Pick<SearchSource, 'digests' | 'titles'>;

/** So many records are handed over at once. */
const BATCH = 200;

/** Fills the search index of a folder of the cache in a thread of its own: it takes as long as rendering half the pages. */
export async function fillIndexInThread({ digests, titles, recordOf }: SearchSource, cache: string): Promise<void> {
  const worker = startThread(new URL('./index-worker.ts', import.meta.url), cache);
  const tell = (told: Told) => worker.postMessage(told);
  const ids = [...digests.keys()];
  for (let at = 0; at < ids.length; at += BATCH) tell({ records: ids.slice(at, at + BATCH).map(recordOf) });
  tell({ digests, titles });
  await once(worker, 'message');
  await worker.terminate();
}
