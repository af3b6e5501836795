import { siteChanges, siteView } from '../data/site-data.ts';
import { address, href, pagePermalinks } from '../site.ts';
import { stringsOf } from '../strings/strings-of.ts';
import { changeName } from './change-name.ts';
import { type Feed, feedItems } from './feed.ts';

/** The changes of this site, ready to be written as a feed. */
export function siteFeed(): Feed {
  const { settings } = siteView();
  const strings = stringsOf(settings.language);
  const at = (permalink: string) => address(permalink) ?? href(permalink);
  const nameOf = (change: Parameters<typeof changeName>[0]) => changeName(change, strings);
  return {
    title: `${settings.title}: ${strings.changes.name}`,
    description: settings.description,
    language: settings.language,
    author: settings.publisher ?? settings.authors[0] ?? settings.title,
    licence: settings.licence,
    home: at(pagePermalinks.home),
    items: feedItems(siteChanges(), { nameOf, at }),
  };
}
