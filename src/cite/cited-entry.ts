import type { EntryView } from '../data/views.ts';
import type { SiteSettings } from '../model/site-settings.ts';
import type { CslItem } from './csl.ts';
import { toCsl } from './to-csl.ts';

/** How an entry is cited today. */
export type CitedEntry = {
  /** The last frozen version, which stays as it is; of an entry without one, the page of today. */
  readonly item: CslItem;
  /** The page of today, where it was edited since the last version. */
  readonly live: CslItem | undefined;
};

/** Permalink of the page of a version. */
export function versionPermalink({ permalink, version }: { readonly permalink: string; readonly version: number }) {
  return `${permalink}v/${version}/`;
}

/** An entry → what to cite. `address` makes a full address of a permalink, where the site knows its own. */
export function citedEntry(
  view: Pick<EntryView, 'ref' | 'frontmatter' | 'tags' | 'versions' | 'edited'>,
  site: SiteSettings,
  address: (permalink: string) => string | undefined,
): CitedEntry {
  const live = toCsl(view, site, { url: address(view.ref.permalink) });
  const version = view.versions.at(-1);
  if (version === undefined) return { item: live, live: undefined };
  const item = toCsl(view, site, { url: address(versionPermalink(version)), version });
  return { item, live: view.edited ? live : undefined };
}
