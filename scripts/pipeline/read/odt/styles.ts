import type { Mark } from '../marks.ts';
import { childrenOf, elementsOf, type XmlElement } from '../xml.ts';

export type Style = {
  readonly name: string;
  readonly parent: string;
  readonly listStyle: string | undefined;
  readonly text: Readonly<Record<string, string>>;
  readonly paragraph: Readonly<Record<string, string>>;
  /** Made by the program for what a person set by hand. */
  readonly automatic: boolean;
};

/** Styles by family and name (`paragraph/P1`), and what marks the levels of lists (`L1/2`). */
export type Styles = {
  readonly styles: ReadonlyMap<string, Style>;
  readonly levels: ReadonlyMap<string, ListLevel>;
  /** Names of font faces in which every letter has the same width. */
  readonly fixedFonts: ReadonlySet<string>;
};
export type ListLevel = { readonly ordered: boolean; readonly start: number };

const containers = ['office:styles', 'office:automatic-styles'];

/** Style sheets, those of the content last → all their styles. */
export function stylesOf(roots: readonly XmlElement[]): Styles {
  const styles = new Map<string, Style>();
  const levels = new Map<string, ListLevel>();
  const fixedFonts = new Set<string>();
  for (const root of roots) {
    for (const face of elementsOf(root).flatMap((child) => childrenOf(child, 'style:font-face'))) {
      if (face.attributes['style:font-pitch'] === 'fixed') fixedFonts.add(face.attributes['style:name'] ?? '');
    }
    for (const container of elementsOf(root).filter(({ name }) => containers.includes(name))) {
      for (const element of elementsOf(container)) {
        const name = element.attributes['style:name'] ?? '';
        if (element.name === 'style:style')
          styles.set(`${element.attributes['style:family']}/${name}`, styleOf(element, container));
        if (element.name === 'text:list-style') addLevels(element, name, levels);
      }
    }
  }
  return { styles, levels, fixedFonts };
}

function styleOf(element: XmlElement, container: XmlElement): Style {
  const { attributes } = element;
  const properties = (name: string): Readonly<Record<string, string>> =>
    Object.assign({}, ...childrenOf(element, name).map((found) => found.attributes));
  return {
    name: plainName(attributes['style:name'] ?? ''),
    parent: attributes['style:parent-style-name'] ?? '',
    listStyle: attributes['style:list-style-name'],
    text: properties('style:text-properties'),
    paragraph: properties('style:paragraph-properties'),
    automatic: container.name === 'office:automatic-styles',
  };
}

/** `Preformatted_20_Text` → `preformatted text` (OpenDocument 1.3, 19.498). */
function plainName(name: string): string {
  return name
    .replace(/_([0-9a-f]{2})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .toLowerCase();
}

function addLevels(list: XmlElement, name: string, levels: Map<string, ListLevel>): void {
  for (const level of elementsOf(list)) {
    const numbered =
      level.name === 'text:list-level-style-number' && (level.attributes['style:num-format'] ?? '') !== '';
    const start = Number(level.attributes['text:start-value'] ?? 1);
    levels.set(`${name}/${level.attributes['text:level'] ?? '1'}`, { ordered: numbered, start });
  }
}

/** A style and its parents, nearest first; one that is not declared is known by its name. */
export function chainOf({ styles }: Styles, family: string, name: string | undefined): readonly Style[] {
  const chain: Style[] = [];
  const seen = new Set<string>();
  for (let at = name ?? ''; at !== '' && !seen.has(at); ) {
    seen.add(at);
    const style = styles.get(`${family}/${at}`) ?? {
      ...{
        name: plainName(at),
        parent: '',
        listStyle: undefined,
        text: {},
        paragraph: {},
        automatic: false,
      },
    };
    chain.push(style);
    at = style.parent;
  }
  return chain;
}

const codeNames = /^(?:source text|teletype|user entry|example|variable code|code|verbatim|inline code)$/;

/** Marks that styles put on text; what is nearer wins. */
export function marksOf(chain: readonly Style[], fixedFonts: ReadonlySet<string>): ReadonlySet<Mark> {
  const text: Record<string, string> = Object.assign({}, ...[...chain].reverse().map((style) => style.text));
  const marks = new Set<Mark>();
  const names = chain.map(({ name }) => name);
  const weight = text['fo:font-weight'] ?? (names.includes('strong emphasis') ? 'bold' : '');
  const slant = text['fo:font-style'] ?? (names.includes('emphasis') ? 'italic' : '');
  if (/^(?:bold|[6-9]00)$/.test(weight)) marks.add('strong');
  // Markdown has no underline; it stresses like a slant.
  if (/^(?:italic|oblique)$/.test(slant) || isLine(text['style:text-underline-style'])) marks.add('emphasis');
  if (isLine(text['style:text-line-through-style']) || isLine(text['style:text-line-through-type']))
    marks.add('delete');
  const position = text['style:text-position'] ?? '';
  if (/^(?:super|[1-9])/.test(position)) marks.add('sup');
  if (/^(?:sub|-)/.test(position)) marks.add('sub');
  const fixed = text['style:font-pitch'] === 'fixed' || fixedFonts.has(text['style:font-name'] ?? '');
  if (fixed || names.some((name) => codeNames.test(name))) marks.add('code');
  return marks;
}

function isLine(style: string | undefined): boolean {
  return style !== undefined && style !== 'none';
}

/** Length in millimetres; percentages and what is no length are 0. */
export function millimetres(length: string | undefined): number {
  const match = /^(-?(?:\d+(?:\.\d+)?|\.\d+))(mm|cm|in|pt|pc|px)$/.exec(length ?? '');
  if (match === null) return 0;
  const unit = { mm: 1, cm: 10, in: 25.4, pt: 25.4 / 72, pc: 25.4 / 6, px: 25.4 / 96 }[match[2] ?? 'mm'] ?? 0;
  return Number(match[1]) * unit;
}
