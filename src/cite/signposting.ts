/** A typed link from a page: RFC 8288, and FAIR Signposting's profile of it (signposting.org/FAIR). */
export type TypedLink = { readonly rel: string; readonly href: string; readonly type?: string };

/** Files that stand beside an entry's page: what they are named and what they hold. */
export const entryFileTypes = {
  'cite.bib': 'application/x-bibtex',
  'cite.ris': 'application/x-research-info-systems',
  'cite.json': 'application/vnd.citationstyles.csl+json',
  'index.json': 'application/json',
  'index.md': 'text/markdown',
  'linkset.json': 'application/linkset+json',
} as const;
export type EntryFile = keyof typeof entryFileTypes;
export const entryFiles: readonly EntryFile[] = [
  'cite.bib',
  'cite.ris',
  'cite.json',
  'index.json',
  'index.md',
  'linkset.json',
];

export type Landing = {
  /** Address of the page: full, or a path where the site does not know where it is published. */
  readonly page: string;
  /** Full address to cite (RFC 8574), where it is known: of the last version, where there is one. */
  readonly citeAs: string | undefined;
  readonly licence: string | undefined;
  /** Addresses of the versions' list, their TimeMap, and the last of them, where any was frozen (RFC 5829, RFC 7089). */
  readonly history?: { readonly list: string; readonly timeMap: string; readonly last: string } | undefined;
};

/** Links to the files that cite a page. */
export function describedBy(page: string): readonly TypedLink[] {
  return (['cite.json', 'cite.bib', 'cite.ris'] as const).map((file) => ({
    rel: 'describedby',
    href: page + file,
    type: entryFileTypes[file],
  }));
}

/** The links of an entry page to what describes it, cites it and says under which licence it stands. */
export function entryLinks({ page, citeAs, licence, history }: Landing): readonly TypedLink[] {
  return [
    ...(citeAs === undefined ? [] : [{ rel: 'cite-as', href: citeAs }]),
    { rel: 'type', href: 'https://schema.org/AboutPage' },
    { rel: 'type', href: 'https://schema.org/DefinedTerm' },
    ...(licence === undefined ? [] : [{ rel: 'license', href: licence }]),
    ...describedBy(page),
    ...(['index.json', 'index.md'] as const).flatMap((file) => [
      { rel: 'alternate', href: page + file, type: entryFileTypes[file] },
      // What a machine would fetch instead of the page: Signposting's content resources.
      { rel: 'item', href: page + file, type: entryFileTypes[file] },
    ]),
    ...(history === undefined
      ? []
      : [
          { rel: 'version-history', href: history.list },
          { rel: 'predecessor-version', href: history.last },
          { rel: 'latest-version', href: page },
          { rel: 'timemap', href: history.timeMap, type: 'application/link-format' },
        ]),
    { rel: 'linkset', href: `${page}linkset.json`, type: entryFileTypes['linkset.json'] },
  ];
}

/**
 * A page's links as a link set in JSON (RFC 9264), with the page as their context; and, for Signposting's level 2, the
 * way back from each thing they lead to: a description `describes` the page, a content resource is in its `collection`.
 */
export function toLinkset(page: string, links: readonly TypedLink[]): string {
  const targets: Record<string, { href: string; type?: string }[]> = {};
  for (const { rel, href, type } of links) {
    if (rel === 'linkset') continue;
    targets[rel] = [...(targets[rel] ?? []), { href, ...(type === undefined ? {} : { type }) }];
  }
  const to = [{ href: page, type: 'text/html' }];
  const back = [
    ...links.filter(({ rel }) => rel === 'describedby').map(({ href }) => ({ anchor: href, describes: to })),
    ...links.filter(({ rel }) => rel === 'item').map(({ href }) => ({ anchor: href, collection: to })),
  ];
  return `${JSON.stringify({ linkset: [{ anchor: page, ...targets }, ...back] }, null, 2)}\n`;
}
