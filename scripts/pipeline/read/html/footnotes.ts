import type { Element, Parents, Root } from 'hast';
import { classesOf, element, elementsOf, property, replace, textOf } from './hast.ts';

const NOTE_WORDS =
  /(?:^|[-_:\s])(?:foot|end)?notes?(?:[-_]?(?:ref|call|anchor|link|number|marker))?\d*(?:$|[-_:\s])|noteref|fnref|footnote|endnote/i;
const MARK = /^[[({]?(?:\d{1,3}|[ivxlc]{1,6}|[a-z]|[*†‡§¶]{1,3}|note \d{1,3})[\])}]?$/iu;
const BACK = /^[\s[\]()↩↵⤴⏎↑^⮐⬏]*$/u;
const CONTAINERS = new Set(['li', 'p', 'div', 'dd', 'aside', 'section', 'td', 'tr', 'span']);

type Place = { readonly node: Element; readonly parent: Parents };
type Index = { readonly byId: ReadonlyMap<string, Element>; readonly parentOf: ReadonlyMap<Element, Parents> };

/**
 * Footnotes as any tool writes them → `footnote-ref` and `footnote-def` elements. A link is a call for a note where it says so
 * (DPUB-ARIA, EPUB, class) or is a mark whose target leads back to it; the note is the target's block.
 */
export function markFootnotes(tree: Root): void {
  const places = elementsOf(tree);
  const index = indexOf(places);
  const notes = new Map<Element, string>();
  for (const { node, parent } of places) {
    const note = node.tagName === 'a' ? noteOf(node, index) : undefined;
    if (note === undefined || isInside(node, note, index)) continue;
    const identifier = notes.get(note) ?? String(notes.size + 1);
    notes.set(note, identifier);
    const reference = element('footnote-ref', { identifier }, []);
    const outer =
      parent.type === 'element' && parent.tagName === 'sup' && textOf(parent).trim() === textOf(node).trim();
    if (outer) replace(index.parentOf.get(parent) ?? tree, parent, [reference]);
    else replace(parent, node, [reference]);
  }
  for (const [note, identifier] of notes) moveNote(tree, note, { identifier, index });
}

function indexOf(places: readonly Place[]): Index {
  const byId = new Map<string, Element>();
  const parentOf = new Map<Element, Parents>();
  for (const { node, parent } of places) {
    parentOf.set(node, parent);
    for (const id of [property(node, 'id'), node.tagName === 'a' ? property(node, 'name') : '']) {
      if (id !== '' && !byId.has(id)) byId.set(id, node);
    }
  }
  return { byId, parentOf };
}

function noteOf(link: Element, index: Index): Element | undefined {
  const href = property(link, 'href');
  if (!href.startsWith('#') || href.length < 2) return undefined;
  const target = index.byId.get(decode(href.slice(1)));
  const text = withoutVariants(textOf(link)).trim();
  if (target === undefined || BACK.test(text) || text.length > 12) return undefined;
  const says = ['role', 'epub:type', 'data-footnote-ref'].some((name) =>
    /noteref|biblioref/.test(property(link, name)),
  );
  const declared =
    says || 'data-footnote-ref' in link.properties || classesOf(link).some((name) => NOTE_WORDS.test(name));
  const note = containerOf(target, index);
  if (note === undefined || (!declared && !MARK.test(text))) return undefined;
  if (declared || NOTE_WORDS.test(property(target, 'id'))) return note;
  return leadsBack(note, link, index) ? note : undefined;
}

/** Variation selectors choose how an arrow is drawn, no more. */
function withoutVariants(text: string): string {
  return text.replace(/\uFE0E|\uFE0F/g, '');
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function containerOf(target: Element, index: Index): Element | undefined {
  let at: Element | undefined = target;
  const inline = new Set(['a', 'sup', 'span', 'b', 'strong', 'em']);
  while (at !== undefined && inline.has(at.tagName)) {
    const parent: Parents | undefined = index.parentOf.get(at);
    at = parent?.type === 'element' ? parent : undefined;
  }
  return at !== undefined && CONTAINERS.has(at.tagName) ? at : undefined;
}

function leadsBack(note: Element, link: Element, index: Index): boolean {
  const ids = new Set<string>();
  let at: Parents | undefined = link;
  for (let level = 0; level < 3 && at?.type === 'element'; level++) {
    for (const name of ['id', 'name']) if (property(at, name) !== '') ids.add(`#${property(at, name)}`);
    at = index.parentOf.get(at);
  }
  return elementsOf(note).some(({ node }) => node.tagName === 'a' && ids.has(decode(property(node, 'href'))));
}

function isInside(node: Element, note: Element, index: Index): boolean {
  let at: Parents | undefined = node;
  while (at?.type === 'element') {
    if (at === note) return true;
    at = index.parentOf.get(at);
  }
  return false;
}

function moveNote(tree: Root, note: Element, { identifier, index }: { identifier: string; index: Index }): void {
  for (const { node, parent } of elementsOf(note)) {
    const text = withoutVariants(textOf(node)).trim();
    const back = node.tagName === 'a' && property(node, 'href').startsWith('#');
    if (back && (BACK.test(text) || MARK.test(text) || /back|note-?ref|doc-backlink/i.test(linkWords(node))))
      replace(parent, node, []);
  }
  const inner: Element['children'] =
    note.tagName === 'tr' ? note.children.flatMap((cell) => ('children' in cell ? cell.children : [])) : note.children;
  tree.children.push(element('footnote-def', { identifier }, inner));
  let gone: Element = note;
  let parent = index.parentOf.get(gone);
  while (parent !== undefined) {
    replace(parent, gone, []);
    const rest = parent.type === 'element' ? parent.children.filter((child) => !isFurniture(child)) : [parent];
    if (parent.type !== 'element' || rest.length > 0) return;
    gone = parent;
    parent = index.parentOf.get(gone);
  }
}

function linkWords(node: Element): string {
  return [...classesOf(node), property(node, 'role'), property(node, 'rev')].join(' ');
}

/** What is left of a list of notes once the notes are gone: white space, a rule, its heading. */
function isFurniture(child: Element['children'][number]): boolean {
  if (child.type === 'text') return child.value.trim() === '';
  if (child.type !== 'element') return true;
  if (child.tagName === 'hr') return true;
  return (
    /^h[1-6]$/.test(child.tagName) &&
    /^(?:foot|end)?notes?:?$|^(?:anmerkungen|fußnoten|notas|références|notes de bas de page)$/i.test(
      textOf(child).trim(),
    )
  );
}
