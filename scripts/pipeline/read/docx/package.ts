import { type Archive, openArchive } from '../archive.ts';
import { Unreadable } from '../unreadable.ts';
import { childrenOf, type Namespaces, parseXml, type XmlElement } from '../xml.ts';
import { type Numbering, numberingOf } from './numbering.ts';
import { type Styles, stylesOf, valOf } from './styles.ts';

/** Where a part's relation id leads: a member of the archive, or an address outside. */
export type Relation = { readonly target: string; readonly external: boolean; readonly type: string };
export type Relations = ReadonlyMap<string, Relation>;

/** One XML member of the package, with what it refers to. */
export type Part = { readonly root: XmlElement; readonly relations: Relations };

export type Docx = {
  readonly archive: Archive;
  readonly document: Part;
  readonly footnotes: Part | undefined;
  readonly endnotes: Part | undefined;
  readonly styles: Styles;
  readonly numbering: Numbering;
  /** Of all text that does not say otherwise. */
  readonly language: string | undefined;
  /** What is nested beyond any use was left out. */
  readonly isCut: boolean;
};

const office = 'http://schemas.openxmlformats.org/';
/** Transitional and strict addresses of ISO/IEC 29500, and the Microsoft extensions we read. */
const namespaces: Namespaces = new Map([
  [`${office}wordprocessingml/2006/main`, 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  [`${office}officeDocument/2006/relationships`, 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
  [`${office}drawingml/2006/main`, 'a'],
  ['http://purl.oclc.org/ooxml/drawingml/main', 'a'],
  [`${office}drawingml/2006/wordprocessingDrawing`, 'wp'],
  ['http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing', 'wp'],
  [`${office}officeDocument/2006/math`, 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  [`${office}markup-compatibility/2006`, 'mc'],
  ['http://schemas.microsoft.com/office/word/2010/wordml', 'w14'],
  ['http://schemas.microsoft.com/office/drawing/2016/SVG/main', 'asvg'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://purl.org/dc/terms/', 'dcterms'],
  [`${office}package/2006/metadata/core-properties`, 'cp'],
]);

/** Bytes of a .docx → its parts. Throws `Unreadable` where there is no document in it. */
export function openDocx(bytes: Uint8Array): Docx {
  const archive = openArchive(bytes);
  const main = [...relationsOf(archive, '').values()].find((relation) => relation.type.endsWith('/officeDocument'));
  const path = main?.target ?? 'word/document.xml';
  const document = partOf(archive, path);
  if (document === undefined) {
    throw new Unreadable(
      'docx-no-document',
      'The file holds no text document.',
      'Save it as .docx from a word processor.',
    );
  }
  const related = (type: string): Part | undefined => {
    const relation = [...document.relations.values()].find((found) => found.type.endsWith(`/${type}`));
    return relation === undefined ? undefined : partOf(archive, relation.target);
  };
  const styleSheet = related('styles')?.root;
  const styles = stylesOf(styleSheet);
  const language = valOf(styleSheet, 'w:docDefaults', 'w:rPrDefault', 'w:rPr', 'w:lang');
  const numbering = numberingOf(related('numbering')?.root);
  const notes = { footnotes: related('footnotes'), endnotes: related('endnotes') };
  const isCut = [document, notes.footnotes, notes.endnotes].some((part) => part?.root.isCut === true);
  return { archive, document, ...notes, styles, numbering, language, isCut };
}

/** A member as XML by its path, if it is there. */
export function partOf(archive: Archive, path: string): Part | undefined {
  const bytes = archive.get(path);
  return bytes && { root: parseXml(bytes, namespaces), relations: relationsOf(archive, path) };
}

function relationsOf(archive: Archive, path: string): Relations {
  const cut = path.lastIndexOf('/') + 1;
  const folder = path.slice(0, cut);
  const bytes = archive.get(`${folder}_rels/${path.slice(cut)}.rels`);
  if (bytes === undefined) return new Map();
  return new Map(
    childrenOf(parseXml(bytes, namespaces), 'Relationship').map(({ attributes }) => {
      const external = attributes['TargetMode'] === 'External';
      const target = attributes['Target'] ?? '';
      const place = external ? target : inside(folder, target);
      return [attributes['Id'] ?? '', { target: place, external, type: attributes['Type'] ?? '' }];
    }),
  );
}

/** Path in the archive of a target as a relation names it: `../media/a.png` beside `word/document.xml`. */
function inside(folder: string, target: string): string {
  const path = target.startsWith('/') ? target : `/${folder}${target}`;
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
