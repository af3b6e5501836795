import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../files.ts';
import type { Built } from './build-site.ts';
import { makeParts } from './make-parts.ts';
import type { partKeys } from './part-digests.ts';
import { siteMarker, startChanges } from './publish-changes.ts';
import { startSite } from './publish-folder.ts';
import { SHARD } from './shard.ts';
import { MANIFEST } from './site-manifest.ts';
import type { SitePart } from './site-part.ts';
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
  readonly keyed: ReturnType<typeof partKeys>;
  /** What a site, or a shard of one, says of itself, given its files. */
  readonly about: (files: readonly MadeFile[]) => readonly [path: string, text: string];
  /** What is known of the folder. */
  readonly kept: KeptRecord;
  readonly head: Pick<SiteRecord, 'state' | 'messages'>;
};

/** Makes the parts that are not in the output folder as they should be, and changes the folder. */
export async function publishParts(
  parts: readonly SitePart[],
  { out, keyed, about, kept, head }: Publishing,
): Promise<Pick<Built, 'pages' | 'rendered'>> {
  const isThere = existsSync(out);
  const isSite = existsSync(join(out, siteMarker));
  const changes = isThere ? startChanges(out) : startSite(out);
  const known = new Map(isThere ? Array.from(kept.parts(), (part) => [part.name, part]) : []);
  // Not where the last run was killed between its changes and its record, or another site was put there since.
  const isLast = known.size > 0 && isAsLeft({ files: kept.head.about }, out);
  const { made, rendered } = await makeParts(parts, { out, keyed, known, put: changes.put });
  const files = made.flatMap((part) => part.files);
  const [told, text] = about(files);
  const now = new Set([...files.map(([path]) => path), told]);
  const before = [...known.values()].flatMap((part) => part.files);
  const old = isLast ? [...before, ...kept.head.about].map(([path]) => path) : [];
  const others = !isLast && isSite ? await listFiles(out, '.') : [];
  await changes.put(siteMarker, new Uint8Array());
  await changes.put(told, Buffer.from(text));
  // What was built into the folder last may have been the other: a shard, or a whole site.
  const either = isThere ? [MANIFEST, SHARD] : [];
  await changes.publish([...old, ...others, ...either].filter((path) => !now.has(path)));
  kept.save({ ...head, about: [[told, ...stampAt(out, told), '']], parts: made.map(stamped(out)) });
  return { pages: files.filter(([path]) => isPage(path)).length, rendered };
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
