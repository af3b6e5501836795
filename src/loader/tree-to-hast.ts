import type { Root as HastRoot } from 'hast';
import type { Nodes, Root } from 'mdast';
import { type Options, type State, toHast } from 'mdast-util-to-hast';
import { childrenOf } from '../link/splice-text.ts';

/** Type of the node that stands for all there is to render. */
const WHOLE = 'whole';

/**
 * `toHast`, at half of what it takes: before it renders, it walks the whole tree to learn what is defined where, with a
 * visitor that is slow. It is given one node that stands for the tree, with nothing in it but the definitions.
 */
export function treeToHast(tree: Root, options: Options): HastRoot {
  const standIn = { type: WHOLE, children: definitionsIn(tree) };
  const whole = { [WHOLE]: (state: State) => state.wrap(state.all(tree), false) };
  return toHast(standIn as unknown as Root, { ...options, handlers: { ...options.handlers, ...whole } }) as HastRoot;
}

function definitionsIn(tree: Root): readonly Nodes[] {
  const found: Nodes[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'definition' || node.type === 'footnoteDefinition') found.push(node);
    for (const child of childrenOf(node)) visit(child);
  };
  visit(tree);
  return found;
}
