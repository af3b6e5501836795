import type { SourceView } from '../data/views.ts';
import type { Facts } from '../model/source.ts';
import type { Strings } from '../strings/strings.ts';

export type ShownFact = {
  readonly label: string;
  readonly text: string;
  readonly link?: string | undefined;
  /** Where the fact was found, as the reader of the file says it. */
  readonly origin?: string | undefined;
};

const order = [
  'authors',
  'publisher',
  'date',
  'url',
  'doi',
  'language',
  'rights',
  'credit',
  'description',
  'keywords',
] as const satisfies readonly (keyof Facts)[];

/** What is known of a source, in the order a reader asks for it, each with where it was found. */
export function shownFacts(document: SourceView['document'], strings: Strings): readonly ShownFact[] {
  const { facts, factOrigins } = document;
  const shown: ShownFact[] = [{ label: strings.sourceType, text: strings.typeName[document.type] }];
  for (const name of order) {
    const text = textOfFact(facts, name, strings);
    if (text !== '')
      shown.push({ label: strings.fact[name], text, link: linkOf(facts, name), origin: factOrigins[name] });
  }
  if (document.retrieved !== undefined) {
    shown.push({ label: strings.retrieved, text: strings.date(document.retrieved) });
  }
  return shown;
}

function textOfFact(facts: Facts, name: (typeof order)[number], strings: Strings): string {
  const value = facts[name];
  if (value === undefined) return '';
  if (typeof value !== 'string') return value.join(', ');
  return name === 'date' ? strings.date(value) : value;
}

function linkOf(facts: Facts, name: (typeof order)[number]): string | undefined {
  if (name === 'url') return facts.url;
  if (name === 'doi' && facts.doi !== undefined) return `https://doi.org/${encodeURI(facts.doi)}`;
  return undefined;
}
