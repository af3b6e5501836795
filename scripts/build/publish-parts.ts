import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../../src/data/digest-of.ts';
import { startReading } from '../../src/data/handed-over.ts';
import { listFiles } from '../files.ts';
import type { Built } from './build-site.ts';
import { type partKeys, requirePlain } from './part-digests.ts';
import { type SiteChanges, siteMarker, startChanges } from './publish-changes.ts';
import { startSite } from './publish-folder.ts';
import { SHARD } from './shard.ts';
import { MANIFEST } from './site-manifest.ts';
import type { SiteFile, SitePart } from './site-part.ts';
import {
  isAsLeft,
  isFileAsLeft,
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
  changes.put(siteMarker, '');
  changes.put(told, text);
  // What was built into the folder last may have been the other: a shard, or a whole site.
  const either = isThere ? [MANIFEST, SHARD] : [];
  changes.publish([...old, ...others, ...either].filter((path) => !now.has(path)));
  kept.save({ ...head, about: [[told, ...stampAt(out, told), '']], parts: made.map(stamped(out)) });
  return { pages: files.filter(([path]) => isPage(path)).length, rendered };
}

type Making = Pick<Publishing, 'out' | 'keyed'> & {
  /** Parts as the last build left them, by name. */
  readonly known: ReadonlyMap<string, MadePart>;
  readonly put: SiteChanges['put'];
};

/** Every part, those as they are that are there already; `rendered` counts the pages among the others. */
async function makeParts(parts: readonly SitePart[], { out, keyed, known, put }: Making) {
  const take = (part: SitePart): MadePart | BegunPart => {
    const before = known.get(part.name);
    const shows = digestOf(part.shows);
    const isSame = before && !part.always && keyed(shows, before.reads) === before.key && isAsLeft(before, out);
    return isSame ? before : begin(part, shows);
  };
  const early = new Map(parts.filter(({ ahead }) => ahead).map((part) => [part, take(part)]));
  // Where one fails, that is said when it is taken up.
  const ended = Promise.allSettled([...early.values()].map((part) => ('making' in part ? part.making : undefined)));
  const made: MadePart[] = [];
  let rendered = 0;
  try {
    for (const part of parts) {
      const taken = early.get(part) ?? take(part);
      if (!('making' in taken)) {
        made.push(taken);
        continue;
      }
      const { making, reads, shows } = taken;
      const files = await putFiles(await making, { put, before: known.get(part.name), out });
      rendered += files.filter(([path]) => isPage(path)).length;
      const read = [...reads].sort();
      made.push({ name: part.name, key: keyed(shows, read), reads: read, files });
    }
  } finally {
    // Where another part has failed, a build that is begun anew must not meet them.
    await ended;
  }
  return { made, rendered };
}

/** A part that is being made. */
type BegunPart = {
  readonly making: ReturnType<SitePart['make']>;
  /** What it reads of the site meanwhile. */
  readonly reads: ReadonlySet<string>;
  /** Digest of what it shows. */
  readonly shows: string;
};

function begin(part: SitePart, shows: string): BegunPart {
  requirePlain(part.shows);
  const reads = startReading();
  return { making: part.make(), reads, shows };
}

/** Writes the files of a part. One that is named by what it holds is written once. */
async function putFiles(
  made: AsyncIterable<SiteFile> | Iterable<SiteFile>,
  { put, before, out }: { put: SiteChanges['put']; before: MadePart | undefined; out: string },
): Promise<readonly MadeFile[]> {
  const files: MadeFile[] = [];
  const old = new Map(before?.files.map((file) => [file[0], file]));
  for await (const [path, data] of made) {
    const stands = old.get(path);
    const stays = typeof data === 'function' && stands !== undefined && isFileAsLeft(stands, out);
    if (stays) {
      files.push(stands);
      continue;
    }
    const given = typeof data === 'function' ? data() : data;
    const bytes = typeof given === 'string' ? Buffer.from(given) : given;
    put(path, bytes);
    files.push([path, bytes.length, 0, hash('sha256', bytes)]);
  }
  return files;
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
