import type { PhrasingContent } from 'mdast';
import type { Mark, Marked } from '../marks.ts';
import { childOf, descendantsOf, elementsOf, textOfXml, type XmlElement } from '../xml.ts';
import { addressOfField } from './fields.ts';
import { imagesOf } from './images.ts';
import { toTex } from './math.ts';
import type { Scope } from './scope.ts';
import { isFixed, isOn, runMarks } from './styles.ts';
import { toSymbol } from './symbols.ts';

/** Words of a paragraph, and what stands in it but is no part of its line: text boxes, names of bookmarks. */
export type Inline = { readonly pieces: Marked[]; readonly boxes: XmlElement[]; readonly bookmarks: string[] };

export function readInline(paragraph: XmlElement, scope: Scope): Inline {
  const inline: Inline = { pieces: [], boxes: [], bookmarks: [] };
  new Walker(scope, inline).walk(paragraph, new Set());
  return inline;
}

class Walker {
  readonly #scope: Scope;
  readonly #out: Inline;

  constructor(scope: Scope, out: Inline) {
    this.#scope = scope;
    this.#out = out;
  }

  walk(parent: XmlElement, marks: ReadonlySet<Mark>): void {
    for (const child of elementsOf(parent)) this.#visit(child, marks);
  }

  #visit(element: XmlElement, marks: ReadonlySet<Mark>): void {
    switch (element.name) {
      case 'w:r':
        this.#run(element, marks);
        return;
      case 'w:hyperlink':
        this.walk(element, this.#linked(marks, this.#target(element)));
        return;
      case 'w:fldSimple':
        this.walk(element, this.#linked(marks, addressOfField(element.attributes['w:instr'] ?? '')));
        return;
      case 'w:del':
      case 'w:moveFrom':
        this.#removed('tracked changes', element, 'deleted in the document as it stands');
        return;
      case 'w:bookmarkStart':
        this.#out.bookmarks.push(element.attributes['w:name'] ?? '');
        return;
      case 'm:oMath':
        this.#formula(`$${toTex(element)}$`, marks);
        return;
      case 'm:oMathPara':
        for (const formula of elementsOf(element))
          if (formula.name === 'm:oMath') this.#formula(`$$${toTex(formula)}$$`, marks);
        return;
      case 'mc:AlternateContent':
        this.walk(choiceOf(element), marks);
        return;
      case 'w:pPr':
      case 'w:sdtPr':
      case 'w:txbxContent':
        return;
      default:
        this.walk(element, marks);
    }
  }

  #run(run: XmlElement, around: ReadonlySet<Mark>): void {
    const properties = childOf(run, 'w:rPr');
    const vanish = childOf(properties, 'w:vanish');
    if (vanish !== undefined && isOn(vanish.attributes['w:val'])) {
      this.#removed('hidden text', run, 'marked as hidden');
      return;
    }
    const marks = new Set([...around, ...runMarks(properties, this.#scope.docx.styles)]);
    if (this.#scope.fixedIsCode && isFixed(properties)) marks.add('code');
    for (const child of elementsOf(run)) this.#runChild(child, marks);
  }

  #runChild(child: XmlElement, marks: ReadonlySet<Mark>): void {
    const words = wordsOf(child);
    if (words !== undefined) {
      this.#push(words, marks);
      return;
    }
    switch (child.name) {
      case 'w:br':
      case 'w:cr':
        this.#push({ type: 'break' }, marks);
        return;
      case 'w:fldChar':
        this.#fieldMark(child.attributes['w:fldCharType'] ?? '');
        return;
      case 'w:instrText': {
        const field = this.#scope.fields.at(-1);
        if (field !== undefined && !field.shown) field.instruction += textOfXml(child);
        return;
      }
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        this.#note(child, marks);
        return;
      case 'mc:AlternateContent':
        for (const inner of elementsOf(choiceOf(child))) this.#runChild(inner, marks);
        return;
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        for (const image of imagesOf(child, this.#scope)) this.#push(image, marks);
        this.#out.boxes.push(...boxesOf(child));
        return;
      case 'w:ruby':
        for (const run of elementsOf(childOf(child, 'w:rubyBase') ?? child)) this.#visit(run, marks);
        return;
      default:
    }
  }

  #push(content: string | PhrasingContent, marks: ReadonlySet<Mark>): void {
    if (this.#scope.fields.some((field) => !field.shown)) return;
    const address = this.#scope.fields
      .map(({ instruction }) => addressOfField(instruction))
      .findLast((found) => found !== undefined);
    this.#out.pieces.push({ content, marks: this.#linked(marks, address) });
  }

  /** Nothing is a mark on a formula: its own letters are slanted by what they mean. */
  #formula(tex: string, marks: ReadonlySet<Mark>): void {
    this.#push(tex, new Set([...marks].filter((mark) => mark.startsWith('link '))));
  }

  #linked(marks: ReadonlySet<Mark>, address: string | undefined): ReadonlySet<Mark> {
    if (address === undefined || address === '') return marks;
    const others = [...marks].filter((mark) => !mark.startsWith('link '));
    return new Set<Mark>([...others, `link ${address}`]);
  }

  #target(link: XmlElement): string | undefined {
    const target = this.#scope.part.relations.get(link.attributes['r:id'] ?? '')?.target ?? '';
    const anchor = link.attributes['w:anchor'];
    return anchor === undefined ? target : `${target}#${anchor}`;
  }

  #fieldMark(type: string): void {
    const { fields } = this.#scope;
    const field = fields.at(-1);
    if (type === 'begin') fields.push({ instruction: '', shown: false });
    else if (type === 'separate' && field !== undefined) field.shown = true;
    else if (type === 'end') fields.pop();
  }

  #note(reference: XmlElement, marks: ReadonlySet<Mark>): void {
    const kind = reference.name === 'w:footnoteReference' ? 'footnote' : 'endnote';
    const identifier = this.#scope.noteId(kind, reference.attributes['w:id'] ?? '');
    if (identifier === undefined) return;
    const links = new Set([...marks].filter((mark) => mark !== 'sup'));
    this.#push({ type: 'footnoteReference', identifier, label: identifier }, links);
  }

  #removed(step: string, element: XmlElement, why: string): void {
    const what = [...descendantsOf(element, 'w:t'), ...descendantsOf(element, 'w:delText')].map(textOfXml).join('');
    if (what.trim() !== '') this.#scope.removed.push({ step, what, why });
  }
}

/** What a part of a run says in words, if it does. */
function wordsOf(child: XmlElement): string | undefined {
  switch (child.name) {
    case 'w:t':
      return textOfXml(child);
    case 'w:tab':
    case 'w:ptab':
      return '\t';
    case 'w:noBreakHyphen':
      return '\u2011';
    case 'w:softHyphen':
      return '\u00AD';
    case 'w:sym':
      return toSymbol(child.attributes['w:font'] ?? '', child.attributes['w:char'] ?? '');
    default:
      return undefined;
  }
}

/** Of alternatives the first that is not empty: newer programs' first, what all understand after. */
function choiceOf(alternatives: XmlElement): XmlElement {
  const [first, ...others] = elementsOf(alternatives);
  const says = (element: XmlElement): boolean =>
    ['w:t', 'a:blip', 'v:imagedata', 'm:t'].some((name) => descendantsOf(element, name).length > 0);
  return [first, ...others].find((element) => element !== undefined && says(element)) ?? first ?? alternatives;
}

/** Contents of the text boxes in a drawing, outermost only. */
function boxesOf(drawing: XmlElement): XmlElement[] {
  return elementsOf(drawing).flatMap((child) => {
    if (child.name === 'w:txbxContent') return [child];
    return boxesOf(child.name === 'mc:AlternateContent' ? choiceOf(child) : child);
  });
}
