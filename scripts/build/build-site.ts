import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type HandedOver, handedOver, handOver, startReading } from '../../src/data/handed-over.ts';
import { LostBody } from '../../src/loader/body-pack.ts';
import { readContentFolder } from '../../src/loader/content-folder.ts';
import { openMemory } from '../../src/loader/entry-memory.ts';
import { loadSite } from '../../src/loader/load-site.ts';
import type { Message } from '../../src/model/message.ts';
import { pathAt } from '../../src/site.ts';
import { listFiles } from '../files.ts';
import { root } from '../root.ts';
import { cacheFor, cacheOf } from './cache-for.ts';
import { compileSite } from './compile-site.ts';
import { digestOf, partDigests } from './part-digests.ts';
import { type SiteChanges, siteMarker, startChanges } from './publish-changes.ts';
import { startSite } from './publish-folder.ts';
import { isOfShard, SHARD, type Shard, shardManifest } from './shard.ts';
import { generator, MANIFEST, manifestText } from './site-manifest.ts';
import type { SitePart } from './site-part.ts';
import { siteParts } from './site-parts.ts';
import {
  codeDigest,
  isAsLeft,
  isFileAsLeft,
  type MadeFile,
  type MadePart,
  readRecord,
  type SiteRecord,
  stampOf,
  writeRecord,
} from './site-record.ts';

/** Which content a site is built of, where it is written, and where it will stand. Paths are absolute. */
export type Build = {
  readonly content: string;
  readonly out: string;
  readonly site?: string;
  readonly base?: string;
  /** Only this part of the site. */
  readonly shard?: Shard;
};

/** `pages` counts HTML files, `rendered` those made now. */
type Built = { readonly messages: readonly Message[]; readonly pages: number; readonly rendered: number };

/**
 * Builds the site of a content folder into `out`. What shows the same as in the site that stands there is not made
 * again, and keeps its bytes and times. `out` changes only when all of the new site has been made.
 */
export async function buildSite(build: Build): Promise<Built> {
  try {
    return await buildChanged(build);
  } catch (error) {
    // Somebody has deleted a part of the cache: that changes nothing but time.
    if (!(error instanceof LostBody)) throw error;
    await rm(cacheFor(build.content), { recursive: true, force: true });
    return await buildChanged(build);
  }
}

async function buildChanged({ content, out, site: origin, base = '/', shard }: Build): Promise<Built> {
  const code = await codeDigest();
  const place = { base, origin };
  const cache = cacheOf(content, code);
  const memory = openMemory(join(cache, 'entries'), code);
  const folder = await readContentFolder(content);
  const { messages, ...loaded } = loadSite(folder, (permalink) => pathAt(place, permalink), memory);
  memory.save();
  const site: HandedOver = { ...loaded, folder: content, place };
  handOver(site);
  const open = site.entries.some(({ mdx }) => mdx !== undefined);
  const compiled = await compileSite({ code, base, origin, open });
  const parts = await siteParts(handedOver(), { compiled, cache });
  const own = shard === undefined ? parts : parts.filter(({ name }) => isOfShard(name, shard));
  const keyed = keysOf(site, [code, compiled.digest, base, origin]);
  const state = digestOf([code, base, origin, site.digest]);
  const head = { generator, content: site.digest };
  const about: Publishing['about'] = (files) =>
    shard === undefined
      ? [MANIFEST, manifestText({ ...head, files: files.map(([path, , , sum]) => [path, sum]) })]
      : [SHARD, shardManifest({ ...head, shard, state, parts, own: own.length, files })];
  return { messages, ...(await publishParts(own, { out, keyed, about })) };
}

type Publishing = {
  readonly out: string;
  readonly keyed: ReturnType<typeof keysOf>;
  /** What a site, or a shard of one, says of itself, given its files. */
  readonly about: (files: readonly MadeFile[]) => readonly [path: string, text: string];
};

/** Makes the parts that are not in the output folder as they should be, and changes the folder. */
async function publishParts(
  parts: readonly SitePart[],
  { out, keyed, about }: Publishing,
): Promise<Omit<Built, 'messages'>> {
  // By the output folder alone: whatever was built into it last, of whichever content, is known and taken away.
  const recordFile = join(root, '.sourcebook', 'cache', 'sites', `${digestOf(out).slice(0, 16)}.json`);
  const isThere = existsSync(out);
  const isSite = existsSync(join(out, siteMarker));
  const changes = isThere ? startChanges(out) : startSite(out);
  const record: SiteRecord = isThere ? readRecord(recordFile) : new Map();
  const made: MadePart[] = [];
  let rendered = 0;
  for (const part of parts) {
    const before = record.get(part.name);
    const shows = digestOf(part.shows);
    if (before && !part.always && keyed(shows, before.reads) === before.key && isAsLeft(before, out)) {
      made.push(before);
      continue;
    }
    const { files, reads } = await makePart(part, { put: changes.put, before, out });
    rendered += files.filter(([path]) => isPage(path)).length;
    made.push({ name: part.name, key: keyed(shows, reads), reads, files });
  }
  const files = made.flatMap((part) => part.files);
  const [told, text] = about(files);
  const now = new Set([...files.map(([path]) => path), told]);
  const old = record.size > 0 ? pathsOf(record) : isSite ? await listFiles(out, '.') : [];
  changes.put(siteMarker, '');
  changes.put(told, text);
  // What was built into the folder last may have been the other: a shard, or a whole site.
  const others = isThere ? [MANIFEST, SHARD] : [];
  changes.publish([...old, ...others].filter((path) => !now.has(path)));
  writeRecord(recordFile, made.map(stamped(out)));
  return { pages: [...now].filter(isPage).length, rendered };
}

/** Makes one part, and notes what of the site it read meanwhile. A file named by what it holds is written once. */
async function makePart(
  { make }: SitePart,
  { put, before, out }: { put: SiteChanges['put']; before: MadePart | undefined; out: string },
): Promise<Pick<MadePart, 'files' | 'reads'>> {
  const files: MadePart['files'] = [];
  const old = new Map(before?.files.map((file) => [file[0], file]));
  const reads = startReading();
  for await (const [path, data] of await make()) {
    const stands = old.get(path);
    const stays = typeof data === 'function' && stands !== undefined && isFileAsLeft(stands, out);
    if (stays) {
      files.push(stands);
      continue;
    }
    const bytes = typeof data === 'function' ? data() : data;
    put(path, bytes);
    files.push([path, Buffer.byteLength(bytes), 0, hash('sha256', bytes)]);
  }
  return { files, reads: [...reads].sort() };
}

/** Gives the key of a part: two builds in which it is the same make the same files. */
function keysOf(site: HandedOver, common: readonly (string | undefined)[]) {
  const digests = partDigests(site);
  const start = digestOf(common);
  return (shows: string, reads: readonly string[]) =>
    digestOf([start, shows, ...reads.map((name) => [name, digests(name)])]);
}

function stamped(out: string): (part: MadePart) => MadePart {
  return (part) => ({
    ...part,
    files: part.files.map(([path, size, time, sum]) => {
      if (time !== 0) return [path, size, time, sum];
      const [newSize, newTime] = stampOf(join(out, path)) ?? [0, 0];
      return [path, newSize, newTime, sum];
    }),
  });
}

function pathsOf(record: SiteRecord): string[] {
  return [...record.values()].flatMap(({ files }) => files.map(([path]) => path));
}

function isPage(path: string): boolean {
  return path.endsWith('.html');
}
