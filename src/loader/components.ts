import type { ElementContent, Properties } from 'hast';
import { locatorLabel, type Passage, type SourceDocument } from '../model/source.ts';

/** A source as an entry's page shows it. */
export type ShownSource = {
  readonly document: SourceDocument;
  readonly href: string;
  readonly passages: ReadonlyMap<string, Passage>;
};

/** What a component may ask while one entry is rendered. */
export type ComponentContext = {
  readonly source: (id: string) => ShownSource | undefined;
  /** Number of this source in the entry's list of references, counted from 1 in order of first use. */
  readonly reference: (sourceId: string) => number;
  /** Fragment of a citation mark, e.g. `cite-3`. */
  readonly citeFragment: () => string;
  readonly fragment: (prefix: string, text: string) => string;
};

export type ComponentProps = {
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly ElementContent[];
  /** Plain text of the children. */
  readonly text: string;
};

/** One component of the closed set: a pure function, tree to tree. */
type Component = (props: ComponentProps, context: ComponentContext) => ElementContent[];

/** Elements that are what they say; they take no attributes. */
const PLAIN = ['sub', 'sup', 'dl', 'dt', 'dd', 'figure', 'figcaption'] as const;

const components: Readonly<Record<string, Component>> = {
  Excerpt: excerpt,
  Cite: cite,
  Aside: ({ children }) => [element('aside', { className: ['aside'] }, children)],
  ...Object.fromEntries(PLAIN.map((name) => [name, plainElement(name)])),
};

export const componentNames: ReadonlySet<string> = new Set(Object.keys(components));

export function renderComponent(name: string, props: ComponentProps, context: ComponentContext): ElementContent[] {
  return components[name]?.(props, context) ?? [...props.children];
}

export function element(tagName: string, properties: Properties, children: readonly ElementContent[]): ElementContent {
  return { type: 'element', tagName, properties, children: [...children] };
}

export function text(value: string): ElementContent {
  return { type: 'text', value };
}

function plainElement(name: string): Component {
  return ({ children }) => [element(name, {}, children)];
}

/** `<Excerpt source passage>`: words of a source as a card that carries source, date, locator and credit. */
function excerpt({ attributes, children, text: words }: ComponentProps, context: ComponentContext): ElementContent[] {
  const source = context.source(attributes['source'] ?? '');
  if (source === undefined) return [element('blockquote', {}, children)];
  const { facts } = source.document;
  const passage = source.passages.get(attributes['passage'] ?? '');
  const href = passage === undefined ? source.href : `${source.href}#${passage.id}`;
  context.reference(source.document.id);
  const details = [
    facts.publisher,
    facts.date === undefined ? undefined : element('time', { dateTime: facts.date }, [text(facts.date)]),
    passage === undefined ? undefined : locatorLabel(passage.locators),
    facts.credit,
  ].filter((part): part is ElementContent | string => part !== undefined && part !== '');
  const caption: ElementContent[] = [
    element('a', { className: ['excerpt-source'], href }, [text(facts.title ?? source.document.id)]),
    ...details.flatMap((part) => [
      text(' · '),
      element('span', { className: ['excerpt-detail'] }, [typeof part === 'string' ? text(part) : part]),
    ]),
  ];
  const quote = element(
    'blockquote',
    {
      ...(facts.url === undefined ? {} : { cite: facts.url }),
      ...(facts.language === undefined ? {} : { lang: facts.language }),
    },
    children,
  );
  return [
    element('figure', { className: ['excerpt'], id: context.fragment('x', words) }, [
      quote,
      element('figcaption', {}, caption),
    ]),
  ];
}

/** `<Cite source locator passage />`: a mark that leads to the list of references, and from there back. */
function cite({ attributes }: ComponentProps, context: ComponentContext): ElementContent[] {
  const id = attributes['source'] ?? '';
  const source = context.source(id);
  if (source === undefined) return [];
  const number = context.reference(id);
  const passage = source.passages.get(attributes['passage'] ?? '');
  const locator = attributes['locator'] ?? (passage === undefined ? undefined : locatorLabel(passage.locators));
  const title = [source.document.facts.title ?? id, locator].filter((part) => part !== undefined).join(', ');
  const link = element('a', { href: `#ref-${number}`, id: context.citeFragment(), title }, [text(String(number))]);
  return [element('sup', { className: ['cite'] }, [link])];
}
