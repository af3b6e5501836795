import type { ElementContent } from 'hast';
import { cite } from './components/cite.ts';
import { type Component, type ComponentContext, type ComponentProps, element } from './components/component.ts';
import { excerpt } from './components/excerpt.ts';

/** Elements that are what they say; they take no attributes. */
const PLAIN = ['sub', 'sup', 'dl', 'dt', 'dd', 'figure', 'figcaption'] as const;

/** The closed set: what an entry may use besides Markdown. */
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

function plainElement(name: string): Component {
  return ({ children }) => [element(name, {}, children)];
}
