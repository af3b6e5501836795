import { citeBoxHtml } from '../../cite/cite-box-html.ts';
import { type CiteFile, citeFiles } from '../../cite/cite-files.ts';
import { versionPermalink } from '../../cite/cited-entry.ts';
import { entryJsonLd, toScriptJson } from '../../cite/json-ld.ts';
import { toMetadata } from '../../cite/metadata.ts';
import { describedBy, type TypedLink } from '../../cite/signposting.ts';
import { timeMapFile, timeMapType } from '../../cite/time-map.ts';
import { sourceToCsl, toCsl } from '../../cite/to-csl.ts';
import { BASE, HOME } from '../../model/frozen.ts';
import { stringsOf } from '../../strings/strings-of.ts';
import type { ParsedContent } from '../parse-content.ts';
import type { RenderedEntry } from '../render-entries.ts';
import { escaped } from './former-html.ts';

type Frozen = { readonly permalink: string; readonly version: number; readonly date: string };

/** What an entry is called by around it, and the works it rests on. */
type Around = Pick<ParsedContent, 'settings' | 'documents'> & { readonly tagLabel: (id: string) => string };

/** Lines of the head for machines, the citation box, and the files it offers. */
export type VersionCitation = {
  readonly head: readonly string[];
  readonly box: string;
  readonly files: Readonly<Record<CiteFile, string>>;
};

/**
 * How a version is cited, for its kept page. It is frozen with the page; what it needs of the site beyond that, a script
 * and the style sheet, has stable names.
 */
export function versionCitation(
  { entry: { frontmatter }, rendered }: Pick<RenderedEntry, 'entry' | 'rendered'>,
  { permalink, version, date }: Frozen,
  { settings, documents, tagLabel }: Around,
): VersionCitation {
  const strings = stringsOf(frontmatter.language ?? settings.language);
  const tags = frontmatter.tags.map((id) => ({ label: tagLabel(id) }));
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
    ...describedBy(own),
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
      citeBoxHtml({
        kind: 'version',
        item,
        page: own,
        file: (name) => BASE + encodeURI(versionPermalink({ permalink, version })) + name,
        words: strings.citing,
      }),
    ].join('\n'),
    files: citeFiles(item),
  };
}
