import type { Element, ElementContent, Nodes as HastNodes, Root as HastRoot } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Nodes, Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';
import { toHast } from 'mdast-util-to-hast';
import { visit } from 'unist-util-visit';
import { parseHtml } from '../html/parse-html.ts';
import { toHast as domToHast } from '../html/to-hast.ts';
import { toMdast } from '../html/to-mdast.ts';
import type { Asset, Removal } from '../reader.ts';

/** Content alone, and what was taken away to get it. */
export type Content = { readonly tree: Root; readonly removed: readonly Removal[]; readonly assets: readonly Asset[] };

/**
 * Tree with HTML or JSX in it → tree with what these say: elements become what Markdown has for them, components give
 * way to what is in them, and imports, exports and expressions are left out.
 */
export function withoutCode(tree: Root): Content {
  const removed: Removal[] = [];
  let hasHtml = false;
  visit(tree, (node) => {
    hasHtml ||= node.type === 'html';
    removed.push(...removalOf(node));
  });
  const nothing = (): undefined => undefined;
  const jsx = (
    state: { all: (node: Nodes) => ElementContent[] },
    node: MdxJsxFlowElement | MdxJsxTextElement,
  ): Element => toElement(node, state.all(node));
  const handlers = {
    ...{ mdxjsEsm: nothing, mdxFlowExpression: nothing, mdxTextExpression: nothing },
    ...{ mdxJsxFlowElement: jsx, mdxJsxTextElement: jsx },
  };
  const hast = toHast(tree, { allowDangerousHtml: true, handlers });
  const assets: Asset[] = [];
  return { tree: toMdast(asRoot(hast, hasHtml), { assets }), removed, assets };
}

/** Pieces of HTML in the tree are only whole elements once all of it is read as one page. */
function asRoot(hast: HastNodes, hasHtml: boolean): HastRoot {
  if (hasHtml) return domToHast(parseHtml(toHtml(hast, { allowDangerousHtml: true })));
  return hast.type === 'root' ? hast : { type: 'root', children: [hast as ElementContent] };
}

function toElement(node: MdxJsxFlowElement | MdxJsxTextElement, children: ElementContent[]): Element {
  const name = node.name ?? '';
  const known = /^[a-z][a-z0-9]*$/.test(name);
  const tagName = known ? name : node.type === 'mdxJsxFlowElement' ? 'div' : 'span';
  const properties: Element['properties'] = {};
  for (const attribute of node.attributes) {
    if (!known || attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'string') continue;
    if (attribute.name === 'className' || attribute.name === 'class')
      properties['className'] = attribute.value.split(/\s+/);
    else if (!attribute.name.startsWith('on')) properties[attribute.name] = attribute.value;
  }
  return { type: 'element', tagName, properties, children };
}

function removalOf(node: Nodes): Removal[] {
  switch (node.type) {
    case 'mdxjsEsm':
      return [{ step: 'mdx', what: node.value, why: 'code, not content' }];
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return [{ step: 'mdx', what: `{${node.value}}`, why: 'an expression, which is never run' }];
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return /^[A-Z]|\./.test(node.name ?? '')
        ? [{ step: 'mdx', what: `<${node.name}>`, why: 'a component; what is in it stays' }]
        : [];
    default:
      return [];
  }
}
