import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';

/** What a page says of addresses: where it leads, and the fragments that may be led to. */
export type PageAddresses = { readonly leadsTo: readonly string[]; readonly fragments: ReadonlySet<string> };

/** Attributes whose whole value is an address (HTML Standard, index of attributes), and ours that hold one. */
const addressed = ['href', 'src', 'action', 'formAction', 'poster', 'cite', 'data', 'manifest', 'dataBase'];

/** Addresses in a page: attributes, `srcset`, style sheets' own, JSON in scripts. */
export function addressesOf(html: string): PageAddresses {
  const tree = fromHtml(html);
  const leadsTo: string[] = [];
  const fragments = new Set<string>();
  visit(tree, 'element', (element: Element) => {
    const { properties } = element;
    if (typeof properties['id'] === 'string') fragments.add(properties['id']);
    for (const name of addressed) {
      const value = properties[name];
      if (typeof value === 'string') leadsTo.push(value);
    }
    for (const candidate of asStrings(properties['srcSet'])) leadsTo.push(candidate.trim().split(/\s/)[0] ?? '');
    const [first] = element.children;
    if (element.tagName === 'script' && isJson(properties['type']) && first?.type === 'text') {
      leadsTo.push(...pathsInJson(first.value));
    }
  });
  return { leadsTo, fragments };
}

function asStrings(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.split(',');
  return Array.isArray(value) ? value.map(String) : [];
}

function isJson(type: unknown): boolean {
  return typeof type === 'string' && (type.endsWith('json') || type === 'speculationrules');
}

/** Strings in JSON that are paths from the root of the host: `/kb/entries/ai-act/`. */
export function pathsInJson(text: string): readonly string[] {
  const found: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === 'string') {
      if (/^\/(?!\/)[^\s*]*$/.test(value)) found.push(value);
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  };
  walk(JSON.parse(text));
  return found;
}

/** Addresses in a style sheet. */
export function addressesInCss(css: string): readonly string[] {
  return Array.from(css.matchAll(/url\(\s*["']?([^"')]+)["']?\s*\)/g), ([, address]) => address ?? '');
}

/** Destinations of links in Markdown, as `llms.txt` has them. */
export function addressesInMarkdown(text: string): readonly string[] {
  return Array.from(text.matchAll(/\]\(([^()\s]+)\)/g), ([, address]) => address ?? '');
}
