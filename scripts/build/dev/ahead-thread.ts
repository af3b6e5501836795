import { type AskedThread, askThread } from './ask-thread.ts';
import type { BuiltApart } from './build-thread.ts';
import type { AheadPage } from './show-ahead.ts';

/** Entries that were edited, by their paths in the content folder; or that the site was built with other things changed. */
export type AskedAhead = { readonly edited: readonly string[] } | 'built';

/** Gives pages of edited entries in a thread of its own, while the rest of the site is still being built in another. */
export function startAheadThread(build: BuiltApart): AskedThread<AskedAhead, readonly AheadPage[]> {
  return askThread(new URL('./ahead-worker.ts', import.meta.url), build);
}
