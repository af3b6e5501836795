import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../../files.ts';
import type { Built } from '../build-site.ts';
import { makeParts } from '../parts/make-parts.ts';
import type { PartKeys } from '../parts/part-digests.ts';
import type { SitePart } from '../parts/site-part.ts';
import { SHARD } from '../shard.ts';
import type { Looked } from './look-at-site.ts';
import { type Bytes, noBytes, siteMarker, startChanges } from './publish-changes.ts';
import { startSite } from './publish-folder.ts';
import { MANIFEST } from './site-manifest.ts';
import {
  isAsLeft,
  isPage,
  type KeptRecord,
  type MadeFile,
  type MadePart,
  type SiteRecord,
  stampOf,
} from './site-record.ts';

export type Publishing = {
  readonly out: string;
  readonly keys: PartKeys;
  /** What a site, or a shard of one, says of itself. */
  readonly about: (files: ToTell) => readonly [path: string, bytes: Bytes];
  /** What is known of the folder, and how it lies there. */
  readonly kept: KeptRecord;
  readonly looked: Looked;
  /** The parts are all that the site has: others go. Else the others stay as they are. */
  readonly areAll: boolean;
  readonly head: Pick<SiteRecord, 'state' | 'messages' | 'content' | 'common' | 'lists'>;
};

/** Files of the parts that were made, those of them that are not as they were or are new, and paths of those that go. */
export type ToTell = {
  readonly files: readonly MadeFile[];
  readonly changed: readonly MadeFile[];
  readonly gone: ReadonlySet<string>;
};

/** Makes the parts that are not in the output folder as they should be, and changes the folder. */
export async function publishParts(
  parts: readonly SitePart[],
  { out, keys, about, kept, looked, areAll, head }: Publishing,
): Promise<Pick<Built, 'pages' | 'rendered'>> {
  const isThere = existsSync(out);
  const isSite = existsSync(join(out, siteMarker));
  const changes = isThere ? startChanges(out) : startSite(out);
  const before = isThere ? (areAll ? [...kept.parts()] : parts.flatMap(({ name }) => kept.part(name) ?? [])) : [];
  const known = new Map(before.map((part) => [part.name, part]));
  // Not where the last run was killed between its changes and its record, or another site was put there since.
  const isLast = known.size > 0 && isAsLeft({ files: kept.head.about }, out);
  const { changed } = looked;
  const { made, rendered } = await makeParts(parts, { out, keyed: keys.keyed, known, changed, put: changes.put });
  const old = isLast ? before.flatMap((part) => part.files) : [];
  const others = !isLast && isSite ? await listFiles(out, '.') : [];
  // What was built into the folder last may have been the other: a shard, or a whole site.
  const either = isThere ? [MANIFEST, SHARD] : [];
  const files = made.flatMap((part) => part.files);
  const { changed: anew, gone } = comparing(files, { old, others: [...others, ...either] });
  const [told, bytes] = about({ files, changed: anew, gone });
  gone.delete(told);
  changes.put(siteMarker, noBytes);
  changes.put(told, bytes);
  changes.publish([...gone]);
  const pages = countPages(made) + (areAll ? 0 : kept.head.pages - countPages(before));
  const tells: MadeFile = [told, ...stampAt(out, told), ''];
  const record = { ...head, about: [tells], digests: keys.digests(), pages, parts: made };
  kept.save(record, { areAll, stamped: stamped(out) });
  return { pages, rendered };
}

/** The search index alone has as many files as half the entries, of which an edit changes few. */
function comparing(
  files: readonly MadeFile[],
  { old, others }: { readonly old: readonly MadeFile[]; readonly others: readonly string[] },
) {
  const sums = new Map(old.map(([path, , , sum]) => [path, sum]));
  const changed = files.filter(([path, , , sum]) => sums.get(path) !== sum);
  const gone = new Set([...sums.keys(), ...others]);
  for (const [path] of files) gone.delete(path);
  return { changed, gone };
}

function countPages(parts: readonly MadePart[]): number {
  return parts.reduce((sum, { files }) => sum + files.filter(([path]) => isPage(path)).length, 0);
}

function stamped(out: string): (part: MadePart) => MadePart {
  return (part) => {
    if (part.files.every(([, , time]) => time !== 0)) return part;
    return {
      ...part,
      files: part.files.map((file) => (file[2] === 0 ? ([file[0], ...stampAt(out, file[0]), file[3]] as const) : file)),
    };
  };
}

function stampAt(out: string, path: string): readonly [size: number, time: number] {
  return stampOf(join(out, path)) ?? [0, 0];
}
