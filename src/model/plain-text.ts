import type { Nodes } from 'mdast';

/**
 * The words of a node as a reader sees them: a line break parts words as a space does, the text for a
 * picture that is not seen is left out, and so are the marks of notes
 * and code.
 */
export function plainText(node: Nodes): string {
  if (node.type === 'break') return '\n';
  if (node.type.startsWith('mdx') && 'value' in node) return '';
  if ('value' in node) return node.value;
  let words = '';
  if ('children' in node) for (const child of node.children) words += plainText(child);
  return words;
}
