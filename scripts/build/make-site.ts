import { join } from 'node:path';
import { digestOf } from '../../src/data/digest-of.ts';
import { type HandedOver, handedOver, handOver } from '../../src/data/handed-over.ts';
import type { ContentFolder } from '../../src/loader/content-folder.ts';
import { openMemory } from '../../src/loader/entry-memory.ts';
import { type LoadedSite, loadSite } from '../../src/loader/load-site.ts';
import type { Message } from '../../src/model/message.ts';
import { pathAt } from '../../src/site.ts';
import type { Build, Built } from './build-site.ts';
import { cacheOf } from './cache-for.ts';
import { type Compiled, compileSite } from './compile-site.ts';
import { pageParts } from './page-parts.ts';
import { partKeys } from './part-digests.ts';
import { type Publishing, publishParts } from './publish-parts.ts';
import { isOfShard, SHARD, shardManifest } from './shard.ts';
import { generator, MANIFEST, manifestText } from './site-manifest.ts';
import type { AskedPage, SitePart } from './site-part.ts';
import { siteParts } from './site-parts.ts';
import type { KeptRecord } from './site-record.ts';

type Read = {
  readonly code: string;
  readonly folder: ContentFolder;
};

type Making = Read & {
  readonly state: string;
  /** What is known of the output folder. */
  readonly kept: KeptRecord;
};

/** A site worked out, and the pages that will show it. */
export type Loaded = Pick<LoadedSite, 'edited'> & {
  readonly site: HandedOver;
  readonly messages: readonly Message[];
  readonly compiled: Compiled;
  readonly cache: string;
};

/** The same, and what Astro must be told to make the page of an entry, by the name of the part. */
export type Listed = Loaded & { readonly pages: ReadonlyMap<string, AskedPage> };

/** Makes what has changed of a site. */
export async function makeSite(build: Build, { state, kept, ...read }: Making): Promise<Built> {
  const { out, site: origin, base = '/', shard } = build;
  const { code } = read;
  const loaded = await loadForPages(build, read);
  const { site, compiled, cache, messages } = loaded;
  const parts = await siteParts(handedOver(), { compiled, cache });
  const own = shard === undefined ? parts : parts.filter(({ name }) => isOfShard(name, shard));
  const keyed = partKeys(site, [code, compiled.digest, base, origin]);
  const whole = digestOf([code, base, origin, site.digest]);
  const head = { generator, content: site.digest };
  const about: Publishing['about'] = (files) =>
    shard === undefined
      ? [MANIFEST, manifestText({ ...head, files: files.map(([path, , , sum]) => [path, sum]) })]
      : [SHARD, shardManifest({ ...head, shard, state: whole, parts, own: own.length, files })];
  // What an entry of the open lane runs may show anything, and so it is made at every build.
  const recorded = { state: isOpen(site) ? '' : state, messages };
  const built = await publishParts(own, { out, keyed, about, kept, head: recorded });
  return { messages, loaded: { ...loaded, pages: listed(parts) }, ...built };
}

/** Works out what the pages of a site show that stands. */
export async function loadAgain(build: Build, read: Read): Promise<Listed> {
  const loaded = await loadForPages(build, read);
  return { ...loaded, pages: listed(await pageParts(loaded.compiled, build.base ?? '/')) };
}

function listed(parts: readonly SitePart[]): Listed['pages'] {
  return new Map(parts.flatMap(({ name, page }) => (page === undefined ? [] : [[name, page] as const])));
}

/** Works a content folder out, with what earlier builds remember of it, and hands it over to the pages. */
async function loadForPages(build: Build, { code, folder }: Read): Promise<Loaded> {
  const { content, site: origin, base = '/' } = build;
  const place = { base, origin };
  const cache = cacheOf(content, code);
  // Most sites have no entry that is code: their pages are compiled while the entries are read.
  const compiling = compileSite({ code, base, origin, open: false });
  const ended = Promise.allSettled([compiling]);
  const memory = openMemory(join(cache, 'entries'), code);
  const { messages, edited, ...loaded } = loadSite(folder, (permalink) => pathAt(place, permalink), memory);
  memory.save();
  const site: HandedOver = { ...loaded, folder: content, place };
  handOver(site);
  await ended;
  const compiled = await (isOpen(site) ? compileSite({ code, base, origin, open: true }) : compiling);
  return { site, messages, edited, compiled, cache };
}

function isOpen({ entries }: HandedOver): boolean {
  return entries.some(({ mdx }) => mdx !== undefined);
}
