import { deepest, type ListPlace } from '../block-builder.ts';
import { childOf, type XmlElement } from '../xml.ts';
import type { Docx } from './package.ts';
import { chainOf, valOf } from './styles.ts';

export type Depth = 1 | 2 | 3 | 4 | 5 | 6;

export type Front = 'title' | 'subtitle' | 'author' | 'date' | 'abstract';
type Body = 'plain' | 'code' | 'whole code' | 'quote' | 'indented' | 'term' | 'definition' | 'caption';

/** What a paragraph is by its style and properties, before its words are read. */
export type ParagraphKind =
  | { readonly kind: 'heading'; readonly depth: Depth; readonly place?: undefined }
  | { readonly kind: Front | Body; readonly place?: ListPlace | undefined };

/** Names of styles as Word and pandoc write them; Word keeps them English in the file whatever language it shows. */
const named: readonly (readonly [RegExp, Front | Body])[] = [
  [/^title$/, 'title'],
  [/^subtitle$/, 'subtitle'],
  [/^authors?$/, 'author'],
  [/^date$/, 'date'],
  [/^abstract$/, 'abstract'],
  [/^(?:source ?code|code(?: ?block)?|html preformatted|preformatted(?: text)?|verbatim|listing|macro)$/, 'code'],
  [/^(?:intense )?quot(?:e|ation)s?$|^block ?(?:text|quot(?:e|ation))$/, 'quote'],
  [/^definition term$/, 'term'],
  [/^definition$/, 'definition'],
  [/^(?:image |table |figure )?caption$/, 'caption'],
];

export function kindOf(paragraph: XmlElement, docx: Docx): ParagraphKind {
  const properties = childOf(paragraph, 'w:pPr');
  const chain = chainOf(docx.styles, valOf(properties, 'w:pStyle'));
  const names = chain.map(({ name }) => name);
  const sources = [properties, ...chain.map((style) => style.properties)];
  const depth = depthOf(names, sources);
  if (depth !== undefined) return { kind: 'heading', depth };
  const kind = firstNamed(names);
  const place = placeOf(sources, docx) ?? continuation(names);
  const unnumbered = sources.slice(1).some((source) => childOf(source, 'w:numPr') !== undefined);
  const indented =
    place?.marker !== 'bullet' && place?.marker !== 'ordered' && !unnumbered && relativeIndent(sources) > 0;
  return { kind: kind ?? (indented ? 'indented' : 'plain'), place };
}

function firstNamed(names: readonly string[]): Front | Body | undefined {
  for (const name of names) {
    const found = named.find(([pattern]) => pattern.test(name));
    if (found !== undefined) return found[1];
  }
  return undefined;
}

/**
 * By the name of its style, else by the outline level that style or paragraph states. Below the sixth level,
 * where Word has three more, are numbered clauses and run-in titles: paragraphs.
 */
function depthOf(names: readonly string[], sources: readonly (XmlElement | undefined)[]): Depth | undefined {
  for (const name of names) {
    const level = /^heading (\d{1,2})$/.exec(name)?.[1];
    if (level !== undefined) return depths[Math.max(1, Number(level)) - 1];
  }
  const outline = sources.map((source) => valOf(source, 'w:outlineLvl')).find((level) => level !== undefined);
  return outline === undefined ? undefined : depths[Number(outline)];
}
const depths: readonly Depth[] = [1, 2, 3, 4, 5, 6];

function placeOf(sources: readonly (XmlElement | undefined)[], docx: Docx): ListPlace | undefined {
  const id = sources.map((source) => valOf(source, 'w:numPr', 'w:numId')).find((value) => value !== undefined);
  const depth = sources.map((source) => valOf(source, 'w:numPr', 'w:ilvl')).find((value) => value !== undefined);
  if (id === undefined || id === '0') return undefined;
  const level = Number(depth ?? 0);
  const mark = docx.numbering.get(`${id}/${level}`);
  if (mark === undefined) return undefined;
  return { list: id, level, marker: mark.kind, start: mark.start };
}

/** A paragraph in a style of lists without number goes on with the item before, whatever its level. */
function continuation(names: readonly string[]): ListPlace | undefined {
  const continues = names.some((name) => /^list (?:paragraph|continue)/.test(name));
  return continues ? deepest : undefined;
}

/** How much further in than its style a paragraph stands, in twentieths of a point. */
function relativeIndent([own, ...styles]: readonly (XmlElement | undefined)[]): number {
  const of = (source: XmlElement | undefined, names: readonly string[]): number | undefined => {
    const attributes = childOf(source, 'w:ind')?.attributes;
    const value = names.map((name) => attributes?.[name]).find((found) => found !== undefined);
    return value === undefined ? undefined : Number(value);
  };
  const relative = (names: readonly string[]): number => {
    const base = styles.map((style) => of(style, names)).find((value) => value !== undefined) ?? 0;
    return (of(own, names) ?? base) - base;
  };
  return relative(['w:left', 'w:start']) - relative(['w:hanging']);
}
