import { remembered } from './remembered.ts';

/** An element as it stood when the page was first searched. */
type Seen = { readonly element: Element; readonly name: string; readonly classes: string; readonly id: string };
type Test = (seen: Seen) => boolean;

const seenIn = new WeakMap<Document, readonly Seen[]>();

/**
 * Elements that one of our lists of selectors names, in document order, as `querySelectorAll` finds them. A page is asked
 * some forty such lists before anything of it is changed: its elements are looked up once, and each list is read once.
 * Names, `.class`, and `[class*="part" i]`, `[id…]`, `[itemprop="…"]` with `=`, `*=` or `~=`, inside of others.
 */
export function select(document: Document, selectors: string): Element[] {
  const matches = testOf(selectors);
  return seenOf(document).flatMap((seen) => (matches(seen) ? seen.element : []));
}

/** Whether there is one. */
export function stands(document: Document, selectors: string): boolean {
  return seenOf(document).some(testOf(selectors));
}

function seenOf(document: Document): readonly Seen[] {
  const before = seenIn.get(document);
  if (before !== undefined) return before;
  const seen = Array.from(document.querySelectorAll('*'), look);
  seenIn.set(document, seen);
  return seen;
}

function look(element: Element): Seen {
  const { localName, id } = element;
  // What an element of SVG says of its class is an object.
  return { element, name: localName.toLowerCase(), classes: element.getAttributeNode('class')?.value ?? '', id };
}

const testOf = remembered((selectors: string): Test => {
  const tests = selectors.split(', ').map(inside);
  return (seen) => tests.some((test) => test(seen));
});

/** `article [class*="a"] time`: the last part is of the element, the others of elements around it, from within. */
function inside(selector: string): Test {
  const [own = everything, ...around] = partsOf(selector).map(compound).reverse();
  if (around.length === 0) return own;
  return (seen) => own(seen) && isAround(seen.element.parentElement, around);
}

const everything: Test = () => true;

function isAround(from: Element | null, tests: readonly Test[]): boolean {
  let [wanted, ...rest] = tests;
  for (let at = from; at !== null && wanted !== undefined; at = at.parentElement)
    if (wanted(look(at))) [wanted, ...rest] = rest;
  return wanted === undefined;
}

/** Words apart, but where the space stands in brackets: `[class*="today" i]`. */
function partsOf(selector: string): readonly string[] {
  return selector.split(/ (?!i\])/);
}

/** `time[class*="publish"]`, `.byline`: all of it must be true of one element. */
function compound(part: string): Test {
  const [name = '', ...conditions] = part.split(/(?=[.[])/);
  if (!/^[a-z][a-z0-9]{0,20}$/.test(name)) return all([name, ...conditions].map(condition));
  return all([(seen) => seen.name === name, ...conditions.map(condition)]);
}

function all(tests: readonly Test[]): Test {
  return (seen) => tests.every((test) => test(seen));
}

function condition(text: string): Test {
  if (text.startsWith('.')) return (seen) => ` ${seen.classes} `.includes(` ${text.slice(1)} `);
  const [, attribute = '', how = '', value = '', fold = ''] =
    /^\[([a-z]{1,20})([*~]?=)?(?:"([^"]{0,40})")?( i)?\]$/.exec(text) ?? [];
  if (attribute === '') throw new Error(`"${text}" is no condition of a selector`);
  // HTML says so of `rel`.
  const isFolded = fold !== '' || attribute === 'rel';
  const wanted = isFolded ? value.toLowerCase() : value;
  return (seen) => {
    const said = saidBy(seen, attribute);
    if (said === null || how === '') return said !== null;
    const own = isFolded ? said.toLowerCase() : said;
    if (how === '*=') return own.includes(wanted);
    return how === '=' ? own === wanted : own.split(/\s+/).includes(wanted);
  };
}

function saidBy({ element, classes, id }: Seen, attribute: string): string | null {
  if (attribute === 'class') return classes;
  return attribute === 'id' ? id : element.getAttribute(attribute);
}
