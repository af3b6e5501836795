import { join } from 'node:path';
import { digestOf } from '../../src/data/digest-of.ts';
import { type HandedOver, handOver } from '../../src/data/handed-over.ts';
import type { ContentFolder, TextFile } from '../../src/loader/content-folder.ts';
import { openEdits } from '../../src/loader/edited-site.ts';
import { type LoadedSite, loadSite } from '../../src/loader/load-site.ts';
import { openMemory } from '../../src/loader/memory/entry-memory.ts';
import { pathAt } from '../../src/site.ts';
import type { Build } from './build-site.ts';
import { cacheOf } from './cache-for.ts';
import { type Compiled, compileSite } from './compile-site.ts';

/** A site as it was handed over to the pages that will show it. */
export type Loaded = Pick<LoadedSite, 'messages' | 'isEdit'> & {
  readonly site: HandedOver;
  readonly compiled: Compiled;
  readonly cache: string;
  /** Digest of all that every part depends on. */
  readonly common: string;
};

/** A content folder, to be worked out with what earlier builds remember of it. */
export type OpenSite = {
  /** All of it. */
  readonly whole: () => Promise<Loaded>;
  /** Only the entries that were edited since the site was made from this content, where no other page shows anything of these edits. */
  readonly edited: (since: string) => Promise<Loaded | undefined>;
  /** These entries with their texts of now, among all else as it stood in the last build. */
  readonly ahead: (files: readonly TextFile[]) => Promise<Loaded | undefined>;
  /** Writes down what was worked out, for the next build. */
  readonly save: () => void;
};

export function openSite(
  { content, site: origin, base = '/' }: Build,
  { code, folder }: { readonly code: string; readonly folder: ContentFolder },
): OpenSite {
  const place = { base, origin };
  const href = (permalink: string) => pathAt(place, permalink);
  const cache = cacheOf(content, code);
  // Most sites have no entry that is code: their pages are compiled while the entries are read.
  const compiling = compileSite({ code, base, origin, open: false });
  const ended = Promise.allSettled([compiling]);
  const memory = openMemory(join(cache, 'entries'), code);
  const work = () => loadSite(folder, href, memory);
  const edits = openEdits(folder, href, { memory, whole: work });
  const handed = async (loaded: LoadedSite): Promise<Loaded> => {
    const site = siteAt(loaded, { folder: content, place });
    handOver(site);
    await ended;
    const compiled = await (isOpen(site) ? compileSite({ code, base, origin, open: true }) : compiling);
    const common = digestOf([code, compiled.digest, base, origin]);
    const { messages, isEdit } = loaded;
    return { site, messages, isEdit, compiled, cache, common };
  };
  return {
    whole: () => handed(work()),
    async edited(since) {
      const loaded = edits.since(since);
      return loaded?.isOwn ? handed(loaded.site) : undefined;
    },
    async ahead(files) {
      const loaded = edits.of(files);
      return loaded && handed(loaded.site);
    },
    save: memory.save,
  };
}

export function isOpen({ entries }: Pick<HandedOver, 'entries'>): boolean {
  return entries.some(({ mdx }) => mdx !== undefined);
}

/** A loaded site and where it stands; what is worked out when it is asked for stays so. */
function siteAt(loaded: LoadedSite, where: Pick<HandedOver, 'folder' | 'place'>): HandedOver {
  const { getOwnPropertyDescriptors } = Object;
  const site: HandedOver = Object.create(null, {
    ...getOwnPropertyDescriptors(loaded),
    ...getOwnPropertyDescriptors(where),
  });
  return site;
}
