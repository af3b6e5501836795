import { dirname } from 'node:path/posix';
import type { Element, Nodes, Properties } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { diskAddress } from './disk-address.ts';

/** Links of a page's head that mean nothing from disk, or that a browser refuses there. */
const ONLINE_ONLY = new Set(['preload', 'modulepreload', 'manifest', 'search']);

/**
 * A page of a site built for `/` as one that opens from disk: each address of the site is relative and names its file,
 * and scripts are classic ones, because browsers give no modules to pages without an origin. `path` is where it stands.
 */
export function toDiskPage(html: string, path: string): string {
  return toHtml(onDisk(fromHtml(html), dirname(path)));
}

function onDisk<Node extends Nodes>(node: Node, folder: string): Node {
  const inner = 'content' in node && node.content ? { ...node, content: onDisk(node.content, folder) } : node;
  if (!('children' in inner)) return inner;
  const children = inner.children
    .filter((child) => child.type !== 'element' || !isOnlineOnly(child))
    .map((child) => onDisk(child, folder));
  const whole = { ...inner, children };
  return whole.type === 'element' ? { ...whole, properties: propertiesOf(whole, folder) } : whole;
}

function isOnlineOnly({ tagName, properties }: Element): boolean {
  if (tagName === 'script') return properties['type'] === 'speculationrules';
  const rel = properties['rel'];
  return tagName === 'link' && Array.isArray(rel) && rel.some((one) => ONLINE_ONLY.has(String(one)));
}

function propertiesOf({ tagName, properties }: Element, folder: string): Properties {
  const entries = Object.entries(properties).map(([name, value]) => [name, valueOnDisk({ name, value, folder })]);
  const own: Properties = Object.fromEntries(entries);
  if (tagName !== 'script' || properties['type'] !== 'module') return own;
  const { type: _, ...classic } = own;
  // A module waits for the page; so does a classic script that is deferred.
  return { ...classic, defer: true };
}

type Value = { readonly name: string; readonly value: Properties[string]; readonly folder: string };

function valueOnDisk({ name, value, folder }: Value): Properties[string] {
  if (typeof value !== 'string') return value;
  const relative = (address: string) => diskAddress(address, folder);
  if (name === 'dataBase') return relative(value).replace(/index\.html$/, '') || './';
  if (name === 'dataFragments')
    return value.replaceAll(/"(\/[^"]*)"/g, (_, address: string) => `"${relative(address)}"`);
  if (name === 'srcSet')
    return value.replaceAll(/(^|,\s*)(\/\S+)/g, (_, before: string, address: string) => before + relative(address));
  // Each script of a packed page is whole and brings the rule along for itself.
  if (value.includes('trusted-types')) return value.replace(/trusted-types [\w-]+/, "$& 'allow-duplicates'");
  if (name === 'content')
    return value.replace(/(;\s*url=)(\/\S*)/, (_, before: string, address: string) => before + relative(address));
  return relative(value);
}
