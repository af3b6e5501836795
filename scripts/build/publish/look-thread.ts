import { on } from 'node:events';
import { statSync } from 'node:fs';
import { type SharedLines, takeLines } from '../../../src/loader/memory/kept-lines.ts';
import { startThread } from '../start-thread.ts';
import { type Looked, lookAtSite } from './look-at-site.ts';
import { recordFile } from './site-record.ts';

/** Below so many bytes of its record, a site is looked at before a thread has begun. */
const SMALL = 200_000;

/** A site, and the file of its record. */
export type LookedFor = { readonly out: string; readonly record: string };

/** How a site lies in the output folder, when both are known; its record may be opened before. */
export type Looking = { readonly read: Promise<unknown>; readonly looked: Promise<Looked> };

/** Reads the record of a site that is large, and looks at its files, in a thread of its own, while the content is read. */
export function startLooking(out: string): Looking {
  const record = recordFile(out);
  const { size = 0 } = statSync(record, { throwIfNoEntry: false }) ?? {};
  if (size < SMALL) return { read: Promise.resolve(), looked: Promise.resolve(lookAtSite(out)) };
  const worker = startThread(new URL('./look-worker.ts', import.meta.url), { out, record } satisfies LookedFor);
  const answers: AsyncIterator<(SharedLines | Looked)[]> = on(worker, 'message');
  const answer = async () => (await answers.next()).value?.[0];
  const read = answer().then((lines) => lines && 'bytes' in lines && takeLines(lines));
  const looked = answer().then((found) => (found && 'changed' in found ? found : lookAtSite(out)));
  // Where anything else fails before they are waited for, that is what is told.
  for (const one of [read, looked]) one.catch(() => {});
  return { read, looked };
}
