/** A typed link from a page: RFC 8288, and FAIR Signposting's profile of it (signposting.org/FAIR). */
export type TypedLink = { readonly rel: string; readonly href: string; readonly type?: string };

/** Files that stand beside an entry's page: what they are named and what they hold. */
export const entryFileTypes = {
  'cite.bib': 'application/x-bibtex',
  'cite.ris': 'application/x-research-info-systems',
  'cite.json': 'application/vnd.citationstyles.csl+json',
  'index.json': 'application/json',
  'linkset.json': 'application/linkset+json',
} as const;
export type EntryFile = keyof typeof entryFileTypes;
export const entryFiles: readonly EntryFile[] = ['cite.bib', 'cite.ris', 'cite.json', 'index.json', 'linkset.json'];

export type Landing = {
  /** Address of the page: full, or a path where the site does not know where it is published. */
  readonly page: string;
  /** Full address to cite (RFC 8574), where it is known. */
  readonly citeAs: string | undefined;
  readonly licence: string | undefined;
};

/** The links of an entry page to what describes it, cites it and says under which licence it stands. */
export function entryLinks({ page, citeAs, licence }: Landing): readonly TypedLink[] {
  return [
    ...(citeAs === undefined ? [] : [{ rel: 'cite-as', href: citeAs }]),
    { rel: 'type', href: 'https://schema.org/AboutPage' },
    { rel: 'type', href: 'https://schema.org/DefinedTerm' },
    ...(licence === undefined ? [] : [{ rel: 'license', href: licence }]),
    ...(['cite.json', 'cite.bib', 'cite.ris'] as const).map((file) => ({
      rel: 'describedby',
      href: page + file,
      type: entryFileTypes[file],
    })),
    { rel: 'alternate', href: `${page}index.json`, type: entryFileTypes['index.json'] },
    { rel: 'linkset', href: `${page}linkset.json`, type: entryFileTypes['linkset.json'] },
  ];
}

/** The same links as a link set in JSON (RFC 9264), with the page as their context. */
export function toLinkset(page: string, links: readonly TypedLink[]): string {
  const targets: Record<string, { href: string; type?: string }[]> = {};
  for (const { rel, href, type } of links) {
    if (rel === 'linkset') continue;
    targets[rel] = [...(targets[rel] ?? []), { href, ...(type === undefined ? {} : { type }) }];
  }
  return `${JSON.stringify({ linkset: [{ anchor: page, ...targets }] }, null, 2)}\n`;
}
