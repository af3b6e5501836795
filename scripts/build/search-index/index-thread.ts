import { on } from 'node:events';
import type { SearchRecord } from '../../../src/model/search-record.ts';
import { inOrder } from '../../../src/search/indexing/fill-index.ts';
import type { SearchSource } from '../../../src/search/indexing/update-search-index.ts';
import { startThread } from '../start-thread.ts';

/** What the thread is told, and answers each: first the records in order, some at a time, then that these were all. */
export type Told = { readonly records: readonly NumberedRecord[] } | Pick<SearchSource, 'digests' | 'titles'>;
type NumberedRecord = readonly [record: SearchRecord, number: number];

/** So many records are handed over at once. */
const BATCH = 100;
/** So many batches may be on their way: enough that the thread need not wait, few enough to hold. */
const AHEAD = 4;

/** Fills the search index of a folder of the cache in a thread of its own: it takes as long as rendering half the pages. */
export async function fillIndexInThread({ digests, titles, recordOf }: SearchSource, cache: string): Promise<void> {
  const worker = startThread(new URL('./index-worker.ts', import.meta.url), cache);
  const answers = on(worker, 'message');
  const order = inOrder(digests);
  let ahead = 0;
  for (let at = 0; at < order.length; at += BATCH) {
    const records = order.slice(at, at + BATCH).map(([id, number]): NumberedRecord => [recordOf(id), number]);
    tell({ records });
    ahead++;
    for (; ahead >= AHEAD; ahead--) await answers.next();
  }
  tell({ digests, titles });
  for (; ahead >= 0; ahead--) await answers.next();
  await worker.terminate();

  function tell(told: Told): void {
    worker.postMessage(told);
  }
}
