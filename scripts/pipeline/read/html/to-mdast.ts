import type { Element, Root as HastRoot } from 'hast';
import { toMdast as convert, type Handle, type State } from 'hast-util-to-mdast';
import type { Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';
import { safeAddress } from '../../safe-address.ts';
import type { Asset } from '../reader.ts';
import { isCallout } from './callout.ts';
import { toCode } from './code-block.ts';
import { markFootnotes } from './footnotes.ts';
import { classesOf, element, property, textOf } from './hast.ts';
import { isFormula, texOf } from './math.ts';
import { parseHtml } from './parse-html.ts';
import { toImage } from './picture.ts';
import { toTable } from './table.ts';
import { tidyTree } from './tidy-tree.ts';
import { toHast } from './to-hast.ts';

export type MdastOptions = {
  /** Pictures that stand in the html itself (`data:`) are added here and named in the tree. */
  readonly assets?: Asset[];
};

/**
 * HTML (text or hast) → mdast as a `Reading` holds it: GFM, footnotes, and the few JSX elements of the contract.
 * Nothing is chosen or pruned here: what is given is what comes out. Changes the hast it is given.
 */
export function toMdast(source: string | HastRoot, options: MdastOptions = {}): Root {
  const hast = typeof source === 'string' ? toHast(parseHtml(source)) : source;
  markFootnotes(hast);
  const tree = convert(hast, { document: true, handlers: handlersFor(options) });
  const root: Root = tree.type === 'root' ? tree : { type: 'root', children: [tree as RootContent] };
  return tidyTree(root);
}

function handlersFor({ assets = [] }: MdastOptions): Record<string, Handle> {
  const image: Handle = (_, node) => toImage(node, assets);
  const plain: Handle = (state, node) => formulaOr(state, node, () => state.all(node));
  const flow: Handle = (state, node) => formulaOr(state, node, () => state.toFlow(state.all(node)));
  const none: Handle = () => undefined;
  return {
    a: (state, node) => toLink(state, node),
    aside: (state, node) => toCallout(state, node),
    div: (state, node) =>
      isCallout(property(node, 'role'), classesOf(node)) ? toCallout(state, node) : flow(state, node, undefined),
    section: flow,
    span: plain,
    u: plain,
    mark: plain,
    summary: (state, node) => ({
      type: 'paragraph',
      children: [{ type: 'strong', children: phrasing(state.all(node)) }],
    }),
    details: flow,
    math: plain,
    'mjx-container': plain,
    sub: (state, node) => inline('sub', state, node),
    sup: (state, node) => inline('sup', state, node),
    dl: toDefinitions,
    figure: toFigure,
    figcaption: (state, node) => block('figcaption', state.toFlow(state.all(node))),
    pre: (_, node) => (textOf(node).trim() === '' ? undefined : toCode(node)),
    table: (state, node) => toTable(state, node) as Nodes[],
    img: image,
    image,
    picture: plain,
    noscript: flow,
    button: none,
    iframe: none,
    video: none,
    audio: none,
    object: none,
    select: none,
    textarea: none,
    input: none,
    'footnote-ref': (_, node) => noteReference(property(node, 'identifier')),
    'footnote-def': (state, node) => ({
      type: 'footnoteDefinition',
      identifier: property(node, 'identifier'),
      label: property(node, 'identifier'),
      children: state.toFlow(state.all(node)) as never[],
    }),
  };
}

function noteReference(identifier: string): Nodes {
  return { type: 'footnoteReference', identifier, label: identifier };
}

function formulaOr(state: State, node: Element, otherwise: () => RootContent[]): RootContent[] {
  if (!isFormula(node)) return otherwise();
  const tex = texOf(node);
  if (tex !== undefined) return [{ type: 'text', value: `$${tex}$` }];
  return node.tagName === 'math' ? [{ type: 'text', value: textOf(node).replace(/\s+/g, ' ') }] : state.all(node);
}

function toLink(state: State, node: Element): RootContent[] {
  const children = state.all(node);
  const url = safeAddress(property(node, 'href'));
  const text = textOf(node).trim();
  const permalink =
    /^[#¶§🔗]$/u.test(text) ||
    classesOf(node).some((name) => /^(?:headerlink|anchor|header-anchor|hash-link|permalink)$/.test(name));
  if (permalink && text.length <= 2 && url?.includes('#') === true) return [];
  if (url === undefined) return children;
  if (text === '' && children.every((child) => child.type === 'text')) return [];
  return [{ type: 'link', url, title: null, children: children as PhrasingContent[] }];
}

function toCallout(state: State, node: Element): Nodes[] {
  const children = state.toFlow(state.all(node));
  if (!isCallout(property(node, 'role'), classesOf(node))) return children;
  return [{ type: 'blockquote', children: children as never[] }];
}

function inline(name: 'sub' | 'sup', state: State, node: Element): RootContent[] {
  const children = state.all(node);
  if (children.length === 0) return [];
  if (children.every((child) => child.type === 'footnoteReference')) return children;
  const jsx: MdxJsxTextElement = { type: 'mdxJsxTextElement', name, attributes: [], children: phrasing(children) };
  return [jsx];
}

function block(name: string, children: readonly Nodes[]): MdxJsxFlowElement {
  return { type: 'mdxJsxFlowElement', name, attributes: [], children: [...children] as MdxJsxFlowElement['children'] };
}

function phrasing(nodes: readonly RootContent[]): PhrasingContent[] {
  return nodes.flatMap((node) =>
    node.type === 'paragraph' || node.type === 'heading' ? node.children : [node as PhrasingContent],
  );
}

/** `dl` with its terms and definitions; divs that group them (as the HTML standard allows) are looked into. */
function toDefinitions(state: State, node: Element): Nodes[] {
  const parts = node.children.flatMap((child) =>
    child.type === 'element' && child.tagName === 'div' ? child.children : [child],
  );
  const children = parts.flatMap((part): Nodes[] => {
    if (part.type !== 'element') return [];
    if (part.tagName === 'dt' || part.tagName === 'dd') {
      const inner = state.toFlow(state.all(part));
      return inner.length === 0 ? [] : [block(part.tagName, inner)];
    }
    return state.toFlow(state.all(element('div', {}, [part])));
  });
  const named = children.every((child) => child.type === 'mdxJsxFlowElement');
  return children.length === 0
    ? []
    : named
      ? [block('dl', children)]
      : children.flatMap((child) => (child.type === 'mdxJsxFlowElement' ? (child.children as Nodes[]) : [child]));
}

/** A figure keeps its caption with it only where it shows something; without a caption it is what it shows. */
function toFigure(state: State, node: Element): Nodes[] {
  const children = state.toFlow(state.all(node));
  const captions = children.filter(
    (child) => child.type === 'mdxJsxFlowElement' && (child as MdxJsxFlowElement).name === 'figcaption',
  );
  if (captions.length === 0 || children.length === captions.length)
    return children.flatMap((child) =>
      captions.includes(child) ? ((child as MdxJsxFlowElement).children as Nodes[]) : [child],
    );
  return [block('figure', children)];
}
