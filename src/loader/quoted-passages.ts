import type { Nodes } from 'mdast';
import { childrenOf } from '../link/splice-text.ts';
import { attributesOf } from './components/component.ts';

/** Passages that a tree quotes or cites, as `source#passage`. */
export function quotedPassages(node: Nodes): readonly string[] {
  const isComponent = node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
  const { source, passage } = isComponent ? attributesOf(node) : {};
  const own = source === undefined || passage === undefined ? [] : [`${source}#${passage}`];
  return [...own, ...childrenOf(node).flatMap(quotedPassages)];
}
