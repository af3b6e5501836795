import type { Element, ElementContent, Root as HastRoot } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Heading as HeadingNode, Paragraph, Root, RootContent, Table } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';
import { type Handlers, type State, toHast } from 'mdast-util-to-hast';
import type { Heading } from '../data/views.ts';
import { ENTRY_SCHEME } from '../link/link-mentions.ts';
import { sentenceAround } from '../link/sentence.ts';
import { FragmentGiver } from '../model/fragments.ts';
import { plainText } from '../model/plain-text.ts';
import { normalise } from '../model/selector.ts';
import { type ComponentContext, element, renderComponent, type ShownSource, text } from './components.ts';

/** A link to another entry, as seen from the entry that holds it. */
export type OutLink = { readonly to: string; readonly fragment: string; readonly sentence: string };

/** One entry made ready for its page. */
export type Rendered = {
  readonly html: string;
  readonly headings: readonly Heading[];
  readonly links: readonly OutLink[];
  /** Ids of the sources cited, in order of first use: the list of references. */
  readonly references: readonly string[];
  /** Passages quoted or cited, as `source#passage`. */
  readonly passages: readonly string[];
  /** Paragraphs in reading order, from the tree. */
  readonly texts: readonly { readonly text: string; readonly fragment: string }[];
  readonly words: number;
};

export type RenderOptions = {
  readonly source: (id: string) => ShownSource | undefined;
  /** Entry id → address; undefined where there is no such entry. */
  readonly entryHref: (id: string) => string | undefined;
};

/** Addresses that a page may hold; everything else loses its link and keeps its words. */
const SAFE = /^(?:https?:|mailto:|#|\/|\.{0,2}\/|[^:/?#]*(?:[/?#]|$))/i;

/** Tree of an entry → what its page shows. */
export function renderEntry(tree: Root, options: RenderOptions): Rendered {
  const page = new Page(options);
  const hast = toHast(tree, { handlers: page.handlers, clobberPrefix: '' }) as HastRoot;
  return {
    html: toHtml({ ...hast, children: [...hast.children, ...page.referenceList()] }),
    headings: page.headings,
    links: page.links,
    references: page.references,
    passages: [...page.passages],
    texts: page.texts,
    words: page.texts.reduce((sum, { text: words }) => sum + words.split(' ').length, 0),
  };
}

/** What is gathered while one tree is walked. */
class Page {
  readonly headings: Heading[] = [];
  readonly links: OutLink[] = [];
  readonly references: string[] = [];
  readonly passages = new Set<string>();
  readonly texts: { text: string; fragment: string }[] = [];
  readonly handlers: Handlers;
  readonly #options: RenderOptions;
  readonly #fragments = new FragmentGiver();
  #cites = 0;

  constructor(options: RenderOptions) {
    this.#options = options;
    this.handlers = {
      heading: (state, node: HeadingNode) => this.#heading(state, node),
      paragraph: (state, node: Paragraph, parent) => this.#paragraph(state, node, parent),
      link: (state, node) => this.#link(state, node),
      image: (_state, node) =>
        (SAFE.test(node.url)
          ? element('img', { src: node.url, alt: node.alt ?? '', loading: 'lazy' }, [])
          : text(node.alt ?? '')) as Element,
      table: (state, node) => this.#table(state, node),
      html: () => undefined,
      mdxJsxFlowElement: (state, node: MdxJsxFlowElement) => this.#component(state, node),
      mdxJsxTextElement: (state, node: MdxJsxTextElement) => this.#component(state, node),
      mdxjsEsm: () => undefined,
      mdxFlowExpression: () => undefined,
      mdxTextExpression: () => undefined,
    };
  }

  /** The sources cited, numbered as the marks in the text are. */
  referenceList(): ElementContent[] {
    const items = this.references.flatMap((id, index) => {
      const source = this.#options.source(id);
      return source === undefined ? [] : [referenceItem(source, index + 1)];
    });
    if (items.length === 0) return [];
    const heading = element('h2', { id: 'references' }, [text('References')]);
    return [
      element('section', { className: ['reference-list'] }, [
        heading,
        element('ol', { className: ['references'] }, items),
      ]),
    ];
  }

  #heading(state: State, node: HeadingNode): Element {
    const words = normalise(plainText(node));
    const fragment = this.#fragments.forHeading(words);
    const depth = Math.min(6, Math.max(2, node.depth));
    this.headings.push({ depth, text: words, fragment });
    const children = [...state.all(node), ...fragmentLink(fragment, words)];
    return element(`h${depth}`, { id: fragment }, children as ElementContent[]) as Element;
  }

  #paragraph(state: State, node: Paragraph, parent: unknown): Element {
    const words = normalise(plainText(node));
    const fragment = this.#fragments.forText('p', words);
    this.texts.push({ text: words, fragment });
    this.#gatherLinks(node, fragment);
    const quoted = isComponent(parent, 'Excerpt');
    const children = [...state.all(node), ...(quoted ? [] : fragmentLink(fragment, ''))];
    // The writer of lists takes the paragraph away from a tight item, and with it what names it.
    return element(isTightItem(parent) ? 'span' : 'p', { id: fragment }, children as ElementContent[]) as Element;
  }

  #gatherLinks(node: Paragraph, fragment: string): void {
    const words = plainText(node);
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
    if (!SAFE.test(node.url)) return children;
    const outside = /^https?:/i.test(node.url);
    return element('a', { href: node.url, ...(outside ? { rel: ['noopener'] } : {}) }, children);
  }

  #table(state: State, node: Table): Element {
    const rows = state.all(node) as ElementContent[];
    const [head, ...body] = rows.filter((row): row is Element => row.type === 'element');
    const asHead = head && {
      ...head,
      children: head.children.map((cell) =>
        cell.type === 'element' ? { ...cell, tagName: 'th', properties: { ...cell.properties, scope: 'col' } } : cell,
      ),
    };
    const table = element('table', {}, [
      ...(asHead ? [element('thead', {}, [asHead])] : []),
      element('tbody', {}, body),
    ]);
    return element('div', { className: ['table-wrap'], tabIndex: 0, role: 'region', ariaLabel: 'Table' }, [
      table,
    ]) as Element;
  }

  #component(state: State, node: MdxJsxFlowElement | MdxJsxTextElement): ElementContent[] {
    const attributes = attributesOf(node);
    const words = normalise(plainText(node));
    const source = attributes['source'];
    if (source !== undefined && attributes['passage'] !== undefined)
      this.passages.add(`${source}#${attributes['passage']}`);
    const children = state.all(node as Parameters<State['all']>[0]) as ElementContent[];
    return renderComponent(node.name ?? '', { attributes, children, text: words }, this.#context());
  }

  #context(): ComponentContext {
    return {
      source: this.#options.source,
      reference: (id) => {
        if (!this.references.includes(id)) this.references.push(id);
        return this.references.indexOf(id) + 1;
      },
      citeFragment: () => {
        this.#cites += 1;
        return `cite-${this.#cites}`;
      },
      fragment: (prefix, words) => this.#fragments.forText(prefix, words),
    };
  }
}

/** Literal attributes of a component; the closed lane has no others. */
export function attributesOf(node: MdxJsxFlowElement | MdxJsxTextElement): Record<string, string> {
  const pairs = node.attributes.flatMap((attribute) =>
    attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string'
      ? [[attribute.name, attribute.value] as const]
      : [],
  );
  return Object.fromEntries(pairs);
}

function isTightItem(node: unknown): boolean {
  return (
    typeof node === 'object' &&
    node !== null &&
    'type' in node &&
    node.type === 'listItem' &&
    'spread' in node &&
    node.spread !== true
  );
}

function isComponent(node: unknown, name: string): boolean {
  return typeof node === 'object' && node !== null && 'name' in node && node.name === name;
}

/** An empty link that the style sheet gives its sign, so that copied text stays clean. */
function fragmentLink(fragment: string, words: string): ElementContent[] {
  const label = words === '' ? 'Link to this paragraph' : `Link to section: ${words}`;
  return [element('a', { className: ['fragment-link'], href: `#${fragment}`, ariaLabel: label }, [])];
}

function referenceItem({ document: { id, facts }, href }: ShownSource, number: number): ElementContent {
  const authors = (facts.authors ?? []).join(', ');
  const before = [authors, facts.date === undefined ? '' : `(${facts.date})`].filter((part) => part !== '').join(' ');
  const title = element('a', { href }, [text(facts.title ?? id)]);
  const original =
    facts.url === undefined ? [] : [text(' '), element('a', { href: facts.url, rel: ['noopener'] }, [text(facts.url)])];
  const after = facts.publisher === undefined ? '.' : `. ${facts.publisher}.`;
  return element('li', { id: `ref-${number}` }, [
    text(before === '' ? '' : `${before}. `),
    title,
    text(after),
    ...original,
  ]);
}
