import { parseHTML } from 'linkedom';
import { quickenDom } from './quicker-dom.ts';

/** What stands deeper than this is kept as text with line breaks, so that no later step can run out of stack. */
const MAX_DEPTH = 200;

const SILENT = new Set(['script', 'style', 'template', 'noscript']);
const INLINE = new Set([
  'a',
  'abbr',
  'b',
  'cite',
  'code',
  'em',
  'font',
  'i',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'u',
]);

quickenDom();

/**
 * Text of a page or of a fragment → document with a head and a body. Scripts are data here: nothing runs, nothing is fetched.
 */
export function parseHtml(html: string): Document {
  const parsed = parseHTML(withBody(html)).document;
  // Where the tags that seemed to be its html and body stand in a comment without an end, a page has no element at all.
  const document = parsed.firstElementChild === null ? parseHTML(wrapped(html)).document : parsed;
  const body = document.querySelector('body');
  if (body !== null && limitDepth(body)) flattened.add(document);
  return document;
}

const flattened = new WeakSet<Document>();

/** Whether some of it was nested so deep that only its words were kept. */
export function wasFlattened(document: Document): boolean {
  return flattened.has(document);
}

/** linkedom takes the first element for the root: a fragment gets its html and body here. */
function withBody(html: string): string {
  if (/<body[\s>]/i.test(html)) return /<html[\s>]/i.test(html) ? html : `<html>${html}</html>`;
  const head = /<\/head\s*>/i.exec(html) ?? /<html(?:\s[^<>]*)?>/i.exec(html);
  if (head === null) return wrapped(html);
  const at = head.index + head[0].length;
  return `${html.slice(0, at)}<body>${html.slice(at)}`;
}

function wrapped(html: string): string {
  return `<!doctype html><html><head></head><body>${html}</body></html>`;
}

function limitDepth(root: Element): boolean {
  let found = false;
  let depth = 0;
  let node: Node | null = root.firstChild;
  while (node !== null) {
    if (depth >= MAX_DEPTH && node.firstChild !== null) {
      found ||= [...node.childNodes].some(({ nodeType }) => nodeType === 1);
      flatten(node);
    } else if (node.firstChild !== null) {
      node = node.firstChild;
      depth++;
      continue;
    }
    while (node.nextSibling === null && node.parentNode !== null && node.parentNode !== root) {
      node = node.parentNode;
      depth--;
    }
    node = node.nextSibling;
  }
  return found;
}

/** Everything below a node → its texts, with a line break where a block began or ended. */
function flatten(node: Node): void {
  const document = node.ownerDocument;
  const texts: string[] = [];
  const stack: (Node | string)[] = [...node.childNodes].reverse();
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next === 'string') texts.push(next);
    else if (next.nodeType === 3) texts.push(next.nodeValue ?? '');
    else if (next.nodeType === 1 && !SILENT.has(next.nodeName.toLowerCase())) {
      if (!INLINE.has(next.nodeName.toLowerCase())) {
        texts.push('\n\n');
        stack.push('\n\n');
      }
      for (let child = next.lastChild; child !== null; child = child.previousSibling) stack.push(child);
    }
  }
  node.textContent = '';
  if (document === null) return;
  const blocks = texts.join('').split(/\n{2,}/);
  for (const block of blocks) {
    if (block.trim() === '') continue;
    if (node.firstChild !== null) node.appendChild(document.createElement('br'));
    node.appendChild(document.createTextNode(block));
  }
}
