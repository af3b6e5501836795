import type { Change } from '../data/views.ts';
import type { Strings } from '../strings/strings.ts';

/** What happened, in two or three words: `Version 2`, `Renamed`. */
export function changeName({ event, version }: Change, strings: Strings): string {
  return version === undefined ? strings.changes.event[event] : strings.changes.version(version);
}
