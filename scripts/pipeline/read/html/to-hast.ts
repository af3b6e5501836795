import type { Element as HastElement, Root as HastRoot, Properties } from 'hast';

const NAMES: Readonly<Record<string, string>> = { class: 'className', colspan: 'colSpan', rowspan: 'rowSpan' };

/** A DOM element, or a document's body → hast of its children; comments are left out. Works without recursion. */
export function toHast(from: Element | Document): HastRoot {
  const top: Element | null = 'body' in from ? (from.querySelector('body') ?? from.documentElement) : from;
  const root: HastRoot = { type: 'root', children: [] };
  const stack: { readonly node: Node; readonly into: HastRoot | HastElement }[] = [];
  const push = (parent: Node, into: HastRoot | HastElement) => {
    for (let child = parent.lastChild; child !== null; child = child.previousSibling) stack.push({ node: child, into });
  };
  if (top !== null) push(top, root);
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node, into } = next;
    if (node.nodeType === 3) into.children.push({ type: 'text', value: node.nodeValue ?? '' });
    if (!isElement(node)) continue;
    const element: HastElement = {
      type: 'element',
      tagName: node.localName.toLowerCase(),
      properties: propertiesOf(node),
      children: [],
    };
    into.children.push(element);
    push(node, element);
  }
  return root;
}

export function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

function propertiesOf(element: Element): Properties {
  const properties: Properties = {};
  // Not `attributes`: linkedom makes a proxy of it each time.
  for (const name of element.getAttributeNames()) {
    if (name.startsWith('on')) continue;
    const key = NAMES[name] ?? name;
    const value = element.getAttribute(name) ?? '';
    if (key === 'className') properties[key] = value.split(/\s+/).filter((word) => word !== '');
    else if (key === 'checked') properties[key] = true;
    else properties[key] = value;
  }
  return properties;
}
