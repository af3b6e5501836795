import type { Nodes, Root } from 'mdast';

/** Text of a tree, one block a line; cells of a row are parted by spaces, line breaks are kept. */
export function plainText(tree: Root): string {
  const lines: string[] = [];
  const walk = (node: Nodes): void => {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'code') lines.push(inlineText(node));
    else if (node.type === 'tableRow') lines.push(node.children.map(inlineText).join(' '));
    else if ('children' in node) node.children.forEach(walk);
  };
  tree.children.forEach(walk);
  return lines.join('\n');
}

function inlineText(node: Nodes): string {
  if (node.type === 'break') return '\n';
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(inlineText).join('') : '';
}
