import { join } from 'node:path';
import { type HandedOver, handedOver, handOver } from '../../src/data/handed-over.ts';
import type { ContentFolder } from '../../src/loader/content-folder.ts';
import { openMemory } from '../../src/loader/entry-memory.ts';
import { loadSite } from '../../src/loader/load-site.ts';
import { pathAt } from '../../src/site.ts';
import type { Build, Built } from './build-site.ts';
import { cacheOf } from './cache-for.ts';
import { compileSite } from './compile-site.ts';
import { digestOf, partKeys } from './part-digests.ts';
import { type Publishing, publishParts } from './publish-parts.ts';
import { isOfShard, SHARD, shardManifest } from './shard.ts';
import { generator, MANIFEST, manifestText } from './site-manifest.ts';
import { siteParts } from './site-parts.ts';
import type { KeptRecord } from './site-record.ts';

type Making = {
  readonly code: string;
  readonly folder: ContentFolder;
  readonly state: string;
  /** What is known of the output folder. */
  readonly kept: KeptRecord;
};

/** Makes what has changed of a site. */
export async function makeSite(build: Build, { code, folder, state, kept }: Making): Promise<Built> {
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
  const keyed = partKeys(site, [code, compiled.digest, base, origin]);
  const whole = digestOf([code, base, origin, site.digest]);
  const head = { generator, content: site.digest };
  const about: Publishing['about'] = (files) =>
    shard === undefined
      ? [MANIFEST, manifestText({ ...head, files: files.map(([path, , , sum]) => [path, sum]) })]
      : [SHARD, shardManifest({ ...head, shard, state: whole, parts, own: own.length, files })];
  // What an entry of the open lane runs may show anything, and so it is made at every build.
  const built = await publishParts(own, { out, keyed, about, kept, head: { state: open ? '' : state, messages } });
  return { messages, ...built };
}
