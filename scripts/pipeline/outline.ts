import type { Nodes, Root, Table } from 'mdast';
import { FragmentGiver } from '../../src/model/fragments.ts';
import { plainText } from '../../src/model/plain-text.ts';
import { normalise } from '../../src/model/selector.ts';
import { type Locator, locatorSchema, type Passage } from '../../src/model/source.ts';

/**
 * Tree of a source → its passages in reading order: headings, paragraphs, items, quotations, code,
 * tables and notes, each with an id made of its words, so that an unchanged passage keeps its id when
 * the source around it changes, and with locators from outermost to innermost.
 */
export function outline(tree: Root): readonly Passage[] {
  const outliner = new Outliner();
  for (const node of tree.children) outliner.visit(node, 'paragraph');
  return outliner.passages;
}

class Outliner {
  readonly passages: Passage[] = [];
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
        return;
      case 'paragraph':
        this.#add(kind, plainText(node));
        return;
      case 'code':
        this.#add('code', node.value);
        return;
      case 'table':
        this.#add('table', textOfTable(node));
        return;
      default:
        if ('children' in node) for (const child of node.children) this.visit(child, kindWithin(node, kind));
    }
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
