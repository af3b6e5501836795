import type { Heading } from 'mdast';
import { type Archive, openArchive } from '../archive.ts';
import type { Asset, Removal } from '../reader.ts';
import { Unreadable } from '../unreadable.ts';
import { childOf, childrenOf, descendantsOf, type Namespaces, parseXml, textOfXml, type XmlElement } from '../xml.ts';
import { type Styles, stylesOf } from './styles.ts';

const oasis = 'urn:oasis:names:tc:opendocument:xmlns:';
/** Addresses of OpenDocument 1.3 and what it borrows. */
const namespaces: Namespaces = new Map([
  [`${oasis}office:1.0`, 'office'],
  [`${oasis}style:1.0`, 'style'],
  [`${oasis}text:1.0`, 'text'],
  [`${oasis}table:1.0`, 'table'],
  [`${oasis}drawing:1.0`, 'draw'],
  [`${oasis}xsl-fo-compatible:1.0`, 'fo'],
  [`${oasis}svg-compatible:1.0`, 'svg'],
  [`${oasis}meta:1.0`, 'meta'],
  ['http://www.w3.org/1999/xlink', 'xlink'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://www.w3.org/1998/Math/MathML', 'math'],
]);

export type Note = { readonly identifier: string; readonly body: XmlElement };

/** An open document, and what is gathered while it is read. */
export type Odt = {
  readonly archive: Archive;
  readonly body: XmlElement;
  readonly meta: XmlElement | undefined;
  readonly styles: Styles;
  readonly notes: Note[];
  readonly assets: Map<string, Asset>;
  readonly removed: Removal[];
  /** Headings by the bookmarks and names that stand in them. */
  readonly anchors: Map<string, Heading>;
  /** How far each list counted, by the name of its style and, of those that are continued, by its id. */
  readonly counts: Map<string, number>;
  /** What is nested beyond any use was left out. */
  readonly isCut: boolean;
};

/** Bytes of an .odt → its parts. Throws `Unreadable` where there is no text document in it. */
export function openOdt(bytes: Uint8Array): Odt {
  const archive = openArchive(bytes);
  const content = xmlOf(archive, 'content.xml');
  const body = childOf(content, 'office:body', 'office:text');
  if (content === undefined || body === undefined) {
    throw new Unreadable(
      'odt-no-document',
      'The file holds no text document.',
      'Save it as .odt from a word processor.',
    );
  }
  const sheets = [xmlOf(archive, 'styles.xml'), content].filter((sheet) => sheet !== undefined);
  const meta = childOf(xmlOf(archive, 'meta.xml'), 'office:meta');
  const removed = deletionsOf(body);
  const gathered = { notes: [], assets: new Map(), removed, anchors: new Map(), counts: new Map() };
  return { archive, body, meta, styles: stylesOf(sheets), ...gathered, isCut: content.isCut === true };
}

/** What tracked changes have deleted is kept apart from the text. */
function deletionsOf(body: XmlElement): Removal[] {
  return childrenOf(body, 'text:tracked-changes')
    .flatMap((changes) => descendantsOf(changes, 'text:deletion'))
    .map((deletion) => descendantsOf(deletion, 'text:p').map(textOfXml).join(' '))
    .filter((what) => what.trim() !== '')
    .map((what) => ({ step: 'tracked changes', what, why: 'deleted in the document as it stands' }));
}

/** A member as XML, if it is there. */
export function xmlOf(archive: Archive, path: string): XmlElement | undefined {
  const bytes = archive.get(path);
  return bytes && parseXml(bytes, namespaces);
}
