import type { EntryFragments } from '../../model/fragment-ledger.ts';
import type { Standing, Version } from '../../model/replay.ts';

/** The latest frozen version on whose page the fragment stands. Versions older than this record say nothing of it. */
export function lastVersionWith(
  fragment: string,
  { standing, given }: { standing: Standing | undefined; given: EntryFragments | undefined },
): Version | undefined {
  return standing?.versions.findLast(({ fragments = 0 }) => given?.orders.get(fragments)?.includes(fragment) ?? false);
}

/** Permalink of a version, with the fragment of a passage in it. */
export function versionAddress({ permalink, version }: Version, fragment: string): string {
  return `${permalink}v/${version}/#${fragment}`;
}
