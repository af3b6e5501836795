import type { Nodes, PhrasingContent, RootContent, Text } from 'mdast';

/** A stretch of a text, and what stands there instead. */
export type Splice = { readonly start: number; readonly end: number; readonly node: PhrasingContent };

/** One text with its splices put in; splices are in order and do not overlap. */
export function spliceText(text: Text, splices: readonly Splice[]): PhrasingContent[] {
  if (splices.length === 0) return [text];
  const out: PhrasingContent[] = [];
  let at = 0;
  for (const { start, end, node } of splices) {
    if (start > at) out.push({ type: 'text', value: text.value.slice(at, start) });
    out.push(node);
    at = end;
  }
  if (at < text.value.length) out.push({ type: 'text', value: text.value.slice(at) });
  return out;
}

/** The children of a node, or none. */
export function childrenOf(node: Nodes): readonly RootContent[] {
  return 'children' in node ? node.children : [];
}

/** The same node with other children; the caller keeps to what the node may hold. */
export function withChildren<Node extends Nodes>(node: Node, children: readonly RootContent[]): Node {
  return 'children' in node ? { ...node, children: [...children] } : node;
}
