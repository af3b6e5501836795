import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { VersionedEntry } from '../data/views.ts';
import { BASE, type FrozenEntry, frozenSchema, versionPath } from '../model/frozen.ts';
import { escaped, formerHtml, type KeptSite, keptHtml } from './former-html.ts';
import { changesHtml } from './version-html.ts';

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
    yield [`${version.permalink}v/${version.version}/index.html`, kept.page.replaceAll(BASE, site.href(''))];
  }
  const places = new Set([permalink, ...versions.map((version) => version.permalink)]);
  const there = new Set(versions.map((version) => `${version.permalink}v/${version.version}/`));
  const list = listHtml(frozen, { entry, site });
  const today = JSON.stringify({ passages: Object.fromEntries(entry.today.map((one) => [one.fragment, one.text])) });
  for (const place of places) {
    yield [`${place}versions/index.html`, list];
    yield [`${place}versions/today.json`, today];
    // A frozen page links the version after it and the one before; at each of its addresses one of them may be elsewhere.
    for (const { version } of [...versions, { version: versions.length + 1 }]) {
      const path = `${place}v/${version}/`;
      if (there.has(path)) continue;
      const real = versions.find((one) => one.version === version);
      const to = real === undefined ? { title, permalink } : { title, permalink: `${real.permalink}v/${version}/` };
      const reason = real === undefined ? 'There is no such version yet: the entry as it is today comes next.' : '';
      yield [
        `${path}index.html`,
        formerHtml({ permalink: path, title, event: 'renamed', reason, targets: [to], fragments: {} }, site),
      ];
    }
  }
}

function listHtml(frozen: readonly FrozenEntry[], { entry, site }: { entry: VersionedEntry; site: KeptSite }): string {
  const rows = [...frozen].reverse().map((kept) => {
    const permalink = entry.versions.find(({ version }) => version === kept.version)?.permalink ?? entry.permalink;
    const href = escaped(site.href(`${permalink}v/${kept.version}/`));
    return [
      `<h2><a href="${href}">Version ${kept.version}</a>, <time datetime="${kept.date}">${kept.date}</time></h2>`,
      '<details><summary>What became of it: from this version to the entry today</summary>',
      ...(entry.today.length === 0 ? ['<p>The entry no longer stands.</p>'] : changesHtml(kept.anchors, entry.today)),
      '</details>',
    ].join('\n');
  });
  const today = `<p><a href="${escaped(site.href(entry.permalink))}">${escaped(entry.title)}, as it is today</a></p>`;
  const body = [`<h1>Versions of “${escaped(entry.title)}”</h1>`, today, ...rows];
  return keptHtml(site, { title: `Versions of ${entry.title}`, head: [], body });
}
