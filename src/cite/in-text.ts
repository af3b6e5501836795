import type { CslItem, CslName } from './csl.ts';
import { yearOf } from './dates.ts';
import { american, british, quoted } from './quoted.ts';
import type { StyleName } from './style-names.ts';
import { titleCase } from './title-case.ts';
import { isEnglish } from './work.ts';

/** How a style names authors in the text: the word before the last of two, and from how many on it says et al. */
type Short = { readonly and: string; readonly etAlFrom: number };
const shorts = {
  apa: { and: '&', etAlFrom: 3 },
  mla: { and: 'and', etAlFrom: 3 },
  chicago: { and: 'and', etAlFrom: 4 },
  harvard: { and: 'and', etAlFrom: 4 },
} as const satisfies Partial<Record<StyleName, Short>>;

/**
 * What stands in the text beside a quotation: `(Lovelace, 2026, %l)`, where `%l` is the place of the passage (see
 * `locator-text.ts`). APA 8.10–8.15, MLA 6.3, Chicago 15.22–15.31, Cite Them Right; the numbered styles have a 1 to be
 * put right in the reader's own list.
 */
export function inTextOf(item: CslItem, style: StyleName): string {
  const year = item.issued === undefined ? undefined : yearOf(item.issued);
  switch (style) {
    case 'apa':
      return `(${namesOf(item, shorts.apa) ?? titled(item, ',')}${namesOf(item, shorts.apa) ? ',' : ''} ${year ?? 'n.d.'}, %l)`;
    case 'mla':
      return namesOf(item, shorts.mla) ? `(${namesOf(item, shorts.mla)}, %l)` : `(${titled(item, ',')} %l)`;
    case 'chicago':
      return `(${namesOf(item, shorts.chicago) ?? titled(item, '')} ${year ?? 'n.d.'}, %l)`;
    case 'harvard':
      return `(${namesOf(item, shorts.harvard) ?? quoted(item.title, british)}, ${year ?? 'no date'}, %l)`;
    case 'ieee':
      return '[1, %l]';
    case 'vancouver':
      return '(1, %l)';
  }
}

function titled(item: CslItem, after: string): string {
  return quoted(isEnglish(item) ? titleCase(item.title) : item.title, american, after);
}

function namesOf({ author = [] }: CslItem, { and, etAlFrom }: Short): string | undefined {
  const names = author.map(shortName);
  const [first] = names;
  if (first === undefined) return undefined;
  if (names.length >= etAlFrom) return `${first} et al.`;
  if (names.length === 1) return first;
  const before = names.slice(0, -1).join(', ');
  return `${before}${names.length > 2 ? ',' : ''} ${and} ${names.at(-1)}`;
}

function shortName(name: CslName): string {
  if ('literal' in name) return name.literal;
  return [name['non-dropping-particle'], name.family].filter(Boolean).join(' ');
}
