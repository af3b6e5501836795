import type { Nodes, Properties } from 'hast';
import { toHtml as anyToHtml } from 'hast-util-to-html';

/** Elements that bodies are made of: two tags around what stands in them, with no rule of their own. */
const PLAIN = new Set(
  `a aside b blockquote code dd del dfn div dl dt em figcaption figure h2 h3 h4 h5 h6 li ol p pre section small span
  strong sub sup table tbody td th thead time tr ul`.split(/\s+/),
);

/**
 * `toHtml` of hast-util-to-html, at a third of what it takes: it looks up every attribute as if it had never met one. What
 * is not plain is left to it. A property test holds the two to each other.
 */
export function toHtml(node: Nodes): string {
  if (node.type === 'root') return allToHtml(node.children);
  if (node.type === 'text') return node.value.replace(/[<&]/g, reference);
  const attributes = node.type === 'element' && PLAIN.has(node.tagName) ? attributesOf(node.properties) : undefined;
  if (node.type !== 'element' || attributes === undefined) return anyToHtml(node);
  return `<${node.tagName}${attributes}>${allToHtml(node.children)}</${node.tagName}>`;
}

function allToHtml(nodes: readonly Nodes[]): string {
  let html = '';
  for (const node of nodes) html += toHtml(node);
  return html;
}

/** Undefined where one of them is not written as its name and a text. */
function attributesOf(properties: Properties): string | undefined {
  let attributes = '';
  for (const property in properties) {
    const value = properties[property];
    if (value === null || value === undefined) continue;
    const name = typeof value === 'boolean' || Number.isNaN(value) ? undefined : nameOf(property);
    if (name === undefined) return undefined;
    const text = Array.isArray(value) ? value.join(' ').trim() : String(value);
    attributes += ` ${name}="${text.replace(/[\0"&'`]/g, reference)}"`;
  }
  return attributes;
}

function reference(mark: string): string {
  return `&#x${mark.charCodeAt(0).toString(16).toUpperCase()};`;
}

/** Names of attributes by property: our components know a few dozen, and no entry adds any. */
const names = new Map<string, string | undefined>();

/** Undefined where a value may mean more than its words, or where words are not parted by spaces. */
function nameOf(property: string): string | undefined {
  if (!names.has(property)) {
    const written = anyToHtml({ type: 'element', tagName: 'a', properties: { [property]: ['x', 'y'] }, children: [] });
    names.set(property, /^<a ([a-z-]+)="x y"><\/a>$/.exec(written)?.[1]);
  }
  return names.get(property);
}
