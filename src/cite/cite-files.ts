import { type CslItem, toCslJson } from './csl.ts';
import { toBibtex } from './to-bibtex.ts';
import { toRis } from './to-ris.ts';

/** Files that hold the citation of the page they stand beside, by format. */
export const citeFileNames = { bibtex: 'cite.bib', ris: 'cite.ris', csl: 'cite.json' } as const;
export type CiteFile = (typeof citeFileNames)[keyof typeof citeFileNames];

/** A work → the text of each of those files. */
export function citeFiles(item: CslItem): Readonly<Record<CiteFile, string>> {
  return { 'cite.bib': toBibtex(item), 'cite.ris': toRis(item), 'cite.json': toCslJson([item]) };
}
