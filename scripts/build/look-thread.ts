import { once } from 'node:events';
import { statSync } from 'node:fs';
import { type Looked, lookAtSite } from './look-at-site.ts';
import { recordFile } from './site-record.ts';
import { startThread } from './start-thread.ts';

/** Below so many bytes of its record, a site is looked at before a thread has begun. */
const SMALL = 200_000;

/** Looks at a site that is large in a thread of its own, while the content is read. */
export async function startLooking(out: string): Promise<Looked> {
  const { size = 0 } = statSync(recordFile(out), { throwIfNoEntry: false }) ?? {};
  if (size < SMALL) return lookAtSite(out);
  const worker = startThread(new URL('./look-worker.ts', import.meta.url), out);
  const [looked]: Looked[] = await once(worker, 'message');
  return looked ?? lookAtSite(out);
}
