import type { Root } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import { normalise } from '../../../../src/model/selector.ts';
import type { FactName } from '../../../../src/model/source.ts';
import type { FactCandidate } from '../../facts/choose-facts.ts';
import { titleHeading } from '../title.ts';
import { childrenOf, textOfXml } from '../xml.ts';
import type { Front } from './blocks.ts';
import type { Odt } from './package.ts';

/** What a document says of itself: its head in styles made for it, then its properties, then its first heading. */
export function factCandidates({ meta }: Odt, front: readonly Front[], tree: Root): FactCandidate[] {
  const said = (kind: Front['kind']): string[] =>
    front
      .filter((one) => one.kind === kind)
      .map((one) => normalise(one.children.map((child) => wordsOf(child)).join('')));
  const stated = (name: string): string[] =>
    childrenOf(meta, name)
      .map((one) => normalise(textOfXml(one)))
      .filter(Boolean);
  const own = (fact: FactName, ...names: readonly string[]): FactCandidate[] =>
    childrenOf(meta, 'meta:user-defined')
      .filter((one) => names.includes((one.attributes['meta:name'] ?? '').toLowerCase()))
      .map((one) => ({
        fact,
        value: normalise(textOfXml(one)),
        origin: `user-defined ${one.attributes['meta:name']}`,
      }));
  return [
    { fact: 'title', value: said('title').join(' '), origin: 'style Title' },
    { fact: 'title', value: stated('dc:title')[0] ?? '', origin: 'meta dc:title' },
    { fact: 'title', value: titleHeading(tree) ?? '', origin: 'first heading' },
    { fact: 'authors', value: said('author'), origin: 'style Author' },
    ...own('authors', 'author', 'authors'),
    { fact: 'authors', value: stated('meta:initial-creator'), origin: 'meta initial-creator' },
    { fact: 'authors', value: stated('dc:creator'), origin: 'meta dc:creator' },
    { fact: 'date', value: said('date')[0] ?? '', origin: 'style Date' },
    ...own('date', 'date', 'published', 'publication date'),
    ...own('publisher', 'publisher'),
    { fact: 'publisher', value: stated('dc:publisher'), origin: 'meta dc:publisher' },
    { fact: 'language', value: stated('dc:language')[0] ?? '', origin: 'meta dc:language' },
    { fact: 'description', value: said('abstract').join(' '), origin: 'style Abstract' },
    { fact: 'description', value: stated('dc:description').join(' '), origin: 'meta dc:description' },
    { fact: 'keywords', value: stated('meta:keyword'), origin: 'meta keyword' },
    ...own('url', 'url', 'source'),
    ...own('rights', 'rights', 'licence', 'license'),
    ...own('credit', 'credit'),
  ];
}
