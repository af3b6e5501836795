const ASIDE =
  /(?:^|[\s_-])(?:comments?|commentlist|related|sidebar|recommend\w*|teasers?|popular|recent|trending|newsletter|cookie)(?:[\s_-]|$)/i;
/** So many elements of one kind are looked at. */
export const MAX_LOOKED_AT = 40;

/** Inside of what stands beside or below the article; a container that holds the main heading is around it, not beside. */
export function isAside(element: Element, what?: 'people'): boolean {
  for (let at: Element | null = element; at !== null && at.localName !== 'body'; at = at.parentElement) {
    const tag = what === 'people' ? /^(?:nav|footer)$/ : /^(?:nav|footer|aside)$/;
    // A footer in an article is the article's own.
    const own = what === 'people' && at.localName === 'footer' && at.closest('article') !== null;
    const aside =
      (!own && tag.test(at.localName)) ||
      ASIDE.test(`${at.getAttribute('class') ?? ''} ${at.getAttribute('id') ?? ''}`);
    if (aside && at.querySelector('h1') === null) return true;
  }
  return false;
}

/** No text of a page holds it. */
const BREAK = '\u0000';
const BLOCK = /^(?:p|div|li|dd|dt|h[1-6]|section|header|footer|tr|td|address|figcaption)$/;

/**
 * Visible text of an element without buttons, scripts, and what only screen readers or anchors show; between what stands in
 * blocks of its own, a space or another mark.
 */
export function textIn(element: Element, between: ' ' | '\n' = ' '): string {
  const parts: string[] = [];
  const walk = (node: Node): void => {
    if (node.nodeType === 3) parts.push(node.nodeValue ?? '');
    if (node.nodeType !== 1) return;
    const at = node as Element;
    if (/^(?:script|style|button|svg|noscript|template|select)$/.test(at.localName)) return;
    if (
      /(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-reader-text|headerlink|anchor|tooltip|devsite-actions)(?:[\s_-]|$)/i.test(
        at.getAttribute('class') ?? '',
      )
    )
      return;
    if (at.localName === 'br') parts.push(' ');
    const isBlock = BLOCK.test(at.localName);
    if (isBlock) parts.push(BREAK);
    for (const child of at.childNodes) walk(child);
    if (isBlock) parts.push(BREAK);
  };
  for (const child of element.childNodes) walk(child);
  return parts
    .join('')
    .split(BREAK)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join(between)
    .replace(/[¶#§]\s*$/, '')
    .trim();
}

/** The first letters of an element's text; most elements that are asked hold half the page. */
export function beginningOf(element: Node, most: number): string {
  let text = '';
  for (let child = element.firstChild; child !== null && text.length < most; child = child.nextSibling) {
    if (child.nodeType === 3 || child.nodeType === 4) text += child.nodeValue ?? '';
    else if (child.nodeType === 1) text += beginningOf(child, most - text.length);
  }
  return text.slice(0, most);
}
