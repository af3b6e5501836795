import { createEngine } from '../querying/engine.ts';
import type { Asker, Failure } from './ask.ts';
import { loadFromDisk } from './load-from-disk.ts';

/** Asks in the page itself: a page that was opened from disk may start no worker. */
export function askFromDisk(base: string): Asker {
  const engine = createEngine((path) => loadFromDisk(base, path));
  const failed = (): Failure => 'unreachable';
  return {
    search: (request) => engine.search(request).catch(failed),
    facets: () => engine.facets().catch(failed),
  };
}
