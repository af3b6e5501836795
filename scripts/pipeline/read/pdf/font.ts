import type { PDFPageProxy } from 'unpdf/pdfjs';
import { isRecord } from './page.ts';

/** What a font's name and flags say about the words set in it. */
export type Font = {
  readonly name: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly mono: boolean;
  /** TeX's and others' symbol fonts: never a reason to see emphasis. */
  readonly math: boolean;
};

/** `ABCDEF+NimbusRomNo9L-MediItal` → bold, italic. Names as Adobe, TeX (cmbx, cmti, cmtt) and URW give them. */
export function styleOf(name: string): Pick<Font, 'bold' | 'italic' | 'mono' | 'math'> {
  const plain = name.replace(/^[A-Z]{6}\+/, '');
  const math =
    /^(cmsy|cmmi|cmmib|cmbsy|cmex|msam|msbm|eusm|eufm|rsfs|stmary|wasy|euex|mt?mi|mtsy|mtex|esint|[rt]?tx(sy|mi|ex)|px(sy|mi|ex)|lmmathi|lmmathsy)|symbol|math/i.test(
      plain,
    );
  return {
    bold: /bold|black|heavy|demi|^cmb|^cmssbx|^sfbx|^ptmb|^phvb|-medi|semibd|-bd/i.test(plain),
    italic: !math && /ital|obli|slant|^cmti|^cmsl|^cmbxti|^sfti|^ptmri|kursiv|-it$/i.test(plain),
    mono: /mono|courier|consol|typewriter|^cmtt|^sftt|menlo|inconsolata|^cmsltt|monaco|code|console|lettergothic|lucidasanstyp|fixed|-tt/i.test(
      plain,
    ),
    math,
  };
}

/** The font a page calls `id`. pdf.js knows its real name once the page's operators were read. */
export function fontOf(page: PDFPageProxy, id: string): Font {
  const found: unknown = page.commonObjs.has(id) ? page.commonObjs.get(id) : undefined;
  const name = isRecord(found) && typeof found.name === 'string' ? found.name : id;
  // pdf.js calls any font monospaced whose few embedded letters happen to be equally wide: the name alone counts.
  return { name, ...styleOf(name) };
}
