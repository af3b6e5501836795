import type { Root } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import { normalise } from '../../../../src/model/selector.ts';
import type { FactName } from '../../../../src/model/source.ts';
import type { FactCandidate } from '../../facts/choose-facts.ts';
import { titleHeading } from '../title.ts';
import { childOf, childrenOf, textOfXml } from '../xml.ts';
import type { FrontMatter } from './blocks.ts';
import { type Docx, partOf } from './package.ts';

/** What a document says of itself: its head in styles made for it, then its properties, then its first heading. */
export function factCandidates(docx: Docx, front: readonly FrontMatter[], tree: Root): FactCandidate[] {
  const said = (kind: FrontMatter['kind']): string[] =>
    front
      .filter((one) => one.kind === kind)
      .map((one) => normalise(one.children.map((child) => wordsOf(child)).join('')));
  const core = partOf(docx.archive, 'docProps/core.xml')?.root;
  const property = (name: string): string => normalise(textOfXml(childOf(core, name)));
  const custom = customProperties(docx);
  const own = (fact: FactName, ...names: readonly string[]): FactCandidate[] =>
    names.map((name) => ({ fact, value: custom.get(name) ?? '', origin: `custom ${name}` }));
  return [
    { fact: 'title', value: said('title').join(' '), origin: 'style Title' },
    { fact: 'title', value: statedTitle(property('dc:title')), origin: 'core dc:title' },
    { fact: 'title', value: titleHeading(tree) ?? '', origin: 'first heading' },
    { fact: 'authors', value: said('author'), origin: 'style Author' },
    { fact: 'authors', value: property('dc:creator'), origin: 'core dc:creator' },
    { fact: 'date', value: said('date')[0] ?? '', origin: 'style Date' },
    ...own('date', 'date', 'published', 'publication date'),
    ...own('publisher', 'publisher'),
    { fact: 'publisher', value: company(docx), origin: 'app Company' },
    { fact: 'language', value: property('dc:language'), origin: 'core dc:language' },
    { fact: 'language', value: docx.language ?? '', origin: 'styles w:lang' },
    { fact: 'description', value: said('abstract').join(' '), origin: 'style Abstract' },
    { fact: 'description', value: property('dc:description'), origin: 'core dc:description' },
    { fact: 'keywords', value: property('cp:keywords'), origin: 'core cp:keywords' },
    ...own('url', 'url', 'source'),
    ...own('rights', 'rights', 'licence', 'license'),
    ...own('credit', 'credit'),
  ];
}

/** Names that programs give when nobody did. */
function statedTitle(title: string): string {
  return /^(?:untitled|document\s*\d*|microsoft word\b.*|.*\.(?:docx?|dotx?|odt|rtf|pdf))$/i.test(title) ? '' : title;
}

function customProperties(docx: Docx): ReadonlyMap<string, string> {
  const properties = childrenOf(partOf(docx.archive, 'docProps/custom.xml')?.root, 'property');
  return new Map(properties.map((one) => [(one.attributes['name'] ?? '').toLowerCase(), normalise(textOfXml(one))]));
}

function company(docx: Docx): string {
  return normalise(textOfXml(childOf(partOf(docx.archive, 'docProps/app.xml')?.root, 'Company')));
}
