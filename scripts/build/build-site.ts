import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type HandedOver, handedOver, handOver, startReading } from '../../src/data/handed-over.ts';
import { LostBody } from '../../src/loader/body-pack.ts';
import { contentDigest } from '../../src/loader/content-digest.ts';
import { ContentChanged, type ContentFolder, readContentFolder } from '../../src/loader/content-folder.ts';
import { openMemory } from '../../src/loader/entry-memory.ts';
import { openStamps } from '../../src/loader/file-stamps.ts';
import { loadSite } from '../../src/loader/load-site.ts';
import type { Message } from '../../src/model/message.ts';
import { pathAt } from '../../src/site.ts';
import { listFiles } from '../files.ts';
import { committedLedger } from '../ledger/ledger-problems.ts';
import { versionStamps } from '../ledger/versions.ts';
import { cacheFor, cacheOf } from './cache-for.ts';
import { compileSite } from './compile-site.ts';
import { digestOf, partDigests, requirePlain } from './part-digests.ts';
import { isChanging, type SiteChanges, siteMarker, startChanges } from './publish-changes.ts';
import { startSite } from './publish-folder.ts';
import { isOfShard, SHARD, type Shard, shardManifest } from './shard.ts';
import { generator, MANIFEST, manifestText } from './site-manifest.ts';
import type { SitePart } from './site-part.ts';
import { siteParts } from './site-parts.ts';
import {
  codeDigest,
  filesOf,
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
  /** For what the site is not built, whatever it would show; asked where anything has changed. */
  readonly refuse?: () => Promise<readonly Message[]>;
};

/** `pages` counts HTML files, `rendered` those made now. Nothing is built where there are `refusals`. */
type Built = {
  readonly messages: readonly Message[];
  readonly pages: number;
  readonly rendered: number;
  readonly refused?: true;
};

/**
 * Builds the site of a content folder into `out`. What shows the same as in the site that stands there is not made
 * again, and keeps its bytes and times. `out` changes only when all of the new site has been made.
 */
export async function buildSite(build: Build): Promise<Built> {
  try {
    return await buildChanged(build);
  } catch (error) {
    // Somebody has deleted a part of the cache: that changes nothing but time.
    if (error instanceof LostBody) await rm(cacheFor(build.content), { recursive: true, force: true });
    else if (!(error instanceof ContentChanged)) throw error;
    return await buildChanged(build);
  }
}

async function buildChanged(build: Build): Promise<Built> {
  const code = await codeDigest();
  const { folder, state } = await readContent(build, code);
  const record = readRecord(build.out);
  if (record.state === state && isSiteAsLeft(record, build.out)) {
    const pages = filesOf(record).filter(([path]) => isPage(path)).length;
    return { messages: record.messages, pages, rendered: 0 };
  }
  const refusals = (await build.refuse?.()) ?? [];
  if (refusals.length > 0) return { messages: refusals, pages: 0, rendered: 0, refused: true };
  return makeSite(build, { code, folder, state, record });
}

/** The content, and a digest of all that the site is made of. */
async function readContent({ content, base, site, shard }: Build, code: string) {
  const stamps = openStamps((path) => join(content, path), join(cacheFor(content), 'stamps.json'));
  const folder = await readContentFolder(content, stamps);
  stamps.save();
  const { pictures } = folder;
  const kept = [await committedLedger(content), await versionStamps(content)];
  return { folder, state: digestOf([code, base, site, shard, contentDigest(folder), pictures, kept]) };
}

type Making = {
  readonly code: string;
  readonly folder: ContentFolder;
  readonly state: string;
  readonly record: SiteRecord;
};

async function makeSite(build: Build, { code, folder, state, record }: Making): Promise<Built> {
  const { content, out, site: origin, base = '/', shard } = build;
  const place = { base, origin };
  const cache = cacheOf(content, code);
  const memory = openMemory(join(cache, 'entries'), code);
  const { messages, ...loaded } = loadSite(folder, (permalink) => pathAt(place, permalink), memory);
  memory.save();
  const site: HandedOver = { ...loaded, folder: content, place };
  handOver(site);
  const open = site.entries.some(({ mdx }) => mdx !== undefined);
  const compiled = await compileSite({ code, base, origin, open });
  const parts = await siteParts(handedOver(), { compiled, cache });
  const own = shard === undefined ? parts : parts.filter(({ name }) => isOfShard(name, shard));
  const keyed = keysOf(site, [code, compiled.digest, base, origin]);
  const whole = digestOf([code, base, origin, site.digest]);
  const head = { generator, content: site.digest };
  const about: Publishing['about'] = (files) =>
    shard === undefined
      ? [MANIFEST, manifestText({ ...head, files: files.map(([path, , , sum]) => [path, sum]) })]
      : [SHARD, shardManifest({ ...head, shard, state: whole, parts, own: own.length, files })];
  // What an entry of the open lane runs may show anything, and so it is made at every build.
  const built = await publishParts(own, { out, keyed, about, record, head: { state: open ? '' : state, messages } });
  return { messages, ...built };
}

type Publishing = {
  readonly out: string;
  readonly keyed: ReturnType<typeof keysOf>;
  /** What a site, or a shard of one, says of itself, given its files. */
  readonly about: (files: readonly MadeFile[]) => readonly [path: string, text: string];
  /** What stands in the folder. */
  readonly record: SiteRecord;
  readonly head: Pick<SiteRecord, 'state' | 'messages'>;
};

/** Makes the parts that are not in the output folder as they should be, and changes the folder. */
async function publishParts(
  parts: readonly SitePart[],
  { out, keyed, about, record, head }: Publishing,
): Promise<Pick<Built, 'pages' | 'rendered'>> {
  const isThere = existsSync(out);
  const isSite = existsSync(join(out, siteMarker));
  const changes = isThere ? startChanges(out) : startSite(out);
  const known = new Map(isThere ? record.parts.map((part) => [part.name, part]) : []);
  const made: MadePart[] = [];
  let rendered = 0;
  for (const part of parts) {
    const before = known.get(part.name);
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
  const old = known.size > 0 ? filesOf(record).map(([path]) => path) : [];
  const others = known.size === 0 && isSite ? await listFiles(out, '.') : [];
  changes.put(siteMarker, '');
  changes.put(told, text);
  // What was built into the folder last may have been the other: a shard, or a whole site.
  const either = isThere ? [MANIFEST, SHARD] : [];
  changes.publish([...old, ...others, ...either].filter((path) => !now.has(path)));
  writeRecord(out, { ...head, about: [[told, ...stampAt(out, told), '']], parts: made.map(stamped(out)) });
  return { pages: files.filter(([path]) => isPage(path)).length, rendered };
}

/** Makes one part, and notes what of the site it read meanwhile. A file named by what it holds is written once. */
async function makePart(
  { shows, make }: SitePart,
  { put, before, out }: { put: SiteChanges['put']; before: MadePart | undefined; out: string },
): Promise<Pick<MadePart, 'files' | 'reads'>> {
  requirePlain(shows);
  const files: MadeFile[] = [];
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

/** Whether every file of a site lies in the folder as the build left it, and no change was left half made. */
function isSiteAsLeft(record: SiteRecord, out: string): boolean {
  return (
    existsSync(join(out, siteMarker)) && !isChanging(out) && filesOf(record).every((file) => isFileAsLeft(file, out))
  );
}

function isPage(path: string): boolean {
  return path.endsWith('.html');
}
