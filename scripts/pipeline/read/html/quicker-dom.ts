import { EventTarget, NodeList, parseHTML } from 'linkedom';
import { remembered } from './remembered.ts';

/**
 * linkedom holds a document as one chain: an element, its attributes, what stands in it, its end. Names of the two links
 * that are followed here are symbols of its own.
 */
type Link = {
  readonly nodeType: number;
  readonly localName: string;
  readonly name: string;
  value: string;
  readonly data: string;
  readonly [link: symbol]: Link;
};

const [ELEMENT, ATTRIBUTE, TEXT, CDATA] = [1, 2, 3, 4];

/**
 * Reading a page asks linkedom's nodes the same few things some hundred thousand times, our readers and Readability alike.
 * From this module's first use on they answer quicker, and the same: no map of listeners for each node, which nothing here
 * listens to (a fifth of the time of reading a page, most of it in collecting garbage); no set of classes to write or read
 * an attribute, no map of styles for an element without any; no capitals made anew for each name; no selector compiled to
 * find elements by their names. Of HTML only.
 */
export function quickenDom(): void {
  const { document, element } = example();
  withoutListeners(document.constructor);
  const next = symbolOf(element, 'next');
  const end = symbolOf(element, 'end');
  quickenWords(element, { next, end });
  quickenAttributes(element, { next, end });
  for (const one of [element, document]) quickenSearch(one, { next, end });
}

function example(): { readonly document: Document; readonly element: Element } {
  const { document } = parseHTML('<html><body><p class="a">words</p></body></html>');
  const element = document.querySelector('p');
  if (element === null) throw new Error('linkedom reads no paragraph');
  return { document, element };
}

type Links = { readonly next: symbol; readonly end: symbol };

function withoutListeners(maker: unknown): void {
  const parent: unknown = typeof maker === 'function' ? Object.getPrototypeOf(maker) : null;
  if (parent === EventTarget) Object.setPrototypeOf(maker, class {});
  else if (parent !== null) withoutListeners(parent);
}

function symbolOf(node: object, name: string): symbol {
  const found = Object.getOwnPropertySymbols(node).find(({ description }) => description === name);
  if (found === undefined) throw new Error(`linkedom's nodes have no link "${name}"`);
  return found;
}

/** Puts another way to answer where the node's class has its own. */
function replace(node: object, name: string, way: PropertyDescriptor): void {
  const { holder, ...own } = ownOf(node, name);
  Object.defineProperty(holder, name, { ...own, ...way });
}

/** How a node's class answers, and which of the classes it is made of. */
function ownOf(node: object, name: string): PropertyDescriptor & { readonly holder: object } {
  for (let holder: unknown = node; typeof holder === 'object' && holder !== null; ) {
    const own = Object.getOwnPropertyDescriptor(holder, name);
    if (own !== undefined) return { ...own, holder };
    holder = Object.getPrototypeOf(holder);
  }
  throw new Error(`linkedom's nodes have no "${name}"`);
}

/** What an element is called, the words in it, how many elements. */
function quickenWords(element: object, { next, end }: Links): void {
  for (const name of ['tagName', 'nodeName'])
    replace(element, name, {
      get(this: Link) {
        return upper(this.localName);
      },
    });
  replace(element, 'textContent', {
    get(this: Link) {
      let text = '';
      for (let at = this[next]; at !== undefined && at !== this[end]; at = at[next])
        if (at.nodeType === TEXT || at.nodeType === CDATA) text += at.data;
      return text;
    },
  });
  replace(element, 'childElementCount', {
    get(this: Link) {
      let count = 0;
      for (let at = this[next]; at !== undefined && at !== this[end]; at = at[next]) {
        if (at.nodeType !== ELEMENT) continue;
        count++;
        at = at[end] ?? at;
      }
      return count;
    },
  });
}

const upper = remembered((name: string) => name.toUpperCase());
/** As linkedom writes them: each once, with a space between. */
const classes = remembered((value: string) => [...new Set(value.split(/\s+/).filter((one) => one !== ''))].join(' '));

/** Classes, styles, and all attributes; these in a list, not a proxy that has them by their names too. */
function quickenAttributes(element: Element, { next }: Links): void {
  const [set, styles] = [symbolOf(element, 'classList'), symbolOf(element, 'style')];
  const attributeOf = (of: Link, name: string): Link | undefined => {
    for (let at = of[next]; at?.nodeType === ATTRIBUTE; at = at[next]) if (at.name === name) return at;
    return undefined;
  };
  const setClass = ownOf(element, 'className').set;
  replace(element, 'className', {
    get(this: Link) {
      const own = attributeOf(this, 'class');
      return own === undefined ? '' : classes(own.value);
    },
    set(this: Link, value: unknown) {
      const own = attributeOf(this, 'class');
      if (own === undefined || this[set] !== null) setClass?.call(this, value);
      else own.value = classes(String(value));
    },
  });
  const style = ownOf(element, 'style').get;
  replace(element, 'style', {
    get(this: Link) {
      return this[styles] === null && attributeOf(this, 'style') === undefined ? noStyle : style?.call(this);
    },
  });
  replace(element, 'attributes', {
    get(this: Link) {
      const found = new NodeList();
      for (let at = this[next]; at?.nodeType === ATTRIBUTE; at = at[next]) found.push(at);
      return found;
    },
  });
}

/** What is asked here of an element's style, and what one without any answers. */
const noStyle = Object.freeze({ display: '', visibility: '' });

/** A selector that is a list of names. */
const NAMES = /^[a-z][a-z0-9]{0,20}(?:, ?[a-z][a-z0-9]{0,20}){0,20}$/;

/** Elements by their names; other selectors go linkedom's own way. */
function quickenSearch(node: Document | Element, { next, end }: Links): void {
  const namesIn = remembered((selector: string) => {
    if (selector === '*') return everything;
    return NAMES.test(selector) ? bothCases(selector.split(/, ?/)) : undefined;
  });
  const walk = (from: Link, names: Names, most: number): NodeList => {
    const found = new NodeList();
    const last = from[end];
    for (let at = from[next]; at !== undefined && at !== last; ) {
      const isElement = at.nodeType === ELEMENT;
      if (isElement && names.has(at.localName) && found.push(at) === most) return found;
      // What a template holds is no part of the page.
      at = isElement && at.localName === 'template' ? at[end] : at[next];
    }
    return found;
  };
  const { querySelector, querySelectorAll } = node;
  replace(node, 'getElementsByTagName', {
    value(this: Link, name: string) {
      const found = new NodeList();
      for (let at = this[next]; at !== undefined && at !== this[end]; at = at[next])
        if (at.nodeType === ELEMENT && (at.localName === name || upper(at.localName) === name)) found.push(at);
      return found;
    },
  });
  replace(node, 'querySelectorAll', {
    value(this: Link, selector: string) {
      const names = namesIn(selector);
      return names === undefined ? querySelectorAll.call(this, selector) : walk(this, names, Number.POSITIVE_INFINITY);
    },
  });
  replace(node, 'querySelector', {
    value(this: Link, selector: string) {
      const names = namesIn(selector);
      return names === undefined ? querySelector.call(this, selector) : (walk(this, names, 1)[0] ?? null);
    },
  });
}

type Names = { readonly has: (name: string) => boolean };
const everything: Names = { has: () => true };

/** The parser writes names small, Readability makes elements with names in capitals; no one mixes them. */
function bothCases(names: readonly string[]): Names {
  return new Set(names.flatMap((name) => [name, name.toUpperCase()]));
}
