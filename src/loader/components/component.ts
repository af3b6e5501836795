import type { ElementContent, Properties } from 'hast';
import type { Nodes } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';
import type { Passage, SourceDocument } from '../../model/source.ts';
import type { Strings } from '../../strings/strings.ts';
import type { FindPicture } from './picture.ts';

/** A source as an entry's page shows it. */
export type ShownSource = {
  readonly document: SourceDocument;
  readonly href: string;
  readonly passages: ReadonlyMap<string, Passage>;
  /** Passages of earlier texts of it that are still quoted. */
  readonly earlier: ReadonlyMap<string, Passage>;
};

/** What a component may ask while one entry is rendered. */
export type ComponentContext = {
  readonly source: (id: string) => ShownSource | undefined;
  /** Number of this source in the entry's list of references, counted from 1 in order of first use. */
  readonly reference: (sourceId: string) => number;
  /** Fragment of a citation mark, e.g. `cite-3`; the list of references leads back to it. */
  readonly citeFragment: (sourceId: string, locator: string | undefined) => string;
  readonly fragment: (prefix: string, text: string) => string;
  readonly picture: FindPicture;
  /** The words of the interface, in the page's language. */
  readonly strings: Strings;
};

export type ComponentProps = {
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly ElementContent[];
  /** Plain text of the children. */
  readonly text: string;
  /** The component as written, for what is read from its parts: dates of events, numbers of a table. */
  readonly node: ComponentNode;
};

export type ComponentNode = MdxJsxFlowElement | MdxJsxTextElement;

/** One component of the closed set: a pure function, tree to tree. */
export type Component = (props: ComponentProps, context: ComponentContext) => ElementContent[];

export function element(tagName: string, properties: Properties, children: readonly ElementContent[]): ElementContent {
  return { type: 'element', tagName, properties, children: [...children] };
}

export function text(value: string): ElementContent {
  return { type: 'text', value };
}

/** Said wherever a source that was taken back is quoted or cited. */
export function retractedMark({ document, href }: ShownSource, strings: Strings): ElementContent[] {
  if (document.retracted === undefined) return [];
  return [text(' '), element('a', { className: ['source-mark'], href }, [text(strings.body.retracted)])];
}

/** The elements of this name among rendered children, looked for in paragraphs around them too. */
export function elementsOf(children: readonly ElementContent[], tagName: string): ElementContent[] {
  return children.flatMap((child) => {
    if (child.type !== 'element') return [];
    return child.tagName === tagName ? [child] : elementsOf(child.children, tagName);
  });
}

/** The components of this name inside another. */
export function nodesNamed(node: Nodes, name: string): ComponentNode[] {
  const own = (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') && node.name === name;
  return own ? [node] : 'children' in node ? node.children.flatMap((child) => nodesNamed(child, name)) : [];
}

/** `<time>` with the date as the page's language writes it. */
export function timeElement(date: string, strings: Strings): ElementContent {
  return element('time', { dateTime: date }, [text(strings.date(date))]);
}

/** Literal attributes of a component; the closed lane has no others. */
export function attributesOf(node: ComponentNode): Record<string, string> {
  const pairs = node.attributes.flatMap((attribute) =>
    attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string'
      ? [[attribute.name, attribute.value] as const]
      : [],
  );
  return Object.fromEntries(pairs);
}
