import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkitten';

/** A face of the site's own, as outlines. */
export type CardFont = {
  readonly has: (text: string) => boolean;
  /** In pixels, at this size. */
  readonly widthOf: (text: string, size: number) => number;
  /** SVG path data, from the start of the baseline. */
  readonly pathOf: (text: string, size: number) => string;
};

type Glyph = { readonly advance: number; readonly draw: (x: number, size: number) => string };

const scripts = ['latin', 'latin-ext', 'greek', 'cyrillic', 'cyrillic-ext', 'vietnamese'];

/**
 * Source Serif in two weights, from the files that the pages are given; of each weight, the first file that has a sign
 * sets it. Not Instrument Sans, which the site has as a variable face only: no library here can set one from WOFF2.
 */
export function cardFonts(): { readonly bold: CardFont; readonly text: CardFont } {
  return { bold: fontOf(facesOf(700)), text: fontOf(facesOf(400)) };
}

function facesOf(weight: number): Font[] {
  return scripts.map((script) =>
    open(`@fontsource/source-serif-4/files/source-serif-4-${script}-${weight}-normal.woff2`),
  );
}

function open(path: string): Font {
  const font = create(readFileSync(createRequire(import.meta.url).resolve(path)));
  if (font.isCollection) throw new Error(`${path} is a collection of fonts`);
  return font;
}

function fontOf(faces: readonly Font[]): CardFont {
  const known = new Map<string, Glyph>();
  const glyphOf = (sign: string): Glyph | undefined => {
    const glyph = known.get(sign) ?? glyphIn(faces, sign);
    if (glyph !== undefined) known.set(sign, glyph);
    return glyph;
  };
  const glyphsOf = (text: string) => Array.from(text.normalize('NFC'), glyphOf);
  return {
    has: (text) => glyphsOf(text).every((glyph) => glyph !== undefined),
    widthOf: (text, size) => glyphsOf(text).reduce((sum, glyph) => sum + (glyph?.advance ?? 0), 0) * size,
    pathOf: (text, size) => {
      let x = 0;
      return glyphsOf(text)
        .map((glyph) => {
          const drawn = glyph?.draw(x * size, size) ?? '';
          x += glyph?.advance ?? 0;
          return drawn;
        })
        .join('');
    },
  };
}

/** Fonts measure upwards in parts of an em, pictures downwards in pixels. */
function glyphIn(faces: readonly Font[], sign: string): Glyph | undefined {
  const code = sign.codePointAt(0) ?? 0;
  const font = faces.find((face) => face.hasGlyphForCodePoint(code));
  if (font === undefined) return undefined;
  const glyph = font.glyphForCodePoint(code);
  const em = font.unitsPerEm;
  return {
    advance: glyph.advanceWidth / em,
    draw: (x, size) =>
      glyph.path
        .scale(size / em, -size / em)
        .translate(x, 0)
        .toSVG(),
  };
}
