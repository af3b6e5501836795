import type { Element, ElementContent, Root as HastRoot } from 'hast';
import type { Heading as HeadingNode, ListItem, Paragraph, Root, RootContent, Table } from 'mdast';
import type { MdxFlowExpression, MdxJsxFlowElement, MdxJsxTextElement, MdxTextExpression } from 'mdast-util-mdx';
import type { Handlers, State } from 'mdast-util-to-hast';
import type { Heading } from '../data/views.ts';
import { ENTRY_SCHEME } from '../link/link-mentions.ts';
import { sentenceAround } from '../link/sentence.ts';
import type { EntryFragments } from '../model/fragment-ledger.ts';
import { type Anchor, FragmentGiver } from '../model/fragments.ts';
import { plainText } from '../model/plain-text.ts';
import { normalise } from '../model/selector.ts';
import type { Strings } from '../strings/strings.ts';
import { attributesOf, type ComponentContext, element, type ShownSource } from './components/component.ts';
import { type FindPicture, linkTo, picture } from './components/picture.ts';
import { withParagraphs } from './components/with-paragraphs.ts';
import { componentNames, renderComponent } from './components.ts';
import { isOwnPicture } from './find-picture.ts';
import { HeadingLevels } from './heading-levels.ts';
import { listItem } from './list-item.ts';
import { addressOf, fragmentLink, tableRegion } from './page-parts.ts';
import { type CiteMark, referenceList } from './reference-list.ts';
import type { OutLink, Rendered } from './rendered.ts';
import { isSafeAddress } from './safe-address.ts';
import { toHtml } from './to-html.ts';
import { toOpenMdx, withoutCode } from './to-open-mdx.ts';
import { treeToHast } from './tree-to-hast.ts';

/** Kind of the anchor of a dated event. */
const EVENT = 'e';

export type RenderOptions = {
  readonly source: (id: string) => ShownSource | undefined;
  /** Entry id → address; undefined where there is no such entry. */
  readonly entryHref: (id: string) => string | undefined;
  /** Fragments that this entry's page was given before. */
  readonly known?: EntryFragments | undefined;
  /** The words of the interface, in the entry's language. */
  readonly strings: Strings;
  /** Pictures of the content folder; an address that it does not know stays as it is. */
  readonly picture?: FindPicture;
  /** The entry may hold code: see `to-open-mdx.ts`. */
  readonly open?: boolean;
};

/** Tree of an entry → what its page shows. */
export function renderEntry(tree: Root, options: RenderOptions): Rendered {
  const page = new Page(options);
  const { body } = options.strings;
  const hast = treeToHast(tree, {
    handlers: page.handlers,
    clobberPrefix: '',
    footnoteLabel: body.notes,
    footnoteLabelProperties: {},
    footnoteBackLabel: (index) => body.backToCitation(String(index + 1)),
  });
  const whole: HastRoot = { ...hast, children: [...hast.children, ...page.referenceList()] };
  return {
    html: toHtml(options.open ? withoutCode(whole) : whole),
    mdx: options.open ? toOpenMdx(whole, page.modules) : undefined,
    headings: page.headings,
    links: page.links,
    // Of its own size, for it is held as long as the site.
    references: page.references.slice(),
    passages: [...page.passages],
    texts: page.texts,
    anchors: page.fragments.anchors,
    fragments: page.fragments.anchors.map(({ fragment }) => fragment),
    gone: goneFrom(page.fragments.anchors, options.known),
    events: page.fragments.anchors.filter(({ kind }) => kind === EVENT),
    lostPictures: page.lostPictures,
    words: page.texts.reduce((sum, { text: said }) => sum + wordsIn(said), 0),
  };
}

/** How many words stand between the spaces of a text. */
function wordsIn(text: string): number {
  let words = 1;
  for (let space = text.indexOf(' '); space >= 0; space = text.indexOf(' ', space + 1)) words += 1;
  return words;
}

function goneFrom(anchors: readonly Anchor[], known: EntryFragments | undefined): readonly string[] {
  const here = new Set(anchors.map(({ fragment }) => fragment));
  return [...(known?.ever.keys() ?? [])].filter((fragment) => !here.has(fragment));
}

/** What is gathered while one tree is walked. */
class Page {
  readonly headings: Heading[] = [];
  readonly links: OutLink[] = [];
  readonly references: string[] = [];
  readonly passages = new Set<string>();
  readonly texts: { text: string; fragment: string }[] = [];
  readonly lostPictures: string[] = [];
  /** Imports and exports of an entry of the open lane. */
  readonly modules: string[] = [];
  readonly handlers: Handlers;
  readonly #options: RenderOptions;
  readonly fragments: FragmentGiver;
  readonly #levels = new HeadingLevels();
  readonly #marks: CiteMark[] = [];
  #tables = 0;

  constructor(options: RenderOptions) {
    this.#options = options;
    this.fragments = new FragmentGiver(options.known);
    this.handlers = {
      heading: (state, node: HeadingNode) => this.#heading(state, node),
      paragraph: (state, node: Paragraph, parent) => this.#paragraph(state, node, parent),
      listItem: (state, node: ListItem, parent) => listItem(state, node, parent),
      link: (state, node) => this.#link(state, node),
      linkReference: (state, node) => this.#link(state, { ...node, url: addressOf(state, node) }),
      image: (_state, node) => this.#picture(node.url, node.alt) as Element,
      imageReference: (state, node) => this.#picture(addressOf(state, node), node.alt) as Element,
      table: (state, node) => this.#table(state, node),
      html: () => undefined,
      mdxJsxFlowElement: (state, node: MdxJsxFlowElement) => this.#component(state, node),
      mdxJsxTextElement: (state, node: MdxJsxTextElement) => this.#component(state, node),
      mdxjsEsm: (_state, node: { value: string }) => {
        this.modules.push(node.value);
        return undefined;
      },
      mdxFlowExpression: (_state, node: MdxFlowExpression) => (options.open ? node : undefined),
      mdxTextExpression: (_state, node: MdxTextExpression) => (options.open ? node : undefined),
    };
  }

  referenceList(): ElementContent[] {
    const references = this.references.flatMap((id, index) => {
      const source = this.#options.source(id);
      const marks = this.#marks.filter((mark) => mark.source === id);
      return source === undefined ? [] : [{ source, number: index + 1, marks }];
    });
    return referenceList(references, this.#options.strings);
  }

  #heading(state: State, node: HeadingNode): Element {
    const words = normalise(plainText(node));
    const fragment = this.fragments.forHeading(words);
    const depth = this.#levels.levelOf(node.depth);
    this.headings.push({ depth, text: words, fragment });
    const heading = element(`h${depth}`, { id: fragment }, state.all(node) as ElementContent[]);
    // Beside the heading, not in it: the heading's name is its words.
    const link = fragmentLink(fragment, this.#options.strings.body.linkToSection(words));
    return element('div', { className: ['heading-line'] }, [heading, link]) as Element;
  }

  #paragraph(state: State, node: Paragraph, parent: unknown): Element {
    const said = plainText(node);
    const words = normalise(said);
    const fragment = this.fragments.forText('p', words);
    this.texts.push({ text: words, fragment });
    this.#gatherLinks(node, fragment, said);
    const quoted = isComponent(parent, 'Excerpt');
    const link = fragmentLink(fragment, this.#options.strings.linkToParagraph);
    const children = [...state.all(node), ...(quoted ? [] : [link])];
    return element('p', { id: fragment }, children as ElementContent[]) as Element;
  }

  #gatherLinks(node: Paragraph, fragment: string, words: string): void {
    let at = 0;
    const walk = (child: RootContent): void => {
      if (child.type === 'link' && child.url.startsWith(ENTRY_SCHEME)) {
        const label = plainText(child);
        const start = Math.max(0, words.indexOf(label, at));
        at = start + label.length;
        this.links.push({
          to: child.url.slice(ENTRY_SCHEME.length),
          fragment,
          sentence: normalise(sentenceAround(words, start, at)),
        });
      } else if ('children' in child) for (const inner of child.children) walk(inner as RootContent);
    };
    for (const child of node.children) walk(child);
  }

  #link(
    state: State,
    node: { url: string; title?: string | null; children: unknown[] },
  ): ElementContent | ElementContent[] {
    const children = state.all(node as Parameters<State['all']>[0]) as ElementContent[];
    if (node.url.startsWith(ENTRY_SCHEME)) {
      const id = node.url.slice(ENTRY_SCHEME.length);
      const href = this.#options.entryHref(id);
      return href === undefined ? children : element('a', { className: ['entry-link'], href, dataEntry: id }, children);
    }
    if (!isSafeAddress(node.url)) return children;
    return linkTo(node.url, children);
  }

  #picture(url: string, alt: string | null | undefined): ElementContent {
    return picture(url, alt ?? '', this.#find);
  }

  #find: FindPicture = (address) => {
    const found = this.#options.picture?.(address);
    if (found === undefined && isOwnPicture(address)) this.lostPictures.push(address);
    return found;
  };

  #table(state: State, node: Table): Element {
    this.#tables += 1;
    return tableRegion(state.all(node) as ElementContent[], this.#options.strings.body.table(this.#tables)) as Element;
  }

  #component(state: State, node: MdxJsxFlowElement | MdxJsxTextElement): ElementContent[] {
    if (this.#options.open && !componentNames.has(node.name ?? '')) return [this.#foreign(state, node)];
    const attributes = attributesOf(node);
    const words = normalise(plainText(node));
    const source = attributes['source'];
    if (source !== undefined && attributes['passage'] !== undefined)
      this.passages.add(`${source}#${attributes['passage']}`);
    const children = state.all(withParagraphs(node)) as ElementContent[];
    return renderComponent(node.name ?? '', { attributes, children, text: words, node }, this.#context());
  }

  /** A component of an author's own: it stays, and what it holds is rendered. */
  #foreign(state: State, node: MdxJsxFlowElement | MdxJsxTextElement): ElementContent {
    const children = state.all(node as Parameters<State['all']>[0]) as ElementContent[];
    return { type: node.type, name: node.name, attributes: node.attributes, children };
  }

  #context(): ComponentContext {
    return {
      source: this.#options.source,
      reference: (id) => {
        if (!this.references.includes(id)) this.references.push(id);
        return this.references.indexOf(id) + 1;
      },
      citeFragment: (source, locator) => {
        const fragment = `cite-${this.#marks.length + 1}`;
        this.#marks.push({ source, fragment, locator });
        return fragment;
      },
      strings: this.#options.strings,
      picture: this.#find,
      fragment: (prefix, words) => this.fragments.forText(prefix, words),
    };
  }
}

function isComponent(node: unknown, name: string): boolean {
  return typeof node === 'object' && node !== null && 'name' in node && node.name === name;
}
