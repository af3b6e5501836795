import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { timeMapFile, toTimeMap } from '../../cite/time-map.ts';
import type { VersionedEntry } from '../../data/views.ts';
import { BASE, type FrozenEntry, frozenSchema, HOME, versionPath } from '../../model/frozen.ts';
import { todayOf } from '../today-of.ts';
import { formerHtml, type KeptSite } from './former-html.ts';
import { versionsHtml } from './versions-html.ts';

/** Reads one frozen version; throws where its file is not what was frozen. */
export async function readFrozen(content: string, hash: string): Promise<FrozenEntry> {
  const json = brotliDecompressSync(await readFile(join(content, versionPath(hash))));
  if (createHash('sha256').update(json).digest('hex').slice(0, hash.length) !== hash)
    throw new Error(`${versionPath(hash)} is not what was frozen: restore it from version control`);
  return frozenSchema.parse(JSON.parse(json.toString('utf8')));
}

/** Pages of one entry's versions: each of them as it was frozen, their list, and what the next one's address says till then. */
export async function* versionPages(
  content: string,
  { entry, site }: { entry: VersionedEntry; site: KeptSite },
): AsyncGenerator<readonly [string, string]> {
  const { versions, permalink, title } = entry;
  const frozen: FrozenEntry[] = [];
  for (const version of versions) {
    const kept = await readFrozen(content, version.hash);
    frozen.push(kept);
    const files = { 'index.html': kept.page, ...kept.files };
    for (const [name, text] of Object.entries(files))
      yield [
        `${version.permalink}v/${version.version}/${name}`,
        text.replaceAll(BASE, site.href('')).replaceAll(HOME, site.address('')),
      ];
  }
  const places = new Set([permalink, ...versions.map((version) => version.permalink)]);
  const there = new Set(versions.map((version) => `${version.permalink}v/${version.version}/`));
  const list = versionsHtml(frozen, { entry, site });
  const today = JSON.stringify(todayOf(frozen, { entry, site }));
  for (const place of places) {
    yield [`${place}versions/index.html`, list];
    yield [`${place}versions/today.json`, today];
    yield [`${place}versions/${timeMapFile}`, toTimeMap({ permalink, versions, address: site.address })];
    // A frozen page links the version after it and the one before; at each of its addresses one of them may be elsewhere.
    for (const { version } of [...versions, { version: versions.length + 1 }]) {
      const path = `${place}v/${version}/`;
      if (there.has(path)) continue;
      const real = versions.find((one) => one.version === version);
      const to = real === undefined ? { title, permalink } : { title, permalink: `${real.permalink}v/${version}/` };
      const reason = real === undefined ? site.strings.notYet : '';
      const page = { permalink: path, title, event: 'renamed', reason, targets: [to], carries: true } as const;
      yield [`${path}index.html`, formerHtml({ ...page, fragments: {} }, site)];
    }
  }
}
