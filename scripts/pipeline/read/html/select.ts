import { remembered } from './remembered.ts';

/** An element as it stood when the page was first searched. */
type Seen = { readonly element: Element; readonly name: string; readonly classes: string; readonly id: string };
type Test = (seen: Seen) => boolean;

/** The elements of a page; those of one name and the same classes are of one kind. */
type Page = {
  readonly all: readonly { readonly seen: Seen; readonly kind: number }[];
  readonly kinds: readonly Seen[];
};

const pageOf = new WeakMap<Document, Page>();

/**
 * Elements that one of our lists of selectors names, in document order, as `querySelectorAll` finds them. A page is asked
 * some forty such lists before anything of it is changed: its elements are looked up once, and each list is read once.
 * Names, `.class`, and `[class*="part" i]`, `[id…]`, `[itemprop="…"]` with `=`, `*=` or `~=`, inside of others.
 */
export function select(document: Document, selectors: string): Element[] {
  const { ofKind, ofOne } = testOf(selectors);
  const { all, kinds } = elementsIn(document);
  const named = kinds.map(ofKind);
  const found: Element[] = [];
  for (const { seen, kind } of all) if (named[kind] === true || ofOne?.(seen) === true) found.push(seen.element);
  return found;
}

/** Whether there is one. */
export function stands(document: Document, selectors: string): boolean {
  const { ofKind, ofOne } = testOf(selectors);
  const { all, kinds } = elementsIn(document);
  return kinds.some(ofKind) || (ofOne !== undefined && all.some(({ seen }) => ofOne(seen)));
}

/** Elements by their names, in document order. */
export function elementsNamed(document: Document, names: ReadonlySet<string>): Element[] {
  return elementsIn(document).all.flatMap(({ seen }) => (names.has(seen.element.localName) ? seen.element : []));
}

function elementsIn(document: Document): Page {
  const before = pageOf.get(document);
  if (before !== undefined) return before;
  const kinds: Seen[] = [];
  const known = new Map<string, number>();
  const all = Array.from(document.querySelectorAll('*'), (element) => {
    const seen = look(element);
    const name = `${seen.name} ${seen.classes}`;
    const kind = known.get(name) ?? kinds.push(seen) - 1;
    known.set(name, kind);
    return { seen, kind };
  });
  const page = { all, kinds };
  pageOf.set(document, page);
  return page;
}

function look(element: Element): Seen {
  const { localName, id } = element;
  // What an element of SVG says of its class is an object.
  return { element, name: localName.toLowerCase(), classes: element.getAttributeNode('class')?.value ?? '', id };
}

/** What of a list asks for names and classes alone, so that one element answers for its kind, and the rest of it. */
const testOf = remembered((selectors: string): { readonly ofKind: Test; readonly ofOne: Test | undefined } => {
  const all = selectors.split(', ');
  const rest = all.filter((selector) => !isOfKind(selector));
  return {
    ofKind: any(all.filter(isOfKind).map(inside)),
    ofOne: rest.length === 0 ? undefined : any(rest.map(inside)),
  };
});

function isOfKind(selector: string): boolean {
  const [name = '', ...conditions] = selector.split(/(?=[.[])/);
  return (
    partsOf(selector).length === 1 &&
    [name, ...conditions].every((one) => !one.startsWith('[') || one.startsWith('[class'))
  );
}

function any(tests: readonly Test[]): Test {
  return (seen) => tests.some((test) => test(seen));
}

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
