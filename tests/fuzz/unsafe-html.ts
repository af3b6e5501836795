import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';

/** Every element that a rendered entry may hold. */
const elements = new Set(
  (
    'p h1 h2 h3 h4 h5 h6 a img ul ol li blockquote pre code table thead tbody tr th td div span sub sup dl dt dd figure ' +
    'figcaption aside section em strong del br hr input cite time q small abbr mark b i ins'
  ).split(' '),
);

const addresses = ['href', 'src', 'cite', 'action', 'formAction', 'data', 'poster', 'background', 'srcSet', 'ping'];
const withoutDanger = /^(?:https?:|mailto:|[^:]*$|[^:]*[/?#])/i;

/** What in this HTML, parsed as a browser does, could run, load or leave: nothing where it is safe. */
export function unsafeIn(html: string): readonly string[] {
  const tree: Root = fromHtml(html, { fragment: true });
  const problems: string[] = [];
  visit(tree, (node) => {
    if (node.type === 'comment' || node.type === 'doctype') problems.push(`a ${node.type}`);
    if (node.type === 'element') problems.push(...problemsOf(node));
  });
  return problems;
}

function problemsOf({ tagName, properties }: Element): readonly string[] {
  const problems = elements.has(tagName) ? [] : [`<${tagName}>`];
  if (tagName === 'input' && properties['type'] !== 'checkbox') problems.push('<input>');
  for (const [name, value] of Object.entries(properties)) {
    if (/^on|^style$|^srcDoc$/i.test(name)) problems.push(`${name} of <${tagName}>`);
    if (addresses.includes(name) && !withoutDanger.test(String(value))) problems.push(`${name}="${value}"`);
  }
  return problems;
}
