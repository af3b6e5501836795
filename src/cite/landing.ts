import type { EntryView } from '../data/views.ts';
import type { SiteSettings } from '../model/site-settings.ts';
import { versionPermalink } from './cited-entry.ts';
import type { Landing } from './signposting.ts';
import { timeMapFile } from './time-map.ts';

/** How addresses are made of permalinks: full ones, where the site knows its own, and paths. */
export type Places = {
  readonly address: (permalink: string) => string | undefined;
  readonly path: (permalink: string) => string;
};

/** An entry's page as the start of typed links. */
export function landingOf(
  { ref: { permalink }, versions }: Pick<EntryView, 'ref' | 'versions'>,
  settings: SiteSettings,
  { address, path }: Places,
): Landing {
  const at = (to: string) => address(to) ?? path(to);
  const last = versions.at(-1);
  return {
    page: at(permalink),
    citeAs: address(last === undefined ? permalink : versionPermalink(last)),
    licence: settings.licenceUrl,
    history: last && {
      list: at(`${permalink}versions/`),
      timeMap: at(`${permalink}versions/${timeMapFile}`),
      last: at(versionPermalink(last)),
    },
  };
}
