import type { Body } from './body.ts';
import type { Line } from './lines.ts';
import { endsSentence, type Group, groupsOf, isShort } from './paragraphs.ts';
import type { PlacedPicture } from './pictures.ts';
import { type Role, roleOf } from './roles.ts';
import { pageNumber } from './running.ts';
import { type Grid, isGrid, tablesIn } from './tables.ts';

/** A piece of the text in reading order, before it becomes mdast. */
export type Piece =
  | { readonly kind: Role; readonly group: Group; readonly page: number }
  | { readonly kind: 'table'; readonly grid: Grid; readonly page: number }
  | { readonly kind: 'picture'; readonly picture: PlacedPicture; readonly page: number }
  | { readonly kind: 'note'; readonly group: Group; readonly page: number; readonly mark: string };

/** Regions in reading order → pieces; paragraphs cut by a column's or page's end are whole again. */
export function piecesOf(regions: readonly (readonly Line[])[], body: Body): Piece[] {
  const pieces: Piece[] = [];
  for (const region of regions) {
    const own: Piece[] = [];
    for (const part of tablesIn(region, body)) {
      const page = (isGrid(part) ? part.lines : part)[0]?.page ?? 1;
      if (isGrid(part)) own.push({ kind: 'table', grid: part, page });
      else for (const group of groupsOf(part, body)) own.push(pieceOf(group, body));
    }
    joinTo(pieces, joinCode(own, body));
  }
  return pieces;
}

/** Puts each picture before what stands below it in its column, else at its page's end. */
export function withPictures(pieces: readonly Piece[], pictures: readonly PlacedPicture[]): Piece[] {
  const out = [...pieces];
  for (const picture of pictures) {
    const { box, page } = picture;
    const below = out.findIndex((piece) => {
      const lines = linesIn(piece);
      const [first] = lines;
      if (piece.page !== page || !first || first.top < box.bottom - 6) return false;
      return (
        Math.min(...lines.map((line) => line.left)) < box.right &&
        Math.max(...lines.map((line) => line.right)) > box.left
      );
    });
    const last = out.findLastIndex((piece) => piece.page <= page) + 1;
    out.splice(below < 0 ? last : below, 0, { kind: 'picture', picture, page });
  }
  return out;
}

function linesIn(piece: Piece): readonly Line[] {
  if (piece.kind === 'picture') return [];
  return piece.kind === 'table' ? piece.grid.lines : piece.group.lines;
}

/** Code with empty lines in it is one piece. */
function joinCode(pieces: readonly Piece[], body: Body): Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    const end = last?.kind === 'code' ? last.group.lines.at(-1) : undefined;
    const start = piece.kind === 'code' ? piece.group.lines[0] : undefined;
    if (last?.kind === 'code' && piece.kind === 'code' && end && start && start.y - end.y < 4 * body.leading)
      out[out.length - 1] = { ...last, group: { ...last.group, lines: [...last.group.lines, ...piece.group.lines] } };
    else out.push(piece);
  }
  return out;
}

function pieceOf(group: Group, body: Body): Piece {
  const page = group.lines[0]?.page ?? 1;
  const mark = noteMarkOf(group, body);
  return mark === undefined ? { kind: roleOf(group, body), group, page } : { kind: 'note', group, page, mark };
}

/** Small type that begins with a raised or spaced mark. Whether it is a note is known once a mark in the text is found. */
function noteMarkOf(group: Group, body: Body): string | undefined {
  const [line] = group.lines;
  const [first, second] = line?.items ?? [];
  if (!line || !first || line.size > 0.94 * body.size) return undefined;
  const alone = /^(\d{1,3}|[*∗†‡§¶]{1,3})$/.exec(first.text.trim())?.[1];
  if (alone && second && (first.size < 0.9 * line.size || second.x - first.x - first.width > 0)) return alone;
  return /^(\d{1,3}|[*∗†‡§¶]{1,3})\s+\p{L}/u.exec(first.text)?.[1];
}

/** Adds a region's pieces; its first paragraph may go on with the last one before it, floats and notes aside. */
function joinTo(pieces: Piece[], own: Piece[]): void {
  const tail = pieces.at(-1);
  const head = own[0];
  if (tail?.kind === 'code' && head?.kind === 'code') {
    pieces[pieces.length - 1] = {
      ...tail,
      group: { ...tail.group, lines: [...tail.group.lines, ...head.group.lines] },
    };
    pieces.push(...own.slice(1));
    return;
  }
  const first = own.findIndex((piece) => !isAside(piece));
  const next = own[first];
  const at = pieces.findLastIndex((piece) => !isAside(piece));
  const last = pieces[at];
  if (next && last && first <= 2 && (last.kind === 'paragraph' || last.kind === 'item') && next.kind === 'paragraph') {
    if (goesOn(last.group, next.group)) {
      pieces[at] = { ...last, group: { ...last.group, lines: [...last.group.lines, ...next.group.lines] } };
      pieces.push(...own.filter((piece) => piece !== next));
      return;
    }
  }
  pieces.push(...own);
}

function isAside(piece: Piece): boolean {
  if (piece.kind === 'paragraph')
    return piece.group.lines.length === 1 && pageNumber.test(piece.group.lines[0]?.text ?? '');
  return piece.kind === 'caption' || piece.kind === 'note' || piece.kind === 'table' || piece.kind === 'picture';
}

function goesOn(a: Group, b: Group): boolean {
  const last = a.lines.at(-1);
  const next = b.lines[0];
  if (!last || !next || Math.abs(last.size - next.size) > 0.3) return false;
  if (/\p{L}[-\u2010\u00AD]$/u.test(last.text) && /^\p{L}/u.test(next.text)) return true;
  if (/^\p{Ll}/u.test(next.text) && !endsSentence(last.text)) return true;
  const indented = next.left - b.left > 0.7 * next.size && b.lines.length > 1;
  return !isShort(last, a) && !endsSentence(last.text) && !indented && last.font === next.font;
}
