import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type HandedOver, handedOver, handOver, startReading } from '../src/data/handed-over.ts';
import { readContentFolder } from '../src/loader/content-folder.ts';
import { loadSite } from '../src/loader/load-site.ts';
import type { Message } from '../src/model/message.ts';
import { pathAt } from '../src/site.ts';
import { cacheFor } from './cache-for.ts';
import { compileSite } from './compile-site.ts';
import { listFiles } from './files.ts';
import { digestOf, partDigests } from './part-digests.ts';
import { siteMarker, startChanges } from './publish-changes.ts';
import { startSite } from './publish-folder.ts';
import type { SitePart } from './site-part.ts';
import { siteParts } from './site-parts.ts';
import {
  codeDigest,
  isAsLeft,
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
};

/** `pages` counts HTML files, `rendered` those made now. */
type Built = { readonly messages: readonly Message[]; readonly pages: number; readonly rendered: number };

/**
 * Builds the site of a content folder into `out`. What shows the same as in the site that stands there is not made
 * again, and keeps its bytes and times. `out` changes only when all of the new site has been made.
 */
export async function buildSite({ content, out, site: origin, base = '/' }: Build): Promise<Built> {
  const code = await codeDigest();
  const place = { base, origin };
  const { messages, ...loaded } = loadSite(await readContentFolder(content), (permalink) => pathAt(place, permalink));
  const site: HandedOver = { ...loaded, folder: content, place };
  handOver(site);
  const open = site.entries.some(({ mdx }) => mdx !== undefined);
  const compiled = await compileSite({ code, base, origin, open });
  const recordFile = join(cacheFor(content), `site-${digestOf(out).slice(0, 16)}.json`);
  const isThere = existsSync(out);
  const isSite = existsSync(join(out, siteMarker));
  const changes = isThere ? startChanges(out) : startSite(out);
  const record = isThere ? readRecord(recordFile) : new Map();
  const keyed = keysOf(site, [code, compiled.digest, base, origin]);
  const made: MadePart[] = [];
  let rendered = 0;
  for (const part of await siteParts(handedOver(), compiled)) {
    const before = record.get(part.name);
    const shows = digestOf(part.shows);
    if (before && !part.always && keyed(shows, before.reads) === before.key && isAsLeft(before, out)) {
      made.push(before);
      continue;
    }
    const { files, reads } = await makePart(part, changes.put);
    rendered += files.filter(isPage).length;
    made.push({ name: part.name, key: keyed(shows, reads), reads, files: files.map((path) => [path, 0, 0]) });
  }
  const now = new Set(made.flatMap(({ files }) => files.map(([path]) => path)));
  const old = record.size > 0 ? pathsOf(record) : isSite ? await listFiles(out, '.') : [];
  changes.put(siteMarker, '');
  changes.publish(old.filter((path) => !now.has(path)));
  writeRecord(recordFile, made.map(stamped(out)));
  return { messages, pages: [...now].filter(isPage).length, rendered };
}

/** Makes one part, and notes what of the site it read meanwhile. */
async function makePart(
  { make }: SitePart,
  put: (path: string, data: string | Uint8Array) => void,
): Promise<{ readonly files: readonly string[]; readonly reads: string[] }> {
  const files: string[] = [];
  const reads = startReading();
  for await (const [path, data] of await make()) {
    put(path, data);
    files.push(path);
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
    files: part.files.map(([path, size, time]) => {
      if (time !== 0) return [path, size, time];
      const [newSize, newTime] = stampOf(join(out, path)) ?? [0, 0];
      return [path, newSize, newTime];
    }),
  });
}

function pathsOf(record: SiteRecord): string[] {
  return [...record.values()].flatMap(({ files }) => files.map(([path]) => path));
}

function isPage(path: string): boolean {
  return path.endsWith('.html');
}
