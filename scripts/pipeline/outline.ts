import type { Nodes, Root, Table } from 'mdast';
import { visit } from 'unist-util-visit';
import { FragmentGiver } from '../../src/model/fragments.ts';
import { plainText } from '../../src/model/plain-text.ts';
import { normalise } from '../../src/model/selector.ts';
import { type Locator, locatorSchema, type Passage } from '../../src/model/source.ts';

/** A picture where it stands: after which passage, and what its caption says, in which passage. */
export type PlacedPicture = {
  readonly url: string;
  readonly alt: string;
  readonly after?: string;
  readonly caption?: string;
  readonly passage?: string;
};

export type Outline = { readonly passages: readonly Passage[]; readonly pictures: readonly PlacedPicture[] };

/**
 * Tree of a source → its passages in reading order: headings, paragraphs, items, quotations, code,
 * tables and notes, each with an id made of its words, so that an unchanged passage keeps its id when
 * the source around it changes, and with locators from outermost to innermost; and its pictures.
 */
export function outline(tree: Root): Outline {
  const outliner = new Outliner();
  for (const node of tree.children) outliner.visit(node, 'paragraph');
  return outliner;
}

class Outliner {
  readonly passages: Passage[] = [];
  readonly pictures: PlacedPicture[] = [];
  readonly #ids = new FragmentGiver();
  #section: string | undefined;
  #outer: readonly Locator[] = [];
  #count = 0;
  #offset = 0;

  visit(node: Nodes, kind: Passage['kind']): void {
    const outer = locatorsOf(node);
    if (outer.length > 0) this.#outer = outer;
    switch (node.type) {
      case 'heading':
        this.#heading(node.depth, plainText(node));
        this.#place(node);
        return;
      case 'paragraph':
        this.#add(kind, plainText(node));
        this.#place(node);
        return;
      case 'code':
        this.#add('code', node.value);
        return;
      case 'table':
        this.#add('table', textOfTable(node));
        this.#place(node);
        return;
      case 'image':
        this.#place(node);
        return;
      case 'mdxJsxFlowElement':
        if (node.name === 'figure') this.#figure(node, kind);
        else for (const child of node.children) this.visit(child, kindWithin(node, kind));
        return;
      default:
        if ('children' in node) for (const child of node.children) this.visit(child, kindWithin(node, kind));
    }
  }

  /** The pictures in a node stand after the passage that was made of it, or the one before. */
  #place(node: Nodes): void {
    const after = this.passages.at(-1)?.id;
    visit(node, 'image', ({ url, alt, data }) => {
      const caption = data !== undefined && 'caption' in data ? normalise(String(data.caption)) : '';
      this.pictures.push({
        url,
        alt: alt ?? '',
        ...(caption === '' ? {} : { caption }),
        ...(after === undefined ? {} : { after }),
      });
    });
  }

  /** The first caption in a figure is that of its pictures. */
  #figure(node: Extract<Nodes, { type: 'mdxJsxFlowElement' }>, kind: Passage['kind']): void {
    const [passages, pictures] = [this.passages.length, this.pictures.length];
    const before = this.passages.at(-1)?.id;
    for (const child of node.children) this.visit(child, kind);
    const caption = this.passages.slice(passages).find((passage) => passage.kind === 'caption');
    if (caption === undefined) return;
    const said = { caption: caption.text, passage: caption.id, ...(before === undefined ? {} : { after: before }) };
    const placed = this.pictures.splice(pictures);
    for (const { url, alt } of placed) this.pictures.push({ url, alt, ...said });
  }

  #heading(depth: number, words: string): void {
    const text = normalise(words);
    if (text === '') return;
    this.#section = text;
    this.#count = 0;
    this.#push({ kind: 'heading', depth: Math.min(6, Math.max(1, depth)), text, locators: this.#locators() });
  }

  #add(kind: Passage['kind'], words: string): void {
    const text = normalise(words);
    if (text === '') return;
    this.#count += 1;
    const paragraph: Locator = { label: 'paragraph', value: String(this.#count) };
    this.#push({ kind, text, locators: [...this.#locators(), paragraph] });
  }

  #locators(): readonly Locator[] {
    const section: Locator[] = this.#section === undefined ? [] : [{ label: 'section', value: this.#section }];
    return [...this.#outer, ...section];
  }

  #push(passage: Pick<Passage, 'kind' | 'depth' | 'text'> & { readonly locators: readonly Locator[] }): void {
    const id = this.#ids.forText('p', passage.text);
    this.passages.push({ id, ...passage, locators: [...passage.locators], start: this.#offset });
    this.#offset += passage.text.length + 1;
  }
}

function kindWithin(node: Nodes, kind: Passage['kind']): Passage['kind'] {
  if (node.type === 'listItem') return 'item';
  if (node.type === 'blockquote') return 'quote';
  if (node.type === 'footnoteDefinition') return 'note';
  return 'name' in node && node.name === 'figcaption' ? 'caption' : kind;
}

function textOfTable(table: Table): string {
  return table.children.map((row) => row.children.map((cell) => plainText(cell)).join(' | ')).join('; ');
}

function locatorsOf(node: Nodes): readonly Locator[] {
  const data: unknown = node.data;
  if (typeof data !== 'object' || data === null || !('locators' in data)) return [];
  const result = locatorSchema.array().safeParse(data.locators);
  return result.success ? result.data : [];
}
