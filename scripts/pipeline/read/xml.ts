import { SaxesParser } from 'saxes';
import { Unreadable } from './unreadable.ts';

/** `name` is `prefix:local` with the prefix of the caller's table, or the bare local name. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** Of a whole part: elements that are nested beyond any use were left out. */
  readonly isCut?: true;
};
export type XmlNode = XmlElement | string;

/** Namespace address → prefix; attributes without a prefix in the file have none here. */
export type Namespaces = ReadonlyMap<string, string>;

const MAX_DEPTH = 400;
/** Of what is left out: the parser takes time with the square of the depth. */
const MAX_BELOW = 2000;
const MAX_NODES = 4_000_000;

type Open = { name: string; attributes: Record<string, string>; children: XmlNode[]; isCut?: true };

/**
 * XML → tree, without external entities and without a DTD: a document type is skipped, and one that declares entities
 * is refused; what is nested deeper than in any document is left out. Slips that leave a whole tree (an unbound
 * prefix, an unknown entity) are forgiven.
 * Throws `Unreadable` with `xml-broken`, `xml-entities` or `xml-too-large`.
 */
export function parseXml(source: Uint8Array | string, namespaces: Namespaces): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const top: Open = { name: '', attributes: {}, children: [] };
  const stack: Open[] = [top];
  let nodes = 0;
  let below = 0;
  let isCut = false;
  const named = (uri: string, local: string): string => {
    const prefix = namespaces.get(uri);
    return prefix === undefined ? local : `${prefix}:${local}`;
  };
  const text = (value: string): void => {
    if (below === 0) stack.at(-1)?.children.push(value);
  };
  parser.on('error', () => undefined);
  parser.on('doctype', (declaration) => {
    if (/<!ENTITY/i.test(declaration)) throw refusedEntities();
  });
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('opentag', (tag) => {
    if (++nodes > MAX_NODES || below > MAX_BELOW) throw tooLarge();
    if (stack.length > MAX_DEPTH) {
      below++;
      return;
    }
    const attributes: Record<string, string> = {};
    for (const { prefix, local, uri, value } of Object.values(tag.attributes)) {
      if (prefix !== 'xmlns' && local !== 'xmlns') attributes[prefix === '' ? local : named(uri, local)] = value;
    }
    const element: Open = { name: named(tag.uri, tag.local), attributes, children: [] };
    stack.at(-1)?.children.push(element);
    stack.push(element);
  });
  parser.on('closetag', () => {
    if (below > 0) {
      below--;
      isCut = true;
    } else if (stack.length > 1) stack.pop();
  });
  parser.write(typeof source === 'string' ? source : decodeXml(source)).close();
  const root = top.children.find(isElement);
  if (root === undefined || stack.length > 1 || below > 0) throw broken();
  return isCut ? { ...root, isCut } : root;
}

export function isElement(node: XmlNode): node is XmlElement {
  return typeof node !== 'string';
}

/** Child elements of one name. */
export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element === undefined ? [] : elementsOf(element).filter((child) => child.name === name);
}

export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter(isElement);
}

/** First child element along a path of names. */
export function childOf(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let found = element;
  for (const name of path) found = found?.children.filter(isElement).find((child) => child.name === name);
  return found;
}

/** Every element of one name below, in reading order. */
export function descendantsOf(element: XmlElement, name: string): XmlElement[] {
  return elementsOf(element).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...descendantsOf(child, name),
  ]);
}

export function textOfXml(node: XmlNode | undefined): string {
  if (node === undefined) return '';
  return typeof node === 'string' ? node : node.children.map(textOfXml).join('');
}

/** By byte order mark, then the declaration, then UTF-8 (XML 1.0, appendix F). */
function decodeXml(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const label = /^[^>]{0,120}encoding=["']([\w-]{1,40})["']/.exec(head)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

function broken(): Unreadable {
  return new Unreadable('xml-broken', 'A part of the document is not well-formed XML.', again);
}

function tooLarge(): Unreadable {
  return new Unreadable('xml-too-large', 'A part of the document is nested too deeply or too large.', again);
}

function refusedEntities(): Unreadable {
  return new Unreadable('xml-entities', 'A part of the document declares XML entities, which are never read.', again);
}

const again = 'Save the document again with the program it came from.';
