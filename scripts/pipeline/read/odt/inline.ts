import type { PhrasingContent } from 'mdast';
import type { Mark, Marked } from '../marks.ts';
import { mathToTex } from '../mathml.ts';
import { assetOf } from '../media.ts';
import { childOf, childrenOf, descendantsOf, isElement, textOfXml, type XmlElement } from '../xml.ts';
import { type Odt, xmlOf } from './package.ts';
import { chainOf, marksOf } from './styles.ts';

/** Words of a paragraph, and what stands in it but is no part of its line: text boxes, bookmarks. */
export type Inline = { readonly pieces: Marked[]; readonly boxes: XmlElement[]; readonly bookmarks: string[] };

export function readInline(paragraph: XmlElement, odt: Odt): Inline {
  const inline: Inline = { pieces: [], boxes: [], bookmarks: [] };
  const [own] = chainOf(odt.styles, 'paragraph', paragraph.attributes['text:style-name']);
  const byHand = own?.automatic === true && paragraph.name === 'text:p' ? [own] : [];
  new Walker(odt, inline).walk(paragraph, marksOf(byHand, new Set()));
  return inline;
}

/** Shown by the program where it stands for something else, or not at all. */
const skipped = new Set([
  'office:annotation',
  'office:annotation-end',
  'text:hidden-text',
  'text:ruby-text',
  'text:note-citation',
  'svg:title',
  'svg:desc',
]);

class Walker {
  readonly #odt: Odt;
  readonly #out: Inline;

  constructor(odt: Odt, out: Inline) {
    this.#odt = odt;
    this.#out = out;
  }

  walk(parent: XmlElement, marks: ReadonlySet<Mark>): void {
    for (const child of parent.children) {
      if (isElement(child)) this.#visit(child, marks);
      else this.#push(child.replace(/[ \t\r\n]+/g, ' '), marks);
    }
  }

  #visit(element: XmlElement, marks: ReadonlySet<Mark>): void {
    const { attributes } = element;
    if (skipped.has(element.name)) return;
    switch (element.name) {
      case 'text:span':
        this.walk(element, this.#styled(attributes['text:style-name'], marks));
        return;
      case 'text:a':
        this.walk(element, linked(marks, attributes['xlink:href'] ?? ''));
        return;
      case 'text:bookmark-ref':
      case 'text:reference-ref':
        this.walk(element, linked(marks, `#${attributes['text:ref-name'] ?? ''}`));
        return;
      case 'text:bookmark':
      case 'text:bookmark-start':
      case 'text:reference-mark-start':
      case 'text:reference-mark':
        this.#out.bookmarks.push(attributes['text:name'] ?? '');
        return;
      case 'text:s':
        this.#push(' '.repeat(Math.min(200, Math.max(1, Number(attributes['text:c'] ?? 1)))), marks);
        return;
      case 'text:tab':
        this.#push('\t', marks);
        return;
      case 'text:line-break':
        this.#push({ type: 'break' }, marks);
        return;
      case 'text:note':
        this.#note(element);
        return;
      case 'draw:frame':
        this.#frame(element, marks);
        return;
      case 'draw:text-box':
        this.#out.boxes.push(element);
        return;
      case 'draw:custom-shape':
      case 'draw:rect':
      case 'draw:ellipse':
        if (childOf(element, 'text:p') !== undefined) this.#out.boxes.push(element);
        return;
      default:
        this.walk(element, marks);
    }
  }

  #styled(name: string | undefined, marks: ReadonlySet<Mark>): ReadonlySet<Mark> {
    const chain = chainOf(this.#odt.styles, 'text', name);
    const own = marksOf(chain, this.#odt.styles.fixedFonts);
    const normal = chain.some((style) => style.text['fo:font-weight'] === 'normal') ? 'strong' : undefined;
    const upright = chain.some((style) => style.text['fo:font-style'] === 'normal') ? 'emphasis' : undefined;
    const kept = [...marks].filter((mark) => mark !== normal && mark !== upright);
    const isLink = kept.some((mark) => mark.startsWith('link '));
    // Programs underline their links; that stresses nothing.
    const added = [...own].filter(
      (mark) => !(isLink && mark === 'emphasis' && /internet link/.test(chain[0]?.name ?? '')),
    );
    return new Set([...kept, ...added]);
  }

  #push(content: string | PhrasingContent, marks: ReadonlySet<Mark>): void {
    if (content !== '') this.#out.pieces.push({ content, marks });
  }

  #note(element: XmlElement): void {
    const body = childOf(element, 'text:note-body');
    if (body === undefined) return;
    const identifier = String(this.#odt.notes.length + 1);
    this.#odt.notes.push({ identifier, body });
    this.#push({ type: 'footnoteReference', identifier, label: identifier }, new Set());
  }

  /** A frame holds one thing in several forms: a formula, a text box, a picture. */
  #frame(frame: XmlElement, marks: ReadonlySet<Mark>): void {
    const formula = this.#formula(frame);
    const box = childOf(frame, 'draw:text-box');
    if (formula !== undefined) this.#push(`$${formula}$`, new Set());
    else if (box !== undefined) this.#out.boxes.push(box);
    else {
      const picture = childrenOf(frame, 'draw:image').map((image) => this.#picture(image, frame));
      const shown = picture.find((one) => one !== undefined);
      if (shown !== undefined) this.#push(shown, marks);
    }
  }

  #formula(frame: XmlElement): string | undefined {
    const object = childOf(frame, 'draw:object');
    if (object === undefined) return undefined;
    const inside = descendantsOf(object, 'math:math')[0];
    const path = (object.attributes['xlink:href'] ?? '').replace(/^\.\//, '').replace(/\/$/, '');
    const beside = inside === undefined && path !== '' ? xmlOf(this.#odt.archive, `${path}/content.xml`) : undefined;
    const math = inside ?? (beside?.name === 'math:math' ? beside : undefined);
    return math === undefined ? undefined : mathToTex(math) || undefined;
  }

  #picture(image: XmlElement, frame: XmlElement): PhrasingContent | undefined {
    const words = (name: string): string => textOfXml(childOf(frame, name)).replace(/\s+/g, ' ').trim();
    const alt = words('svg:desc') || words('svg:title');
    const target = (image.attributes['xlink:href'] ?? '').replace(/^\.\//, '');
    const bytes = this.#odt.archive.get(target);
    if (bytes !== undefined) return { type: 'image', url: assetOf(target, bytes, this.#odt.assets).name, alt };
    return /^https?:/i.test(target) ? { type: 'image', url: target, alt } : undefined;
  }
}

/** `#0.Chapter|outline` names a heading by its words; `|region` and the like say what kind of thing is named. */
function linked(marks: ReadonlySet<Mark>, address: string): ReadonlySet<Mark> {
  if (address === '' || address === '#') return marks;
  const others = [...marks].filter((mark) => !mark.startsWith('link '));
  return new Set<Mark>([...others, `link ${address}`]);
}
