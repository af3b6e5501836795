import { type Archive, openArchive } from '../archive.ts';
import { Unreadable } from '../unreadable.ts';
import { childOf, childrenOf, descendantsOf, type Namespaces, parseXml, textOfXml, type XmlElement } from '../xml.ts';

const namespaces: Namespaces = new Map([
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://www.idpf.org/2007/ops', 'epub'],
  ['http://www.w3.org/2001/04/xmlenc#', 'enc'],
]);

export type Chapter = { readonly path: string; readonly bytes: Uint8Array };

export type Epub = {
  readonly archive: Archive;
  readonly metadata: XmlElement | undefined;
  /** What is read in order, without navigation and what stands aside. */
  readonly chapters: readonly Chapter[];
  /** Titles in the table of contents, by path; the first that leads there. */
  readonly titles: ReadonlyMap<string, string>;
};

/** Bytes of an .epub → its package (EPUB 2 and 3). Throws `Unreadable` where there is none, or where it is locked. */
export function openEpub(bytes: Uint8Array): Epub {
  const archive = openArchive(bytes);
  const container = xmlOf(archive, 'META-INF/container.xml');
  const [rootfile] = container === undefined ? [] : descendantsOf(container, 'rootfile');
  const path = rootfile?.attributes['full-path'] ?? [...archive.keys()].find((name) => name.endsWith('.opf')) ?? '';
  const root = xmlOf(archive, path);
  if (root === undefined) {
    throw new Unreadable(
      'epub-no-package',
      'The file names no package of a book.',
      'Get the book again, or save it as .docx or .html.',
    );
  }
  const manifest = childrenOf(childOf(root, 'manifest'), 'item');
  const chapters = chaptersOf(root, manifest, { archive, path });
  refuseLocked(archive, chapters);
  return { archive, metadata: childOf(root, 'metadata'), chapters, titles: titlesOf(manifest, { archive, path }) };
}

type Opened = { readonly archive: Archive; readonly path: string };

function chaptersOf(root: XmlElement, manifest: readonly XmlElement[], { archive, path }: Opened): Chapter[] {
  const items = new Map(manifest.map((item) => [item.attributes['id'], item.attributes]));
  return childrenOf(childOf(root, 'spine'), 'itemref').flatMap(({ attributes }) => {
    const item = items.get(attributes['idref']);
    const isNavigation = (item?.['properties'] ?? '').split(/\s+/).includes('nav');
    const isText = /x?html/.test(item?.['media-type'] ?? '');
    if (item === undefined || isNavigation || !isText || attributes['linear'] === 'no') return [];
    const place = resolvePath(path, item['href'] ?? '');
    const bytes = archive.get(place);
    return bytes === undefined ? [] : [{ path: place, bytes }];
  });
}

/** Path in the archive of an address as a member at `from` writes it, without its fragment. */
export function resolvePath(from: string, address: string): string {
  const [relative = ''] = address.split('#');
  const steps = relative.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const step of decoded(relative).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** From the navigation document of EPUB 3, else the NCX of EPUB 2. */
function titlesOf(manifest: readonly XmlElement[], { archive, path }: Opened): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  const add = (from: string, address: string, words: string): void => {
    const place = resolvePath(from, address);
    const title = words.replace(/\s+/g, ' ').trim();
    if (title !== '' && !titles.has(place)) titles.set(place, title);
  };
  for (const { attributes } of manifest) {
    const place = resolvePath(path, attributes['href'] ?? '');
    const isNavigation = (attributes['properties'] ?? '').split(/\s+/).includes('nav');
    if (!isNavigation && attributes['media-type'] !== 'application/x-dtbncx+xml') continue;
    const root = xmlOf(archive, place);
    if (root === undefined) continue;
    for (const link of descendantsOf(root, 'a')) add(place, link.attributes['href'] ?? '', textOfXml(link));
    for (const point of descendantsOf(root, 'navPoint')) {
      add(place, childOf(point, 'content')?.attributes['src'] ?? '', textOfXml(childOf(point, 'navLabel')));
    }
  }
  return titles;
}

function refuseLocked(archive: Archive, chapters: readonly Chapter[]): void {
  const encryption = xmlOf(archive, 'META-INF/encryption.xml');
  if (encryption === undefined) return;
  const locked = new Set(
    descendantsOf(encryption, 'enc:CipherReference').map((one) => decoded(one.attributes['URI'] ?? '')),
  );
  if (chapters.some((chapter) => locked.has(chapter.path))) {
    throw new Unreadable(
      'epub-locked',
      'The book is locked by digital rights management.',
      'Get it from a seller without, or leave it out.',
    );
  }
}

function xmlOf(archive: Archive, path: string): XmlElement | undefined {
  const bytes = archive.get(path);
  return bytes && parseXml(bytes, namespaces);
}
