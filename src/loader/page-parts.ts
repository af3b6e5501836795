import type { ElementContent } from 'hast';
import type { State } from 'mdast-util-to-hast';
import { element } from './components/component.ts';

/** An empty link that the style sheet gives its sign, so that copied text stays clean. */
export function fragmentLink(fragment: string, ariaLabel: string): ElementContent {
  return element('a', { className: ['fragment-link'], href: `#${fragment}`, ariaLabel }, []);
}

/** Address that a reference like `[words][name]` stands for; empty where nothing defines it. */
export function addressOf(state: State, node: { readonly identifier: string }): string {
  return state.definitionById.get(node.identifier.toUpperCase())?.url ?? '';
}
