import type { Heading } from 'mdast';
import type { Asset, Removal } from '../reader.ts';
import { childOf, childrenOf, descendantsOf, type XmlElement } from '../xml.ts';
import type { Field } from './fields.ts';
import type { Docx, Part } from './package.ts';
import { isFixed } from './styles.ts';

/** A note that was referred to: its label in the tree, and its contents in its own part. */
export type Note = { readonly identifier: string; readonly element: XmlElement; readonly part: Part };

/** What is known and gathered while one part of a document is read; notes and the body share all but `part` and `fields`. */
export type Scope = {
  readonly docx: Docx;
  readonly part: Part;
  readonly fields: Field[];
  readonly notes: Map<string, Note>;
  readonly assets: Map<string, Asset>;
  readonly removed: Removal[];
  /** Headings by the bookmarks in them. */
  readonly anchors: Map<string, Heading>;
  /** How far each ordered list has counted: `number/level`. */
  readonly counts: Map<string, number>;
  /** Letters of equal width mean code here: not so where most of the text is set in them. */
  readonly fixedIsCode: boolean;
  /** Label for a note of the document, if there is such a note. */
  readonly noteId: (kind: 'footnote' | 'endnote', id: string) => string | undefined;
};

export function scopeOf(docx: Docx): Scope {
  const notes = new Map<string, Note>();
  const noteId: Scope['noteId'] = (kind, id) => {
    const key = `${kind} ${id}`;
    const known = notes.get(key);
    if (known !== undefined) return known.identifier;
    const part = kind === 'footnote' ? docx.footnotes : docx.endnotes;
    const element = childrenOf(part?.root, `w:${kind}`).find((note) => note.attributes['w:id'] === id);
    if (part === undefined || element === undefined) return undefined;
    const identifier = String(notes.size + 1);
    notes.set(key, { identifier, element, part });
    return identifier;
  };
  const gathered = { assets: new Map(), removed: [], anchors: new Map(), counts: new Map(), fields: [] };
  return { docx, part: docx.document, notes, noteId, fixedIsCode: isRare(docx.document.root), ...gathered };
}

/** Less than two fifths of all runs are set in letters of equal width. */
function isRare(root: XmlElement): boolean {
  const runs = descendantsOf(root, 'w:r');
  return runs.filter((run) => isFixed(childOf(run, 'w:rPr'))).length < runs.length * 0.4;
}

/** The same document, another part of it. */
export function scopeIn(scope: Scope, part: Part): Scope {
  return { ...scope, part, fields: [] };
}
