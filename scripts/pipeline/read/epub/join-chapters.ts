import type { Element, Root } from 'hast';
import type { Archive } from '../archive.ts';
import { element, elementsOf, property } from '../html/hast.ts';
import { texOf } from '../html/math.ts';
import { parseHtml } from '../html/parse-html.ts';
import { toHast } from '../html/to-hast.ts';
import { mathToTex } from '../mathml.ts';
import { assetOf } from '../media.ts';
import type { Asset, Removal } from '../reader.ts';
import type { XmlElement, XmlNode } from '../xml.ts';
import { type Chapter, type Epub, resolvePath } from './package.ts';

/** A book as one page: chapters parted by markers, names unique, addresses between chapters made addresses within. */
export type Joined = {
  readonly hast: Root;
  readonly chapters: readonly string[];
  readonly removed: readonly Removal[];
};

/** Begins the paragraph that parts chapters; of the private use area, so that no text holds it by right. */
export const chapterMark = '\uE0CA';

type Page = { readonly chapter: Chapter; readonly hast: Root };

export function joinChapters(epub: Epub, assets: Map<string, Asset>): Joined {
  const pages: Page[] = [];
  const removed: Removal[] = [];
  for (const chapter of epub.chapters) {
    const { hast, kind } = pageOf(chapter);
    if (furniture.test(kind))
      removed.push({ step: 'epub', what: chapter.path, why: `a ${kind} repeats what is known` });
    else pages.push({ chapter, hast });
  }
  const names = nameIds(pages);
  const joined: Root = { type: 'root', children: [] };
  pages.forEach((page, index) => {
    for (const { node } of elementsOf(page.hast)) {
      rewriteLink(node, page.chapter, { names, archive: epub.archive });
      rewritePicture(node, page.chapter, { epub, assets });
      spellOut(node);
    }
    const mark = element('p', {}, [{ type: 'text', value: `${chapterMark}${index}` }]);
    joined.children.push(mark, ...page.hast.children);
  });
  return { hast: joined, chapters: pages.map(({ chapter }) => epub.titles.get(chapter.path) ?? ''), removed };
}

const furniture = /^(?:titlepage|cover|toc|landmarks|loi|lot|page-list)$/;
const voids = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i;

/** XHTML → hast of its body, and what kind of part it says it is (EPUB Structural Semantics). */
function pageOf({ bytes }: Chapter): { readonly hast: Root; readonly kind: string } {
  const source = new TextDecoder(isUtf16(bytes)).decode(bytes);
  // HTML has no empty-element tags but those it knows: `<a id="x"/>` would swallow what follows.
  const html = source
    .replace(/<\?xml[^<>]*>/, '')
    .replace(/<([a-zA-Z][\w:.-]*)(\s[^<>]*)?\/>/g, (whole, name: string, rest: string | undefined) =>
      voids.test(name) ? whole : `<${name}${rest ?? ''}></${name}>`,
    );
  const document = parseHtml(html);
  const hast = toHast(document);
  const body = document.querySelector('body')?.getAttribute('epub:type') ?? '';
  const [only, ...others] = hast.children.filter((child): child is Element => child.type === 'element');
  const kind = only !== undefined && others.length === 0 ? property(only, 'epub:type') : '';
  return { hast, kind: [body, kind].find((name) => furniture.test(name)) ?? kind };
}

function isUtf16(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

/** `path#id` → the name it has in the joined page; each id keeps its own where no other chapter has it. */
function nameIds(pages: readonly Page[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const { chapter, hast } of pages) {
    let first: string | undefined;
    for (const { node } of elementsOf(hast)) {
      const id = property(node, 'id');
      if (id === '') continue;
      let name = id;
      for (let n = 2; taken.has(name); n++) name = `${id}-${n}`;
      taken.add(name);
      node.properties['id'] = name;
      if (!names.has(`${chapter.path}#${id}`)) names.set(`${chapter.path}#${id}`, name);
      first ??= name;
    }
    if (first !== undefined) names.set(chapter.path, first);
  }
  return names;
}

type Places = { readonly names: ReadonlyMap<string, string>; readonly archive: Archive };

/** An address in the book leads within the joined page; one that leads out of the book stays as it is. */
function rewriteLink(node: Element, chapter: Chapter, { names, archive }: Places): void {
  const address = property(node, 'href');
  if (node.tagName !== 'a' || address === '' || /^[a-z][a-z0-9+.-]*:|^\/\//i.test(address)) return;
  const cut = address.indexOf('#');
  const fragment = cut === -1 ? '' : address.slice(cut + 1);
  const place = cut === 0 ? chapter.path : resolvePath(chapter.path, address);
  const name = names.get(fragment === '' ? place : `${place}#${fragment}`);
  if (name !== undefined) node.properties['href'] = `#${name}`;
  else if (cut !== 0 && archive.has(place)) delete node.properties['href'];
}

type Media = { readonly epub: Epub; readonly assets: Map<string, Asset> };

function rewritePicture(node: Element, chapter: Chapter, { epub, assets }: Media): void {
  if (node.tagName !== 'img' && node.tagName !== 'image') return;
  const address = property(node, 'src') || property(node, 'xlink:href') || property(node, 'href');
  if (/^(?:https?|data):/i.test(address)) return;
  const path = resolvePath(chapter.path, address);
  const bytes = epub.archive.get(path);
  for (const size of ['width', 'height']) delete node.properties[size];
  node.properties['src'] = bytes === undefined ? '' : assetOf(path, bytes, assets).name;
}

/** A formula that brings no TeX along gets it here, from its MathML. */
function spellOut(node: Element): void {
  if (!/^(?:m:)?math$/.test(node.tagName) || texOf(node) !== undefined) return;
  const tex = mathToTex(asXml(node));
  const dollars = property(node, 'display') === 'block' ? '$$' : '$';
  node.tagName = 'span';
  node.children = tex === '' ? [] : [{ type: 'text', value: `${dollars}${tex}${dollars}` }];
}

function asXml(node: Element): XmlElement {
  const children = node.children.flatMap((child): XmlNode[] => {
    if (child.type === 'text') return [child.value];
    return child.type === 'element' ? [asXml(child)] : [];
  });
  return { name: node.tagName.replace(/^m:/, ''), attributes: {}, children };
}
