import type { Root } from 'mdast';
import { normalise } from '../../../../src/model/selector.ts';
import type { FactCandidate } from '../../facts/choose-facts.ts';
import { titleHeading } from '../title.ts';
import { childrenOf, textOfXml, type XmlElement } from '../xml.ts';

/** What the package says of the book (Dublin Core, as EPUB 2 and 3 refine it), then its first heading. */
export function factCandidates(metadata: XmlElement | undefined, tree: Root): FactCandidate[] {
  const all = (name: string): XmlElement[] => childrenOf(metadata, name).filter((one) => wordsOf(one) !== '');
  const words = (name: string): string[] => all(name).map(wordsOf);
  const identifiers = words('dc:identifier');
  const address = [...identifiers, ...words('dc:source')].find((value) => /^https?:\/\//i.test(value));
  return [
    { fact: 'title', value: mainTitle(all('dc:title'), metadata), origin: 'dc:title' },
    { fact: 'title', value: titleHeading(tree) ?? '', origin: 'first heading' },
    { fact: 'authors', value: authorsOf(all('dc:creator'), metadata), origin: 'dc:creator' },
    { fact: 'date', value: publication(all('dc:date')), origin: 'dc:date' },
    { fact: 'publisher', value: words('dc:publisher')[0] ?? '', origin: 'dc:publisher' },
    { fact: 'language', value: words('dc:language')[0] ?? '', origin: 'dc:language' },
    {
      fact: 'description',
      value: (words('dc:description')[0] ?? '').replace(/<[^<>]*>/g, ' '),
      origin: 'dc:description',
    },
    { fact: 'keywords', value: words('dc:subject'), origin: 'dc:subject' },
    { fact: 'rights', value: words('dc:rights').join(' '), origin: 'dc:rights' },
    { fact: 'url', value: address ?? '', origin: 'dc:identifier' },
    {
      fact: 'doi',
      value: identifiers.find((value) => /(?:^|doi[:/ ]|doi\.org\/)10\.\d{4}/i.test(value)) ?? '',
      origin: 'dc:identifier',
    },
  ];
}

function wordsOf(element: XmlElement): string {
  return normalise(textOfXml(element));
}

/** What EPUB 3 says of an element in `meta` elements that refine it. */
function refined(element: XmlElement, property: string, metadata: XmlElement | undefined): string | undefined {
  const id = element.attributes['id'];
  const found = childrenOf(metadata, 'meta').find(
    ({ attributes }) => id !== undefined && attributes['refines'] === `#${id}` && attributes['property'] === property,
  );
  return found === undefined ? undefined : wordsOf(found);
}

function mainTitle(titles: readonly XmlElement[], metadata: XmlElement | undefined): string {
  const main = titles.find((title) => refined(title, 'title-type', metadata) === 'main') ?? titles[0];
  return main === undefined ? '' : wordsOf(main);
}

/** Creators who wrote: those of another role are translators, artists, narrators. */
function authorsOf(creators: readonly XmlElement[], metadata: XmlElement | undefined): string[] {
  const roleOf = (creator: XmlElement): string =>
    refined(creator, 'role', metadata) ?? creator.attributes['role'] ?? 'aut';
  const writers = creators.filter((creator) => roleOf(creator) === 'aut');
  return (writers.length > 0 ? writers : creators).map(wordsOf);
}

function publication(dates: readonly XmlElement[]): string {
  const eventOf = ({ attributes }: XmlElement): string => attributes['event'] ?? '';
  const stated = dates.find((date) => eventOf(date) === 'publication') ?? dates.find((date) => eventOf(date) === '');
  return stated === undefined ? '' : wordsOf(stated);
}
