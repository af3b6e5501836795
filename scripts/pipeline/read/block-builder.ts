import type { BlockContent, Code, List, ListItem, PhrasingContent } from 'mdast';

/** Where in a list a block stands; `blank` belongs to the item before it, at its level or, at infinity, the deepest. */
export type ListPlace = {
  /** Names the list: ordered items of another name start another list. */
  readonly list: string;
  readonly level: number;
  readonly marker: 'bullet' | 'ordered' | 'blank';
  readonly start: number;
};

/** What a paragraph-sized piece of a flat document becomes. */
export type Unit = {
  readonly kind: 'block' | 'code' | 'whole code' | 'quote' | 'indented' | 'term' | 'definition';
  readonly blocks: readonly BlockContent[];
  readonly place?: ListPlace | undefined;
};

/** After the last thing in a list. */
export const deepest: ListPlace = { list: '', level: Number.POSITIVE_INFINITY, marker: 'blank', start: 1 };

type Open = { readonly level: number; readonly key: string; readonly node: List };

/**
 * Builds a tree of blocks from the flat row of paragraphs that office formats are: items into nested lists,
 * neighbouring lines of code into one block, quoted paragraphs into one quotation, terms with their definitions.
 */
export class BlockBuilder {
  readonly #blocks: BlockContent[] = [];
  #open: Open[] = [];
  #gap = false;

  /** Blocks of one unit. None: an empty paragraph, which parts code but ends no list. */
  add(unit: Unit): void {
    const inList = this.#open.length > 0;
    const target = this.#target(unit.place);
    if (unit.blocks.length === 0) this.#gap = true;
    else {
      // What is set further in, in a style of lists, goes on with an item; on its own it is a quotation.
      const continues = inList && unit.place !== undefined;
      const kind = unit.kind !== 'indented' ? unit.kind : continues ? 'block' : 'quote';
      join(target, { ...unit, kind }, this.#gap);
      this.#gap = unit.kind === 'whole code';
    }
  }

  /** The tree, without items and lists that stayed empty. */
  finished(): BlockContent[] {
    return withoutEmpty(this.#blocks);
  }

  /** Where the unit goes: into an item, opening and closing lists on the way, or to the document. */
  #target(place: ListPlace | undefined): BlockContent[] {
    if (place === undefined) this.#open = [];
    if (place === undefined || (place.marker === 'blank' && this.#open.length === 0)) return this.#blocks;
    while ((this.#open.at(-1)?.level ?? -1) > place.level) this.#open.pop();
    const top = this.#open.at(-1);
    if (place.marker === 'blank') return lastItem(top?.node) ?? this.#blocks;
    const key = place.marker === 'bullet' ? 'bullet' : place.list;
    if (top?.level === place.level && top.key !== key) this.#open.pop();
    if (this.#open.at(-1)?.level !== place.level) this.#start(place, key);
    const item: ListItem = { type: 'listItem', spread: false, children: [] };
    this.#open.at(-1)?.node.children.push(item);
    return item.children as BlockContent[];
  }

  #start(place: ListPlace, key: string): void {
    const ordered = place.marker === 'ordered';
    const node: List = { type: 'list', ordered, start: ordered ? place.start : null, spread: false, children: [] };
    const parent = lastItem(this.#open.at(-1)?.node) ?? this.#blocks;
    parent.push(node);
    this.#open.push({ level: place.level, key, node });
  }
}

function withoutEmpty(blocks: readonly BlockContent[]): BlockContent[] {
  return blocks.filter((block) => {
    if (block.type !== 'list') return true;
    for (const item of block.children) item.children = withoutEmpty(item.children as BlockContent[]);
    block.children = block.children.filter((item) => item.children.length > 0);
    return block.children.length > 0;
  });
}

function lastItem(list: List | undefined): BlockContent[] | undefined {
  return list?.children.at(-1)?.children as BlockContent[] | undefined;
}

function join(target: BlockContent[], unit: Unit, gap: boolean): void {
  const last = target.at(-1);
  if (unit.kind === 'code' && last?.type === 'code' && !gap) {
    const next = unit.blocks.map((block) => (block as Code).value).join('\n');
    target[target.length - 1] = { ...last, value: `${last.value}\n${next}` };
  } else if (unit.kind === 'quote') {
    if (last?.type === 'blockquote') last.children.push(...unit.blocks);
    else target.push({ type: 'blockquote', children: [...unit.blocks] });
  } else if (unit.kind === 'term' || unit.kind === 'definition') {
    const name = unit.kind === 'term' ? 'dt' : 'dd';
    const entry = { type: 'mdxJsxFlowElement' as const, name, attributes: [], children: [...unit.blocks] };
    if (last?.type === 'mdxJsxFlowElement' && last.name === 'dl') last.children.push(entry);
    else target.push({ type: 'mdxJsxFlowElement', name: 'dl', attributes: [], children: [entry] });
  } else target.push(...unit.blocks);
}

/** Items that begin with a box are tasks: empty, ticked, crossed. */
export function asTask(item: ListItem): void {
  const [first] = item.children;
  const words = first?.type === 'paragraph' ? first.children[0] : undefined;
  if (first?.type !== 'paragraph' || words?.type !== 'text') return;
  const box = /^\s*([☐☑☒])\s*/u.exec(words.value);
  if (box === null) return;
  item.checked = box[1] !== '☐';
  const rest: PhrasingContent[] = [
    { type: 'text', value: words.value.slice(box[0].length) },
    ...first.children.slice(1),
  ];
  item.children[0] = { type: 'paragraph', children: rest };
}
