import type { Mark } from '../marks.ts';
import { childOf, childrenOf, type XmlElement } from '../xml.ts';

/** Marks that a run or a character style sets (true) or takes back (false). */
export type RunMarks = ReadonlyMap<Mark, boolean>;

export type Indent = { readonly left: number; readonly hanging: number };
export type NumberingReference = { readonly id: string; readonly level: number };

type Style = {
  readonly name: string;
  readonly base: string;
  readonly properties: XmlElement | undefined;
  readonly marks: RunMarks;
};

/** Paragraph and character styles by id. */
export type Styles = ReadonlyMap<string, Style>;

export function stylesOf(root: XmlElement | undefined): Styles {
  return new Map(
    childrenOf(root, 'w:style').map((style) => {
      const base = valOf(style, 'w:basedOn') ?? '';
      const properties = childOf(style, 'w:pPr');
      const name = (valOf(style, 'w:name') ?? '').toLowerCase();
      return [style.attributes['w:styleId'] ?? '', { name, base, properties, marks: marksOf(childOf(style, 'w:rPr')) }];
    }),
  );
}

/** `w:val` of a child element. */
export function valOf(element: XmlElement | undefined, ...path: readonly string[]): string | undefined {
  return childOf(element, ...path)?.attributes['w:val'];
}

/** A style and what it is based on, nearest first; a style that is not declared is known by its id alone. */
export function chainOf(styles: Styles, id: string | undefined): readonly Style[] {
  const chain: Style[] = [];
  const seen = new Set<string>();
  for (let at = id ?? ''; at !== '' && !seen.has(at); at = styles.get(at)?.base ?? '') {
    seen.add(at);
    chain.push(styles.get(at) ?? { name: nameFromId(at), base: '', properties: undefined, marks: new Map() });
  }
  return chain;
}

/** `BodyText` → `body text`, as Word makes ids of names. */
function nameFromId(id: string): string {
  return id
    .replace(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{L})(?=\d)/gu, ' ')
    .replace(/[_-]/g, ' ')
    .toLowerCase();
}

const codeStyles =
  /^(?:verbatim|source|html|inline|in-line|monospace[d]?)?[ -]?(?:code|typewriter|verbatim|source text)(?: ?char| in text)?$/;

/** Marks that the properties of a run say, its character style included; what is nearer wins. */
export function runMarks(properties: XmlElement | undefined, styles: Styles): ReadonlySet<Mark> {
  if (properties === undefined) return new Set();
  const chain = chainOf(styles, valOf(properties, 'w:rStyle'));
  const merged = new Map<Mark, boolean>();
  for (const style of [...chain].reverse()) {
    if (style.name === 'strong' && style.properties === undefined) merged.set('strong', true);
    if (style.name === 'emphasis' && style.properties === undefined) merged.set('emphasis', true);
    for (const [mark, on] of style.marks) merged.set(mark, on);
    if (codeStyles.test(style.name)) merged.set('code', true);
  }
  for (const [mark, on] of marksOf(properties)) merged.set(mark, on);
  return new Set([...merged].filter(([, on]) => on).map(([mark]) => mark));
}

function marksOf(properties: XmlElement | undefined): RunMarks {
  const marks = new Map<Mark, boolean>();
  const toggle = (mark: Mark, ...names: string[]): void => {
    for (const name of names) {
      const found = childOf(properties, name);
      if (found !== undefined) marks.set(mark, isOn(found.attributes['w:val']));
    }
  };
  toggle('strong', 'w:b');
  toggle('emphasis', 'w:i');
  toggle('delete', 'w:strike', 'w:dstrike');
  const align = valOf(properties, 'w:vertAlign');
  if (align !== undefined) {
    marks.set('sup', align === 'superscript');
    marks.set('sub', align === 'subscript');
  }
  return marks;
}

const fixedFonts =
  /^(?:courier|consolas|menlo|monaco|lucida console|lucida sans typewriter|source code|fira code|cascadia|jetbrains mono|inconsolata|andale mono|.* mono$)/i;

/** Set by hand in a font whose letters have equal width. */
export function isFixed(properties: XmlElement | undefined): boolean {
  return fixedFonts.test(childOf(properties, 'w:rFonts')?.attributes['w:ascii'] ?? '');
}

/** On/off values of ISO/IEC 29500: an element without value is on. */
export function isOn(value: string | undefined): boolean {
  return value === undefined || !['0', 'false', 'off', 'none'].includes(value);
}
