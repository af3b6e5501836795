import type { Element, ElementContent, Nodes, Parents } from 'hast';

/** Text of a hast node, as it stands, without any layout. Depth is bounded by the parser. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map((child) => textOf(child)).join('') : '';
}

export function property(element: Element, name: string): string {
  const value = element.properties[name];
  return Array.isArray(value) ? value.join(' ') : value === null || value === undefined ? '' : String(value);
}

export function classesOf(element: Element): string[] {
  const value = element.properties['className'];
  return Array.isArray(value) ? value.map(String) : [];
}

export function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

/** Every element below a node in document order, with its parent. */
export function elementsOf(root: Parents): { readonly node: Element; readonly parent: Parents }[] {
  const found: { readonly node: Element; readonly parent: Parents }[] = [];
  const walk = (parent: Parents): void => {
    for (const child of parent.children) {
      if (child.type !== 'element') continue;
      found.push({ node: child, parent });
      walk(child);
    }
  };
  walk(root);
  return found;
}

/** Puts other nodes in the place of one; nothing happens where it is no longer there. */
export function replace(parent: Parents, node: Element, by: readonly ElementContent[]): void {
  const at = (parent.children as unknown[]).indexOf(node);
  if (at >= 0) (parent.children as unknown[]).splice(at, 1, ...by);
}
