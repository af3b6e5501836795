import type { Element } from 'hast';
import type { ListItem, Parents } from 'mdast';
import { defaultHandlers, type State } from 'mdast-util-to-hast';
import { plainText } from '../model/plain-text.ts';
import { normalise } from '../model/selector.ts';

/**
 * An item of a list. Where its paragraph is unwrapped, the item takes over the fragment; a box to tick is named by
 * the words beside it.
 */
export function listItem(state: State, node: ListItem, parent: Parents | undefined): Element {
  let fragment: string | undefined;
  const all: State['all'] = (asked) => {
    const children = state.all(asked);
    const first = children[0];
    if (asked === node && first?.type === 'element' && first.tagName === 'p')
      fragment = String(first.properties['id'] ?? '');
    return children;
  };
  const item = defaultHandlers.listItem({ ...state, all }, node, parent);
  const holder = item.children.find((child) => child.type === 'element' && child.tagName === 'p');
  if (holder === undefined && fragment !== undefined && fragment !== '') item.properties['id'] = fragment;
  const [first] = node.children;
  const box = (holder?.type === 'element' ? holder : item).children.find(
    (child) => child.type === 'element' && child.tagName === 'input',
  );
  if (box?.type === 'element' && first) box.properties['ariaLabel'] = normalise(plainText(first));
  return item;
}
