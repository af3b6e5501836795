import type { ElementContent } from 'hast';
import type { State } from 'mdast-util-to-hast';
import { element, text } from './components/component.ts';
import { isElsewhere, isSafeAddress } from './safe-address.ts';

/** An empty link that the style sheet gives its sign, so that copied text stays clean. */
export function fragmentLink(fragment: string, ariaLabel: string): ElementContent {
  return element('a', { className: ['fragment-link'], href: `#${fragment}`, ariaLabel }, []);
}

/** A link of the entry's own; one to another site tells it nothing of the page. */
export function linkTo(href: string, children: readonly ElementContent[]): ElementContent {
  return element('a', { href, ...(isElsewhere(href) ? { rel: ['noopener'] } : {}) }, children);
}

/** Pages show pictures of their own site only; one from elsewhere is a link to it, in the words of its alternative. */
export function image(url: string, alt: string): ElementContent {
  if (!isSafeAddress(url)) return text(alt);
  if (isElsewhere(url)) return linkTo(url, [text(alt === '' ? url : alt)]);
  return element('img', { src: url, alt, loading: 'lazy' }, []);
}

/** Address that a reference like `[words][name]` stands for; empty where nothing defines it. */
export function addressOf(state: State, node: { readonly identifier: string }): string {
  return state.definitionById.get(node.identifier.toUpperCase())?.url ?? '';
}
