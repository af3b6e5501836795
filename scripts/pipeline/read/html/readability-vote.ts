import { Readability } from '@mozilla/readability';

const MARK = 'data-reading-mark';

/** Elements whose own words Mozilla's Readability takes for the article, in the document as it stood before. */
export function readabilityVote(document: Document): ReadonlySet<Element> {
  const elements = elementsOf(document);
  const kept = new Set<Element>();
  const copy = marked(document);
  keepUnwritten(copy, () => pageOf(marked(document)));
  const article = parse(copy);
  if (article === null) return kept;
  for (const element of article.querySelectorAll('*')) {
    const mark = element.getAttribute(MARK);
    const original = mark === null ? undefined : elements[Number(mark)];
    if (original !== undefined) kept.add(original);
  }
  return kept;
}

function elementsOf(document: Document): readonly Element[] {
  const body = document.querySelector('body');
  return body === null ? [] : [body, ...body.querySelectorAll('*')];
}

/** A copy to take apart. Marks, not identity: where its first try fails, Readability parses the page's text again. */
function marked(document: Document): Document {
  const copy = document.cloneNode(true) as Document;
  elementsOf(copy).forEach((element, at) => {
    element.setAttribute(MARK, String(at));
  });
  return copy;
}

function parse(copy: Document): Element | null {
  try {
    return readerOf(copy).parse()?.content ?? null;
  } catch {
    // A page it cannot read has no vote; the other signs decide.
    return null;
  }
}

function readerOf(copy: Document): Readability<Element> {
  const reader = new Readability<Element>(copy, {
    serializer: (node) => node as Element,
    charThreshold: 250,
    // Cleaning them up comes after the choice, and is thrown away here.
    keepClasses: true,
  });
  return Object.assign(reader, quicker);
}

/** Two questions that Readability asks of nearly each element, answered the same without all the words below it. */
const quicker = {
  _isValidByline(this: { readonly REGEXPS: { readonly byline: RegExp } }, element: Element, names: string): boolean {
    const says =
      element.getAttribute('rel') === 'author' ||
      element.getAttribute('itemprop')?.includes('author') === true ||
      this.REGEXPS.byline.test(names);
    if (!says) return false;
    const { length } = (element.textContent ?? '').trim();
    return length > 0 && length < 100;
  },
  _isElementWithoutContent(element: Element): boolean {
    if (hasWords(element)) return false;
    const inside = element.childElementCount;
    return (
      inside === 0 || inside === element.getElementsByTagName('br').length + element.getElementsByTagName('hr').length
    );
  },
};

function hasWords(node: Node): boolean {
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType === 1 ? hasWords(child) : child.nodeType !== 8 && /\S/.test(child.nodeValue ?? '')) return true;
  }
  return false;
}

/**
 * Readability writes the page as HTML before it begins, to parse it again where a try fails, and the article it found for
 * its log: a fifth of its time, and nine pages in ten need neither. So both are written as nothing; where a try does fail,
 * `pageAsItWas` says what the page was.
 */
function keepUnwritten(copy: Document, pageAsItWas: () => string): void {
  const { body } = copy;
  let page: string | undefined;
  const unwrite = () =>
    unwritten(body, () => {
      page ??= pageAsItWas();
      Reflect.deleteProperty(body, 'innerHTML');
      body.innerHTML = page;
      unwrite();
    });
  unwrite();
  const create = copy.createElement.bind(copy);
  copy.createElement = (name: string) => {
    const element = create(name);
    // So is made what it puts the article into, and nothing else.
    if (name === 'DIV') unwritten(element, () => undefined);
    return element;
  };
}

function unwritten(element: Element, set: () => void): void {
  Object.defineProperty(element, 'innerHTML', { configurable: true, get: () => '', set });
}

/** HTML of the page as Readability has it when it begins to look for the article. */
function pageOf(copy: Document): string {
  const reader = readerOf(copy);
  Object.assign(reader, { _grabArticle: () => null });
  reader.parse();
  return copy.body.innerHTML;
}
