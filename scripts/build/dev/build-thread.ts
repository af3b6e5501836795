import type { Build, Built } from '../build-site.ts';
import { type AskedThread, askThread } from './ask-thread.ts';

export type BuiltApart = Omit<Build, 'refuse' | 'looking'>;

/**
 * Builds in a thread of its own, with each question anew: whoever serves the site meanwhile is not kept waiting, and what
 * a build has read stays for the next.
 */
export function startBuildThread(build: BuiltApart): AskedThread<'build', Built> {
  return askThread(new URL('./build-worker.ts', import.meta.url), build);
}
