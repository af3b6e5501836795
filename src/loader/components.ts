import type { ElementContent } from 'hast';
import { chart } from './components/chart.ts';
import { checklist } from './components/checklist.ts';
import { cite } from './components/cite.ts';
import { compare, position } from './components/compare.ts';
import { type Component, type ComponentContext, type ComponentProps, element } from './components/component.ts';
import { definition } from './components/definition.ts';
import { excerpt } from './components/excerpt.ts';
import { figure } from './components/figure.ts';
import { growthModel } from './components/growth-model.ts';
import { payOffGame } from './components/pay-off-game.ts';
import { steps } from './components/steps.ts';
import { event, timeline } from './components/timeline.ts';

/** Elements that are what they say; they take no attributes. */
const PLAIN = ['sub', 'sup', 'dl', 'dt', 'dd', 'figure', 'figcaption'] as const;

/** The closed set: what an entry may use besides Markdown. */
const components: Readonly<Record<string, Component>> = {
  Excerpt: excerpt,
  Cite: cite,
  Aside: ({ children }) => [element('aside', { className: ['aside'] }, children)],
  Chart: chart,
  Checklist: checklist,
  Compare: compare,
  Definition: definition,
  Event: event,
  Figure: figure,
  GrowthModel: growthModel,
  PayOffGame: payOffGame,
  Position: position,
  Steps: steps,
  // Made a link to its entry before anything is rendered; one that is lost keeps its words.
  Term: ({ children }) => [...children],
  Timeline: timeline,
  ...Object.fromEntries(PLAIN.map((name) => [name, plainElement(name)])),
};

export const componentNames: ReadonlySet<string> = new Set(Object.keys(components));

export function renderComponent(name: string, props: ComponentProps, context: ComponentContext): ElementContent[] {
  return components[name]?.(props, context) ?? [...props.children];
}

function plainElement(name: string): Component {
  return ({ children }) => [element(name, {}, children)];
}
