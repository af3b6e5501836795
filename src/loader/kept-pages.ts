import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HandedOver } from '../data/handed-over.ts';
import { addressAt, pathAt } from '../site.ts';
import { formerHtml, type KeptSite } from './former-html.ts';
import { redirectsFile } from './redirects-file.ts';
import { versionPages } from './version-pages.ts';

/** What answers at former addresses, `_redirects`, and the ledger itself: path in the built site and text. */
export async function* keptPages(content: string, site: HandedOver): AsyncGenerator<readonly [string, string]> {
  const kept = keptSiteOf(site);
  for (const page of site.formers) yield [`${page.permalink}index.html`, formerHtml(page, kept)];
  for (const entry of site.versioned) yield* versionPages(content, { entry, site: kept });
  const redirects = redirectsFile(site.formers, kept.href);
  if (redirects !== undefined) yield ['_redirects', redirects];
  for (const name of ['ledger.jsonl', 'fragments.jsonl']) {
    const text = await readFile(join(content, name), 'utf8').catch(() => undefined);
    if (text !== undefined) yield [name, text];
  }
}

function keptSiteOf({ settings, place }: HandedOver): KeptSite {
  return {
    language: settings.language,
    title: settings.title,
    href: (permalink) => pathAt(place, permalink),
    address: (permalink) => addressAt(place, permalink) ?? pathAt(place, permalink),
  };
}
