import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cardParts } from '../../src/cards/card-parts.ts';
import type { HandedOver } from '../../src/data/handed-over.ts';
import { publishedPicture } from '../../src/data/published-picture.ts';
import { filesBeside } from '../../src/loader/beside-entries.ts';
import { keptParts } from '../../src/loader/kept-pages.ts';
import { listFiles } from '../files.ts';
import type { Compiled } from './compile-site.ts';
import { pageParts } from './page-parts.ts';
import { searchPart } from './search-part.ts';
import type { SitePart } from './site-part.ts';

/** Everything a built site is made of; `site` as it was handed over, so that reading it is noted. Names with `*` are no paths. `cache`: where parts keep what they need to be changed. */
export async function siteParts(
  site: HandedOver,
  { compiled, cache }: { compiled: Compiled; cache: string },
): Promise<readonly SitePart[]> {
  const beside = new Map(
    site.entries.map((view): [string, SitePart] => [
      `${view.ref.permalink}index.html`,
      { name: `*beside ${view.ref.permalink}`, shows: { view }, make: async () => filesBeside(view, site) },
    ]),
  );
  const kept = keptParts(site).map(({ name, ...part }): SitePart => ({ name: `*kept ${name}`, ...part }));
  const cards = cardParts(site).map(({ name, ...part }): SitePart => ({ name: `*card ${name}`, ...part }));
  const pictures = site.pictures.map(
    (picture): SitePart => ({
      name: `*picture ${picture.file}`,
      shows: picture,
      make: () => publishedPicture(site.folder, picture),
    }),
  );
  return [
    ...pictures,
    assetsPart(compiled),
    // Each page of an entry with the files beside it, so that its text is read from the disk once.
    ...(await pageParts(compiled, site.place.base)).flatMap((page) => [page, beside.get(page.name) ?? []].flat()),
    ...kept,
    ...cards,
    // Last, for it may be made meanwhile.
    searchPart(site, cache),
  ];
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
