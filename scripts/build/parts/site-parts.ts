import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cardParts } from '../../../src/cards/card-parts.ts';
import { changedByEdits, type HandedOver } from '../../../src/data/handed-over.ts';
import { publishedPicture } from '../../../src/data/published-picture.ts';
import { filesBeside } from '../../../src/loader/beside-entries.ts';
import { keptParts, versionParts } from '../../../src/loader/versions/kept-pages.ts';
import { listFiles } from '../../files.ts';
import type { Compiled } from '../compile-site.ts';
import { searchPart } from '../search-index/search-part.ts';
import { type Lists, pageParts } from './page-parts.ts';
import type { SitePart } from './site-part.ts';

export type Parts = { readonly parts: readonly SitePart[]; readonly lists: Lists };

/** What parts are made with: the compiled pages, and where parts keep what they need to be changed. */
type Making = { readonly compiled: Compiled; readonly cache: string };

/** Everything a built site is made of; `site` as it was handed over, so that reading it is noted. Names with `*` are no paths. */
export async function siteParts(site: HandedOver, { compiled, cache }: Making): Promise<Parts> {
  const kept = keptParts(site).map(({ name, ...part }): SitePart => ({ name: `*kept ${name}`, ...part }));
  const cards = cardParts(site).map(({ name, ...part }): SitePart => ({ name: `*card ${name}`, ...part }));
  const pictures = site.pictures.map(
    (picture): SitePart => ({
      name: `*picture ${picture.file}`,
      shows: picture,
      make: () => publishedPicture(site.folder, picture),
    }),
  );
  const { parts, lists } = await pageParts(compiled, site.place.base);
  return {
    // The index last, for it may be made meanwhile.
    parts: [...pictures, assetsPart(compiled), ...withBeside(parts, site), ...kept, ...cards, searchPart(site, cache)],
    lists,
  };
}

/**
 * What edits of entries' own texts may change: all that is listed by entry, and what reads the texts of all. `before`
 * tells what the pages of each component were listed from.
 */
export async function editedParts(
  site: HandedOver,
  { before, readers, ...making }: Making & { readonly before: Lists; readonly readers: readonly string[] },
): Promise<Parts> {
  const isListed = (component: string) => before[component]?.some((name) => changedByEdits.has(name)) ?? true;
  const { parts, lists } = await pageParts(making.compiled, site.place.base, { names: new Set(readers), isListed });
  const versions = versionParts(site).map(({ name, ...part }): SitePart => ({ name: `*kept ${name}`, ...part }));
  return {
    parts: [...withBeside(parts, site), ...versions, searchPart(site, making.cache)],
    lists: { ...before, ...lists },
  };
}

/** Each page of an entry with the files beside it, so that its text is read from the disk once. */
function withBeside(pages: readonly SitePart[], site: HandedOver): readonly SitePart[] {
  const beside = new Map(
    site.entries.map((view): [string, SitePart] => [
      `${view.ref.permalink}index.html`,
      { name: `*beside ${view.ref.permalink}`, shows: { view }, make: async () => filesBeside(view, site) },
    ]),
  );
  return pages.flatMap((page) => [page, beside.get(page.name) ?? []].flat());
}

/** Scripts, styles, fonts and what lies in `public/`. */
function assetsPart({ assets, digest }: Compiled): SitePart {
  return {
    name: '*assets',
    shows: digest,
    async *make() {
      for (const path of await listFiles(assets, '.')) yield [path, await readFile(join(assets, path))];
    },
  };
}
