import { type CslItem, toCslJson } from './csl.ts';
import { inTextOf } from './in-text.ts';
import { htmlOf } from './runs.ts';
import { citationStyleNames, type StyleName } from './style-names.ts';
import { citationStyles } from './styled.ts';
import { toBibtex } from './to-bibtex.ts';
import { toRis } from './to-ris.ts';

/** One way to cite a work, as the citation box shows it. */
export type CitePart =
  | { readonly name: StyleName; readonly label: string; readonly html: string; readonly inText: string }
  | { readonly name: 'bibtex' | 'ris' | 'csl'; readonly label: string; readonly text: string };

/** A work in every style and format. `page` stands for its address where the site does not know where it is published. */
export function citeParts(item: CslItem, page?: string): readonly CitePart[] {
  const addressed = item.URL === undefined && page !== undefined ? { ...item, URL: page } : item;
  return [
    ...citationStyleNames.map((name) => ({
      name,
      label: citationStyles[name].label,
      html: htmlOf(citationStyles[name].write(addressed)),
      inText: inTextOf(item, name),
    })),
    { name: 'bibtex', label: 'BibTeX', text: toBibtex(item) },
    // An HTML page has no carriage returns; the button that copies puts them back.
    { name: 'ris', label: 'RIS', text: toRis(item).replaceAll('\r\n', '\n') },
    { name: 'csl', label: 'CSL-JSON', text: toCslJson([item]) },
  ];
}
