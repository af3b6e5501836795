import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HandedOver } from '../../data/handed-over.ts';
import { FRAGMENTS } from '../../model/fragment-ledger.ts';
import { LEDGER } from '../../model/ledger.ts';
import { addressAt, pathAt } from '../../site.ts';
import { stringsOf } from '../../strings/strings-of.ts';
import { formerHtml, type KeptSite } from './former-html.ts';
import { redirectsFile } from './redirects-file.ts';
import { versionPages } from './version-pages.ts';

type File = readonly [path: string, text: string];

/** Files that are made together, and what they are made of. */
export type KeptPart = {
  readonly name: string;
  readonly shows: unknown;
  readonly always?: boolean;
  readonly make: () => AsyncIterable<File>;
};

/** What answers at former addresses, `_redirects`, and the ledger itself. */
export function keptParts(site: HandedOver): readonly KeptPart[] {
  const formers = site.formers.map(
    (page): KeptPart => ({
      name: page.permalink,
      shows: page,
      async *make() {
        yield [`${page.permalink}index.html`, formerHtml(page, keptSiteOf(site))];
      },
    }),
  );
  return [...formers, ...versionParts(site), { name: 'lists', shows: null, always: true, make: () => lists(site) }];
}

/** The pages of the versions of each entry that has some. */
export function versionParts(site: HandedOver): readonly KeptPart[] {
  return site.versioned.map(
    (entry): KeptPart => ({
      name: `versions of ${entry.id}`,
      shows: entry,
      make: () => versionPages(site.folder, { entry, site: keptSiteOf(site) }),
    }),
  );
}

async function* lists(site: HandedOver): AsyncIterable<File> {
  const redirects = redirectsFile(site.formers, keptSiteOf(site).href);
  if (redirects !== undefined) yield ['_redirects', redirects];
  for (const name of [LEDGER, FRAGMENTS]) {
    const text = await readFile(join(site.folder, name), 'utf8').catch(() => undefined);
    if (text !== undefined) yield [name, text];
  }
}

function keptSiteOf({ settings, place }: HandedOver): KeptSite {
  return {
    language: settings.language,
    strings: stringsOf(settings.language).kept,
    title: settings.title,
    href: (permalink) => pathAt(place, permalink),
    address: (permalink) => addressAt(place, permalink) ?? pathAt(place, permalink),
  };
}
