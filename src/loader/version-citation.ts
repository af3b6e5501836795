import { citeBoxHtml } from '../cite/cite-box-html.ts';
import { versionPermalink } from '../cite/cited-entry.ts';
import { entryJsonLd, toScriptJson } from '../cite/json-ld.ts';
import { toMetadata } from '../cite/metadata.ts';
import type { TypedLink } from '../cite/signposting.ts';
import { timeMapFile, timeMapType } from '../cite/time-map.ts';
import { sourceToCsl, toCsl } from '../cite/to-csl.ts';
import { BASE, HOME } from '../model/frozen.ts';
import { tagLabel } from '../model/vocabulary.ts';
import { stringsOf } from '../strings/strings-of.ts';
import { escaped } from './former-html.ts';
import type { ParsedContent } from './parse-content.ts';
import type { RenderedEntry } from './render-entries.ts';

type Frozen = { readonly permalink: string; readonly version: number; readonly date: string };

/**
 * How a version is cited, for its kept page: lines of the head for machines, and the citation box. It is frozen with the
 * page; what it needs of the site beyond that, a script and the style sheet, has stable names.
 */
export function versionCitation(
  { entry: { frontmatter }, rendered }: RenderedEntry,
  { permalink, version, date }: Frozen,
  { settings, documents, vocabulary, entries }: ParsedContent,
): { readonly head: readonly string[]; readonly box: string } {
  const strings = stringsOf(frontmatter.language ?? settings.language);
  const titles = new Map([...entries].map(([id, entry]) => [id, entry.frontmatter.title]));
  const tags = frontmatter.tags.map((id) => ({ label: tagLabel(vocabulary, titles, id) }));
  const at = (path: string) => HOME + encodeURI(path);
  const own = at(versionPermalink({ permalink, version }));
  // Files to keep have no address where the site does not know its own; the page shows one all the same.
  const known = settings.url !== undefined;
  const item = toCsl({ frontmatter, tags }, settings, { url: known ? own : undefined, version: { version, date } });
  const ids = new Set([...rendered.references, ...frontmatter.sources]);
  const sources = [...ids].flatMap((id) => documents.get(id) ?? []).map(sourceToCsl);
  const jsonLd = entryJsonLd({ item, page: own, labels: frontmatter.labels, sources, home: HOME });
  const links: readonly TypedLink[] = [
    { rel: 'cite-as', href: own },
    { rel: 'original', href: at(permalink) },
    { rel: 'timemap', href: at(`${permalink}versions/${timeMapFile}`), type: timeMapType },
    ...(version === 1
      ? []
      : [{ rel: 'predecessor-version', href: at(versionPermalink({ permalink, version: version - 1 })) }]),
    { rel: 'type', href: 'https://schema.org/AboutPage' },
    { rel: 'type', href: 'https://schema.org/DefinedTerm' },
    ...(settings.licenceUrl === undefined ? [] : [{ rel: 'license', href: settings.licenceUrl }]),
  ];
  return {
    head: [
      ...toMetadata(item).map(({ name, content }) => `<meta name="${name}" content="${escaped(content)}">`),
      ...links.map(
        ({ rel, href, type }) =>
          `<link rel="${rel}" href="${escaped(href)}"${type === undefined ? '' : ` type="${type}"`}>`,
      ),
      `<script type="application/ld+json">${toScriptJson(jsonLd)}</script>`,
      `<script type="module" src="${BASE}kept-cite.js"></script>`,
    ],
    box: [
      `<h2 id="cite">${escaped(strings.cite)}</h2>`,
      citeBoxHtml({ kind: 'version', item, page: own, words: strings.citing }),
    ].join('\n'),
  };
}
